"""Where it is: names of wijken, buurten, streets and landmarks as people write them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from routing import words
from routing.nouns import Evidence, Span, Why, Wijk, WijkMatch
from routing.spelling import Spellings
from routing.text import DETERMINERS, Token, opens_place, tokens, word_set

_WIJK, _BUURT, _STREET, _LANDMARK = 1.0, 0.95, 0.9, 0.85
_TYPO = 0.85
_SHARED = 0.8
_LONGEST_NAME_TOKENS = 5
_TYPO_LETTERS = 6
_TYPO_WORDS = 4
_HOUSE_NUMBER = 5
_LONG_LETTERS = 9
_LONGEST_LETTERS = 40
# A name that is also a word of daily use needs more than its letters to be a place.
_COMMON_ZIPF = 3.0
_VERY_COMMON_ZIPF = 4.3
_DOUBTFUL_SHARE = 0.6
_SHORT = {
    "str": "straat", "pln": "plein", "ln": "laan", "wg": "weg", "burg": "burgemeester",
    "prof": "professor", "dr": "dokter", "st": "sint", "mgr": "monseigneur", "ds": "dominee",
    "v": "van", "d": "de", "ing": "ingenieur", "ir": "ingenieur",
}  # fmt: skip
_SHORT_ENDS = (("str", "straat"), ("pln", "plein"), ("ln", "laan"), ("plnts", "plantsoen"))
_STREET_ENDS = (
    "straat", "laan", "plein", "kade", "gracht", "singel", "plantsoen", "dreef", "steeg",
    "straten", "hof", "weg", "dijk", "pad",
)  # fmt: skip
_SURE_STREET_ENDS = _STREET_ENDS[:9]
_PREPOSITIONS = word_set("in op bij naast achter tegenover langs aan naar rond uit door")


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    wijken: tuple[str, ...]
    score: float
    common: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that the text names; `sure` ones say nothing about the matter."""

    name: str
    wijken: tuple[str, ...]
    score: float
    why: Why
    first: int
    last: int
    sure: bool


class Gazetteer:
    """All names of places of a municipality, findable through abbreviations and typos."""

    def __init__(self, wijken: Iterable[Wijk]) -> None:
        """Take the wijken; a name in several of them points at each."""
        self._names: dict[str, _Name] = {}
        for wijk in wijken:
            for kind, names in (
                (_WIJK, (wijk.name,)),
                (_BUURT, wijk.buurten),
                (_STREET, wijk.streets),
                (_LANDMARK, wijk.landmarks),
            ):
                for name in names:
                    self._add(name, wijk.name, kind)
        self._spellings = Spellings(key for key in self._names if len(key) >= _TYPO_LETTERS)

    def _add(self, name: str, wijk: str, score: float) -> None:
        forms = [token.form for token in tokens(name)]
        if not forms:
            return
        keys = {"".join(forms), "".join(_written_out(forms))}
        if forms[0] in DETERMINERS and len(forms) > 1:
            keys.add("".join(forms[1:]))
        for key in keys:
            common = words.zipf(key)
            old = self._names.get(key)
            if old is None:
                self._names[key] = _Name(name, (wijk,), score, common)
            elif wijk in old.wijken:
                continue
            elif score > old.score and _WIJK in (score, old.score):
                self._names[key] = _Name(name, (wijk,), score, common)
            elif _WIJK not in (score, old.score):
                self._names[key] = _Name(
                    old.text, (*old.wijken, wijk), max(old.score, score), common
                )

    def mentions(self, text_tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The places that a text names, longest names first where they overlap."""
        found: list[Mention] = []
        taken: set[int] = set()
        # Right names first: "is Kanaalstraat" is no slip of the pen for what stands behind it.
        for find in (self._exact_at, self._typo_at):
            at = 0
            while at < len(text_tokens):
                mention = None if at in taken else find(text_tokens, at, taken)
                if mention is not None:
                    found.append(mention)
                    taken.update(range(at, mention.last + 1))
                    at = mention.last
                at += 1
        return tuple(sorted(found, key=lambda mention: mention.first))

    def _exact_at(
        self, text_tokens: Sequence[Token], at: int, _taken: Container[int]
    ) -> Mention | None:
        for last, key in reversed(list(_windows(text_tokens, at))):
            name = self._names.get(key)
            if name is not None:
                return _judged(name, Why.EXACT, text_tokens, at, last)
        return None

    def _typo_at(
        self, text_tokens: Sequence[Token], at: int, taken: Container[int]
    ) -> Mention | None:
        for last, key in reversed(list(_windows(text_tokens, at))):
            free = not any(position in taken for position in range(at, last + 1))
            if not free or not self._may_be_typo(text_tokens, at, last, key):
                continue
            name = self._likest(key)
            if name is not None:
                return _judged(name, Why.TYPO, text_tokens, at, last)
        return None

    def _may_be_typo(self, text_tokens: Sequence[Token], at: int, last: int, key: str) -> bool:
        if not _TYPO_LETTERS <= len(key) <= _LONGEST_LETTERS:
            return False
        if at == last:
            return not words.known(key)
        if _long_form(text_tokens[at].form) in DETERMINERS | _PREPOSITIONS:
            return False
        forms = [token.form for token in text_tokens[at : last + 1]]
        return forms[-1].endswith(_STREET_ENDS) and last - at < _TYPO_WORDS

    def _likest(self, key: str) -> _Name | None:
        slips = 2 if len(key) >= _LONG_LETTERS else 1
        if key.endswith(_SURE_STREET_ENDS) and len(key) < _LONG_LETTERS + 4:
            slips = 1
        near = self._spellings.near(key, slips)
        return self._names[near[0][0]] if near else None


def _windows(text_tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """Runs of words from `at` on, each as its last token and its letters without spaces."""
    key = ""
    for last in range(at, min(at + _LONGEST_NAME_TOKENS, len(text_tokens))):
        token = text_tokens[last]
        if last > at and token.clause != text_tokens[last - 1].clause:
            return
        key += _long_form(token.form)
        yield last, _ended(key)


def _long_form(form: str) -> str:
    return _SHORT.get(form, form)


def _written_out(forms: Sequence[str]) -> list[str]:
    return [*(_long_form(form) for form in forms[:-1]), _ended(_long_form(forms[-1]))]


def _ended(key: str) -> str:
    for short, full in _SHORT_ENDS:
        if key.endswith(short) and len(key) > len(short) + 3:
            return key[: -len(short)] + full
    return key


def _judged(
    name: _Name, why: Why, text_tokens: Sequence[Token], first: int, last: int
) -> Mention | None:
    """The mention, unless the name is a bare common word here."""
    score = name.score if why is Why.EXACT else name.score * _TYPO
    sure = True
    if name.common >= _COMMON_ZIPF:
        before = text_tokens[first - 1].form if first else ""
        earlier = text_tokens[first - 2].form if first > 1 else ""
        follows = text_tokens[last + 1] if last + 1 < len(text_tokens) else None
        numbered = (
            follows is not None and follows.form[0].isdigit() and len(follows.form) <= _HOUSE_NUMBER
        )
        after = before in _PREPOSITIONS or (first > 0 and opens_place(text_tokens, first - 1))
        if name.common < _VERY_COMMON_ZIPF and before in DETERMINERS:
            after = after or earlier in _PREPOSITIONS
        street = name.text.casefold().endswith(_SURE_STREET_ENDS)
        sure = numbered or after or street
        if not sure and not text_tokens[first].capital:
            return None
        if not sure or not (numbered or street or text_tokens[first].capital):
            score *= _DOUBTFUL_SHARE if name.common >= _VERY_COMMON_ZIPF else 1.0
    return Mention(name.text, name.wijken, score, why, first, last, sure)


def masked(
    text_tokens: Sequence[Token], mentions: Iterable[Mention], ordinary: Iterable[str]
) -> frozenset[int]:
    """The tokens that only name a place: mentions, and streets that nobody listed.

    `ordinary` are the words of the text that the vocabulary knows.
    """
    at = {i for m in mentions if m.sure for i in range(m.first, m.last + 1)}
    known = frozenset(ordinary)
    for number, token in enumerate(text_tokens):
        street = token.form.endswith(_SURE_STREET_ENDS) and len(token.form) >= _LONG_LETTERS
        if street and token.form not in known and not words.known(token.form):
            at.add(number)
    return frozenset(at)


def wijken(
    mentions: Sequence[Mention], text_tokens: Sequence[Token], default: str | None
) -> tuple[WijkMatch, ...]:
    """The wijken that the mentions point at, likeliest first; else the default.

    A name that lies in several wijken is settled by another that lies in one of them.
    """
    settled = {m.wijken[0] for m in mentions if len(m.wijken) == 1}
    scores: dict[str, float] = {}
    reasons: dict[str, list[tuple[float, Mention, Evidence]]] = {}
    for mention in mentions:
        narrowed = tuple(w for w in mention.wijken if w in settled) or mention.wijken
        score = mention.score * (_SHARED if len(narrowed) > 1 else 1.0)
        span = Span(text_tokens[mention.first].span.start, text_tokens[mention.last].span.end)
        evidence = Evidence(mention.name, (span,), mention.why, score)
        for wijk in narrowed:
            scores[wijk] = 1 - (1 - scores.get(wijk, 0.0)) * (1 - score)
            reasons.setdefault(wijk, []).append((score, mention, evidence))
    if not scores:
        reason = Evidence(default or "", (), Why.DEFAULT, DEFAULT_SCORE)
        return (WijkMatch(default, DEFAULT_SCORE, (reason,)),) if default else ()
    ranked = sorted(scores, key=lambda wijk: (-scores[wijk], wijk))
    return tuple(
        WijkMatch(wijk, scores[wijk], tuple(r[2] for r in reasons[wijk]), _place(reasons[wijk]))
        for wijk in ranked
    )


DEFAULT_SCORE = 0.4


def _place(reasons: Sequence[tuple[float, Mention, Evidence]]) -> str:
    """The narrowest name: a street or landmark before a buurt before the wijk."""
    return min(reasons, key=lambda reason: reason[1].score)[1].name
