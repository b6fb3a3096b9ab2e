"""A title names place and problem: never a group, a family, or words that somebody posted."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import parts
from bot.cards import view as views
from bot.cards.view import View
from routing.nouns import Evidence, Flag, Flagged, Owner, Role, Span, Why
from tests.cards.stage import a_reader, in_a_town
from tests.municipality import FULL
from tests.stories.play import FARM, LANTERNS, Play


def owned_by(view: View, *evidence: Evidence, flags: tuple[Flagged, ...] = ()) -> View:
    """Have a view's routing find street lighting by these reasons."""
    owner = Owner("verlichting", Role.LEAD, 0.9, evidence)
    return replace(view, routing=replace(view.routing, owners=(owner,), flags=flags))


def because_of(phrase: str, why: Why = Why.EXACT) -> Evidence:
    return Evidence(phrase, (Span(0, 4),), why)


@in_a_town()
async def test_it_is_a_phrase_of_the_vocabulary_and_never_a_likeness(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        assert parts.title(view, reader) == "Lantaarn doet het niet"
        likeness = because_of("iets heel anders", Why.LIKENESS)
        assert parts.title(owned_by(view, likeness), reader) == "Straatverlichting"
        longest = owned_by(view, because_of("een zin zonder einde " * 9))
        assert len(parts.title(longest, reader)) <= views.TITLE_CHARS


@in_a_town()
async def test_a_phrase_that_says_much_comes_before_others_and_a_weak_one_is_none(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play, FULL) as reader:
        view = views.load(reader.session, 1)
        directory = reader.rules.directory
        department = directory.departments["verlichting"]
        directory.departments["verlichting"] = department.model_copy(
            update={"strong": ("lichtmast",), "weak": ("donker",)}
        )
        assert view is not None
        reasons = (because_of("donker"), because_of("fietsen"), because_of("lichtmast"))
        assert parts.title(owned_by(view, *reasons), reader) == "Lichtmast"
        assert parts.title(owned_by(view, *reasons[:2]), reader) == "Fietsen"
        assert parts.title(owned_by(view, *reasons[:1]), reader) == "Straatverlichting"
        directory.departments["verlichting"] = department


@in_a_town()
async def test_where_somebody_vulnerable_is_spoken_of_it_is_only_whose_work_it_is(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        flagged = (Flagged(Flag.VULNERABLE, (because_of("verward"),)),)
        spoken_of = owned_by(view, because_of("verwarde buurman"), flags=flagged)
        assert parts.title(spoken_of, reader) == "Straatverlichting"


@in_a_town()
async def test_words_as_posted_are_no_title_and_a_broker_may_give_one(play: Play) -> None:
    await play.post("fatima", f"de familie Jansen: {FARM}")
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        assert parts.title(view, reader) == "Signaal"
        framed = replace(view, framed="Toekomst van de kinderboerderij")
        assert parts.title(framed, reader) == "Toekomst van de kinderboerderij"
