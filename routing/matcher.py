"""The words of a text against the phrases of departments or themes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from routing import words
from routing.inflection import stem
from routing.lexicon import Lexicon, stems_of
from routing.nouns import Evidence, Phrase, Span, Weight, Why
from routing.text import STOPWORDS, Token, placed, tokens
from routing.verbs import rejoined

# A noun that tells where says less of what is the matter (measured: 0.4).
PLACE_SHARE = 0.4
_MODIFIER_SHARE = 0.5
_HEAD_SHARE = 0.45
_APART = 0.6
_NEXT_TOKEN = 0.75
_VETO_COVERAGE = 0.9
_SHOWN_COVERAGE = 0.5
_HARDLY_WEAKER = 0.85
_WEIGHTS = {Weight.STRONG: 1.35, Weight.NORMAL: 1.0, Weight.WEAK: 0.5, Weight.EXCLUDING: 0.0}
_DOUBT = (Why.EXACT, Why.INFLECTION, Why.SYNONYM, Why.COMPOUND, Why.TYPO)
# How much more a whole phrase counts than its parts.
_WHOLENESS = 1.3
_WHOLE = 0
_LEAST = 0.05
# Who calls a single word strong says that it tells enough by itself, however common it is.
_LEAST_ALONE = 0.72


@dataclass(frozen=True, slots=True)
class _Slot:
    weight: float
    where: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    group: int
    phrase: Phrase
    slots: tuple[_Slot, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Posting:
    entry: int
    slot: int
    part: int
    share: float
    where: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that the text supports: how much of it, and by which tokens."""

    phrase: Phrase
    coverage: float
    why: Why
    gains: tuple[tuple[int, float], ...]

    @property
    def score(self) -> float:
        """What its words tell together."""
        return sum(gain for _, gain in self.gains)

    @property
    def strongest(self) -> int:
        """The token that tells most."""
        return max(self.gains, key=lambda one: one[1])[0]

    def evidence(self, text_tokens: Sequence[Token]) -> Evidence:
        """The reason as shown to people."""
        spans = tuple(text_tokens[at].span for at in sorted(at for at, _ in self.gains))
        return Evidence(self.phrase.text, _joined(spans), self.why, min(1.0, self.coverage))


@dataclass(slots=True)
class Support:
    """What speaks for one department or theme."""

    hits: list[Hit] = field(default_factory=list)
    vetoed: bool = False

    def gains(self) -> dict[int, float]:
        """The best gain of each token."""
        best: dict[int, float] = {}
        for hit in self.hits:
            for at, gain in hit.gains:
                if gain > best.get(at, 0.0):
                    best[at] = gain
        return best

    def strength(self, within: Container[int] | None = None) -> float:
        """All gains together, or those of the tokens `within`; each further one counts less."""
        total, share = 0.0, 1.0
        counted = (gain for at, gain in self.gains().items() if within is None or at in within)
        for gain in sorted(counted, reverse=True):
            total += gain * share
            share *= _NEXT_TOKEN
        return total

    def best(
        self, count: int, read: Sequence[Token], within: Container[int] | None = None
    ) -> list[Hit]:
        """The strongest hits, none of which only repeats the words of a stronger one.

        Of phrases that say nearly as much of the same words, it is the one that looks most like
        them: who reads why recognises it. `within` keeps to hits whose strongest token is one
        of these.
        """
        chosen: list[Hit] = []
        used: set[int] = set()
        ranked = sorted(self.hits, key=lambda h: (-h.score, h.phrase.text))
        for hit in ranked:
            at = {position for position, _ in hit.gains}
            weak = chosen and hit.coverage < _SHOWN_COVERAGE
            if at <= used or weak or (within is not None and hit.strongest not in within):
                continue
            chosen.append(_likest(hit, ranked, read))
            used |= at
            if len(chosen) == count:
                break
        return chosen


def _likest(hit: Hit, hits: Sequence[Hit], read: Sequence[Token]) -> Hit:
    """The hit by the same words, and hardly weaker, whose phrase looks most like them."""
    at = {position for position, _ in hit.gains}
    said = " ".join(read[position].form for position in sorted(at))
    rivals = [
        each
        for each in hits
        if each.score >= _HARDLY_WEAKER * hit.score
        and each.score <= hit.score
        and {position for position, _ in each.gains} == at
    ]
    return max(rivals, key=lambda each: fuzz.ratio(said, each.phrase.text), default=hit)


class Matcher:
    """Phrases of several groups (departments or themes), prepared for matching."""

    def __init__(
        self, groups: Iterable[Sequence[Phrase]], synonyms: Iterable[tuple[str, ...]] = ()
    ) -> None:
        """Take each group's phrases, and groups of words or phrases that mean the same."""
        split = [tuple(tuple(_forms(member)) for member in group) for group in synonyms]
        single = [tuple(m[0] for m in group if len(m) == 1) for group in split]
        several = [group for group in split if any(len(member) > 1 for member in group)]
        self._entries: list[_Entry] = []
        self._postings: dict[str, list[_Posting]] = {}
        forms: set[str] = set()
        for number, phrases in enumerate(groups):
            for phrase in phrases:
                read = tokens(phrase.text)
                where = placed(read)
                pairs = [(token.form, mark) for token, mark in zip(read, where, strict=True)]
                for variant in _variants(pairs, several):
                    forms.update(self._enter(number, phrase, variant))
        self.lexicon = Lexicon(forms, [group for group in single if len(group) > 1])

    def _enter(self, group: int, phrase: Phrase, pairs: list[tuple[str, bool]]) -> list[str]:
        content = [pair for pair in pairs if pair[0] not in STOPWORDS] or pairs
        alone = len(pairs) == 1 and phrase.weight is Weight.STRONG
        floor = _LEAST_ALONE if alone else _LEAST
        slots = tuple(_Slot(max(floor, words.rarity(form)), mark) for form, mark in content)
        if not slots:
            return []
        number = len(self._entries)
        self._entries.append(_Entry(group, phrase, slots, sum(slot.weight for slot in slots)))
        for at, (form, mark) in enumerate(content):
            self._post(stem(form), _Posting(number, at, _WHOLE, 1.0, mark))
            for pair in words.parts(form)[:1]:
                shares = (_MODIFIER_SHARE, _HEAD_SHARE)
                for part, (piece, share) in enumerate(zip(stems_of(pair), shares, strict=True), 1):
                    own = min(1.0, words.rarity(piece) / slots[at].weight)
                    self._post(piece, _Posting(number, at, part, share * own, mark))
        return [form for form, _ in content]

    def _post(self, term: str, posting: _Posting) -> None:
        self._postings.setdefault(term, []).append(posting)

    def match(
        self, text_tokens: Sequence[Token], where: Sequence[bool], masked: frozenset[int]
    ) -> dict[int, Support]:
        """What the text says for each group; `masked` tokens name a place and say nothing."""
        found: dict[int, dict[tuple[int, int], tuple[float, int, Why]]] = {}
        read = [(at, token.form) for at, token in enumerate(text_tokens)]
        read += [pair for pair in rejoined(text_tokens) if self.lexicon.has(pair[1])]
        for at, form in read:
            if at in masked or form in STOPWORDS:
                continue
            for link in self.lexicon.links(form):
                for posting in self._postings.get(link.term, ()):
                    value = link.quality * posting.share
                    if where[at] and not posting.where:
                        value *= PLACE_SHARE
                    filled = found.setdefault(posting.entry, {})
                    key = posting.slot, posting.part
                    if key not in filled or filled[key][0] < value:
                        filled[key] = value, at, link.why
        supports: dict[int, Support] = {}
        for number, filled in found.items():
            entry = self._entries[number]
            hit = _hit(entry, filled, text_tokens)
            support = supports.setdefault(entry.group, Support())
            if entry.phrase.weight is not Weight.EXCLUDING:
                support.hits.append(hit)
            elif hit.coverage >= _VETO_COVERAGE:
                support.vetoed = True
        return supports


def _hit(
    entry: _Entry,
    filled: dict[tuple[int, int], tuple[float, int, Why]],
    text_tokens: Sequence[Token],
) -> Hit:
    gains: dict[int, float] = {}
    covered = 0.0
    doubt = 0
    for at, slot in enumerate(entry.slots):
        chosen = _filling(filled, at)
        value = min(1.0, sum(one[0] for one in chosen))
        covered += slot.weight * value
        for share, token, why in chosen:
            gains[token] = gains.get(token, 0.0) + slot.weight * share
            partial = len(chosen) > 1 or (at, _WHOLE) not in filled
            least = _DOUBT.index(Why.COMPOUND) if partial else 0
            doubt = max(doubt, least, _DOUBT.index(why))
    coverage = covered / entry.size
    sentences = {text_tokens[token].sentence for token in gains}
    factor = (
        coverage**_WHOLENESS
        * _WEIGHTS[entry.phrase.weight]
        * (_APART if len(sentences) > 1 else 1.0)
    )
    scaled = tuple((token, gain * factor) for token, gain in gains.items())
    return Hit(entry.phrase, coverage, _DOUBT[doubt], scaled)


def _filling(
    filled: dict[tuple[int, int], tuple[float, int, Why]], slot: int
) -> list[tuple[float, int, Why]]:
    """The word itself, or its two parts where these say more."""
    whole = filled.get((slot, _WHOLE))
    pieces = [filled[slot, part] for part in (1, 2) if (slot, part) in filled]
    if whole and whole[0] >= sum(piece[0] for piece in pieces):
        return [whole]
    return pieces


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def _variants(
    pairs: list[tuple[str, bool]], groups: Sequence[tuple[tuple[str, ...], ...]]
) -> list[list[tuple[str, bool]]]:
    """The phrase, and the phrase with one synonym of several words filled in."""
    found = [pairs]
    forms = tuple(form for form, _ in pairs)
    for group in groups:
        for member in group:
            size = len(member)
            for at in range(len(forms) - size + 1):
                if size and forms[at : at + size] == member:
                    for other in group:
                        if other != member and (len(other) > 1 or size > 1):
                            middle = [(form, pairs[at][1]) for form in other]
                            found.append([*pairs[:at], *middle, *pairs[at + size :]])
    return found


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order; neighbours with one space between become one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= 1:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
