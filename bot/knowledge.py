"""What the municipality's configuration tells the routing core."""

from __future__ import annotations

from bot.config import schema
from bot.config.schema import Config
from routing.nouns import Department, Flag, Knowledge, Outsider, Phrase, Theme, Weight, Wijk

_Spoken = schema.Department | schema.Theme | schema.Outsider
_LISTS = (
    (Weight.STRONG, "strong"),
    (Weight.NORMAL, "phrases"),
    (Weight.WEAK, "weak"),
    (Weight.EXCLUDING, "excluding"),
)


def knowledge(config: Config) -> Knowledge:
    """Departments, parties that may own, themes, wijken, flags, synonyms, outsiders, talk.

    A department without phrases owns only what somebody asks it to own, until it has learned
    some. A party that may not own is left out.
    """
    owners = (*config.departments, *(party for party in config.parties if party.may_own))
    return Knowledge(
        departments=tuple(map(_department, owners)),
        themes=tuple(
            Theme(theme.id, theme.name, _phrases(theme))
            for theme in config.themes
            if _is_spoken_of(theme)
        ),
        wijken=tuple(
            Wijk(wijk.name, wijk.buurten, wijk.streets, wijk.landmarks) for wijk in config.wijken
        ),
        flags=tuple((flag, getattr(config.flag_words, flag.value)) for flag in Flag),
        synonyms=config.synonyms,
        outsiders=tuple(
            Outsider(each.id, each.name, _phrases(each))
            for each in config.elsewhere
            if _is_spoken_of(each)
        ),
        talk=_phrases(config.talk),
    )


def _is_spoken_of(spoken: _Spoken) -> bool:
    """Whether a text can point at it; phrases that only exclude point at nothing."""
    return bool(spoken.phrases or spoken.strong or spoken.weak)


def _department(owner: schema.Department) -> Department:
    return Department(
        id=owner.id,
        name=owner.name,
        phrases=_phrases(owner),
        description=owner.description,
        wijken=frozenset(owner.wijken),
    )


def _phrases(spoken: _Spoken | schema.Talk) -> tuple[Phrase, ...]:
    """What it has of each weight; talk has no strong phrases, and none that exclude it."""
    return tuple(
        Phrase(text, weight) for weight, name in _LISTS for text in getattr(spoken, name, ())
    )
