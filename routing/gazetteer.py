"""Where it is: names of wijken, buurten, streets and landmarks as people write them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from routing import words
from routing.inflection import lemma_of
from routing.nouns import Evidence, Span, Why, Wijk, WijkMatch
from routing.spelling import Spellings
from routing.text import DETERMINERS, STOPWORDS, Token, opens_place, tokens, word_set
from routing.titles import TITLES

_WIJK, _BUURT, _STREET, _LANDMARK = 1.0, 0.95, 0.9, 0.85
_TYPO = 0.85
_SHARED = 0.8
_LONGEST_NAME_TOKENS = 5
_TYPO_LETTERS = 6
_TYPO_WORDS = 4
_HOUSE_NUMBER = 5
_LONG_LETTERS = 9
# Of a name that is cut short so much must be left; so many that go on alike are looked at.
_MOST_OF = 0.6
_ALIKE = 8
_LONGEST_LETTERS = 40
# A name that is also a word of daily use needs more than its letters to be a place.
_COMMON_ZIPF = 3.0
_VERY_COMMON_ZIPF = 4.3
_DOUBTFUL_SHARE = 0.6
_CLEARLY_COMMON_ZIPF = 3.3
# Where the wind comes from.
_QUARTERS = word_set("noordoost noordwest zuidoost zuidwest")
# "Op drift" is no street, whatever its name.
_IDIOMS = frozenset((("op", "drift"), ("in", "trans")))
# A name is also known without what kind of place it is.
_KINDS = word_set("winkelcentrum")
# Of several words that are one misspelt name, all but the last may be these only.
_PARTICLES = word_set("van de den der het ten ter en la le")
_SHORT = {
    "str": "straat", "pln": "plein", "ln": "laan", "wg": "weg", "burg": "burgemeester",
    "prof": "professor", "dr": "dokter", "st": "sint", "mgr": "monseigneur", "ds": "dominee",
    "adm": "admiraal", "v": "van", "d": "de", "ing": "ingenieur", "ir": "ingenieur",
}  # fmt: skip
_SHORT_ENDS = (
    ("straatwg", "straatweg"), ("strwg", "straatweg"), ("str", "straat"), ("pln", "plein"),
    ("ln", "laan"), ("plnts", "plantsoen"),
)  # fmt: skip
_SHORT_ENDINGS = tuple(short for short, _ in _SHORT_ENDS)
_STREET_ENDS = (
    "straat", "laan", "plein", "kade", "gracht", "singel", "plantsoen", "dreef", "steeg",
    "straten", "hof", "weg", "dijk", "pad",
)  # fmt: skip
_SURE_STREET_ENDS = _STREET_ENDS[:9]
# Ends of words too: only what nobody knows and is long enough is a road.
_ROAD_ENDS, _ROAD_LETTERS = ("weg", "dijk", "pad", "hof"), 7
_PREPOSITIONS = word_set("in op bij naast achter tegenover langs aan naar rond uit door")
# "In een drift", "door de drift" and "winkel na winkel" are no places.
_BEFORE_PLACES = _PREPOSITIONS - {"door"}
_NOT_WHERE = word_set("na sinds door")
_ARTICLES = word_set("de het t")
_NO_STARTS = DETERMINERS | _PREPOSITIONS
"""What no misspelt name of several words starts with."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    wijken: tuple[str, ...]
    score: float
    common: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that the text names; `sure` ones say nothing about the matter.

    `plain` ones are as sure without a capital.
    """

    name: str
    wijken: tuple[str, ...]
    score: float
    why: Why
    first: int
    last: int
    sure: bool
    plain: bool = True


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
        self._keys = sorted(self._names)
        self._spellings = Spellings(key for key in self._names if len(key) >= _TYPO_LETTERS)

    def _add(self, name: str, wijk: str, score: float) -> None:
        forms = [token.form for token in tokens(name)]
        if not forms:
            return
        keys = {"".join(forms), "".join(_written_out(forms))}
        if len(forms) > 1 and (forms[0] in DETERMINERS or forms[0] in _KINDS):
            keys.add("".join(forms[1:]))
        for key in keys:
            common = _common(key, score)
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
        forms = [_long_form(token.form) for token in text_tokens]
        # Right names first: "is Kanaalstraat" is no slip of the pen for what stands behind it.
        named = self._named(text_tokens, forms)
        taken = {at for mention in named for at in range(mention.first, mention.last + 1)}
        misspelt = self._misspelt(text_tokens, forms, taken)
        return tuple(sorted([*named, *misspelt], key=lambda mention: mention.first))

    def _named(self, text_tokens: Sequence[Token], forms: Sequence[str]) -> list[Mention]:
        found: list[Mention] = []
        after = 0
        for at in range(len(text_tokens)):
            place = self._longest(text_tokens, forms, at) if at >= after else None
            mention = _judged(place[0], Why.EXACT, text_tokens, at, place[1]) if place else None
            if mention is not None:
                found.append(mention)
                after = mention.last + 1
        return found

    def _longest(
        self, text_tokens: Sequence[Token], forms: Sequence[str], at: int
    ) -> tuple[_Name, int] | None:
        """The longest name that starts here, and its last token."""
        found: tuple[_Name, int] | None = None
        key = ""
        for last in range(at, _reach(text_tokens, at, _LONGEST_NAME_TOKENS)):
            key += forms[last]
            name = self._names.get(_ended(key))
            if name is not None:
                found = name, last
            if not self._starts_name(key):
                break
        return found

    def _starts_name(self, letters: str) -> bool:
        at = bisect_left(self._keys, letters)
        return at < len(self._keys) and self._keys[at].startswith(letters)

    def _misspelt(
        self, text_tokens: Sequence[Token], forms: Sequence[str], taken: Container[int]
    ) -> list[Mention]:
        """Names with a slip of the pen, in the tokens that are not taken."""
        found: list[Mention] = []
        streets = [token.form.endswith(_STREET_ENDS) for token in text_tokens]
        after = 0
        for at in range(len(forms)):
            if at < after or at in taken:
                continue
            # Several words are one name only if they end as a street does.
            reach = _typo_reach(forms, at)
            free = range(at, _reach(text_tokens, at, reach, taken))
            lasts = [last for last in reversed(free) if last == at or streets[last]]
            mention = self._misspelt_at(text_tokens, forms, at, lasts)
            if mention is not None:
                found.append(mention)
                after = mention.last + 1
        return found

    def _misspelt_at(
        self, text_tokens: Sequence[Token], forms: Sequence[str], at: int, lasts: Iterable[int]
    ) -> Mention | None:
        for last in lasts:
            key = _ended("".join(forms[at : last + 1]))
            right = last == at and (words.known(key) or lemma_of(key) is not None)
            if not right and _TYPO_LETTERS <= len(key) <= _LONGEST_LETTERS:
                name = self._likest(key)
                if name is not None:
                    return _judged(name, Why.TYPO, text_tokens, at, last)
        return None

    def _likest(self, key: str) -> _Name | None:
        slips = 2 if len(key) >= _LONG_LETTERS else 1
        if key.endswith(_SURE_STREET_ENDS) and len(key) < _LONG_LETTERS + 4:
            slips = 1
        # Who slips twice still began right: "doorgaven" is not "Hoograven".
        near = (n for n, far in self._spellings.near(key, slips) if far == 1 or n[0] == key[0])
        found = next(near, None) or self._cut_short(key)
        return self._names[found] if found else None

    def _cut_short(self, key: str) -> str | None:
        """The name of which this is most, as "Kanaleneil." is of Kanaleneiland."""
        if len(key) < _LONG_LETTERS - 1:
            return None
        start = bisect_left(self._keys, key)
        fit = [name for name in self._keys[start : start + _ALIKE] if name.startswith(key)]
        if not fit or len(key) < _MOST_OF * len(fit[0]):
            return None
        # "Kanaleneiland-Noord" begins with Kanaleneiland: that is the one that is meant.
        return fit[0] if all(name.startswith(fit[0]) for name in fit) else None


def _reach(text_tokens: Sequence[Token], first: int, most: int, taken: Container[int] = ()) -> int:
    """Where a name that starts at `first` must have ended: within its clause, before others."""
    for at in range(first + 1, min(first + most, len(text_tokens))):
        if at in taken or text_tokens[at].clause != text_tokens[first].clause:
            return at
    return min(first + most, len(text_tokens))


def _typo_reach(forms: Sequence[str], first: int) -> int:
    """How many words from `first` on may be one misspelt name: "zo op straat" is no street."""
    if forms[first] in _NO_STARTS or forms[first] in STOPWORDS:
        return 1
    for count in range(1, _TYPO_WORDS):
        later = forms[first + count : first + count + 1]
        if later and later[0] in STOPWORDS and later[0] not in _PARTICLES:
            return count
    return _TYPO_WORDS


def _common(key: str, score: float) -> float:
    """How much a name is also a word of daily use, as Zipf has it.

    A plant or a kind of weather is a word though hardly ever written; a buurt that is no
    word of the dictionary is a name though often written.
    """
    found = words.zipf(key)
    listed = lemma_of(key)
    if score == _STREET and listed is not None and not key.endswith(_STREET_ENDS):
        return max(found, _COMMON_ZIPF)
    if score >= _BUURT and found < _VERY_COMMON_ZIPF and key not in _QUARTERS:
        return 0.0 if listed is None or found < _CLEARLY_COMMON_ZIPF else found
    return found


def _long_form(form: str) -> str:
    return _SHORT.get(form, form)


def _written_out(forms: Sequence[str]) -> list[str]:
    return [*(_long_form(form) for form in forms[:-1]), _ended(_long_form(forms[-1]))]


def _ended(key: str) -> str:
    if not key.endswith(_SHORT_ENDINGS):
        return key
    for short, full in _SHORT_ENDS:
        if key.endswith(short) and len(key) > len(short) + 3:
            return key[: -len(short)] + full
    return key


def _judged(
    name: _Name, why: Why, text_tokens: Sequence[Token], first: int, last: int
) -> Mention | None:
    """The mention, unless the name is a bare common word here."""
    if first and name.common and text_tokens[first - 1].form in TITLES:
        return None  # "mevrouw Winter" is somebody
    score = name.score if why is Why.EXACT else name.score * _TYPO
    sure = plain = True
    if name.common >= _COMMON_ZIPF:
        very_common = name.common >= _VERY_COMMON_ZIPF
        before = text_tokens[first - 1].form if first else ""
        earlier = text_tokens[first - 2].form if first > 1 else ""
        follows = text_tokens[last + 1] if last + 1 < len(text_tokens) else None
        numbered = (
            follows is not None and follows.form[0].isdigit() and len(follows.form) <= _HOUSE_NUMBER
        )
        # "Zuilen: …" opens with where it is, where that is no common word of the day.
        alone = follows is not None and follows.clause != text_tokens[last].clause
        place = name.text.casefold().endswith(_STREET_ENDS) or name.score >= _BUURT
        fit = name.score == _WIJK or (place and not very_common)
        opens = first == 0 and alone and fit
        where = first > 0 and before not in _NOT_WHERE and opens_place(text_tokens, first - 1)
        after = (before in _BEFORE_PLACES or where) and (
            (before, text_tokens[first].form) not in _IDIOMS
        )
        if not very_common and before in _ARTICLES:
            after = after or earlier in _BEFORE_PLACES
        street = name.text.casefold().endswith(_SURE_STREET_ENDS)
        sure = numbered or after or street or opens
        if not sure and not text_tokens[first].capital:
            return None
        plain = sure and (numbered or street or not very_common)
        if very_common and not plain and not (sure and text_tokens[first].capital):
            score *= _DOUBTFUL_SHARE
    return Mention(name.text, name.wijken, score, why, first, last, sure, plain)


def masked(
    text_tokens: Sequence[Token], mentions: Iterable[Mention], ordinary: Iterable[str]
) -> frozenset[int]:
    """The tokens that only name a place: mentions, and streets that nobody listed.

    `ordinary` are the words of the text that the vocabulary knows.
    """
    named = frozenset(i for m in mentions if m.sure for i in range(m.first, m.last + 1))
    return named | unlisted(text_tokens, ordinary, _SURE_STREET_ENDS, _LONG_LETTERS)


def unlisted(
    text_tokens: Sequence[Token], ordinary: Iterable[str], ends: tuple[str, ...], least: int
) -> frozenset[int]:
    """What ends as a street does, in words of at least so many letters that nobody knows."""
    known = frozenset(ordinary)
    return frozenset(
        at
        for at, token in enumerate(text_tokens)
        if token.form.endswith(ends) and len(token.form) >= least
        if token.form not in known and not words.known(token.form)
    )


def roads(text_tokens: Sequence[Token], has: Callable[[str], bool]) -> frozenset[int]:
    """What ends as a road does and nobody knows, the vocabulary (`has`) included."""
    ordinary = (token.form for token in text_tokens if has(token.form))
    return unlisted(text_tokens, ordinary, _ROAD_ENDS, _ROAD_LETTERS)


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
