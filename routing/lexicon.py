"""From a word as posted to the vocabulary's words that it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from routing import words
from routing.frequency import only_english
from routing.inflection import stem
from routing.nouns import Why
from routing.spelling import Spellings

_INFLECTED = 0.95
_SYNONYM = 0.9
_HEAD = 0.8
_MODIFIER = 0.6
# Of a compound with a head that no phrase has: a part of the thing, as the plate of a slide is.
_WHOLE_THING = 0.85
_ONE_SLIP = 0.85
_TWO_SLIPS = 0.7
_LEAST_MODIFIER = 3
_TELLING = 0.6
_TYPO_LETTERS = 4
_LONG_LETTERS = 8
_LONGEST_WORD = 40
_CACHED_WORDS = 8_192


@dataclass(frozen=True, slots=True)
class Link:
    """A term (a stem of the vocabulary) that a word supports, how well, and by what."""

    term: str
    quality: float
    why: Why


class Lexicon:
    """The words of a vocabulary, findable through inflection, compounds, synonyms and typos."""

    def __init__(self, forms: Iterable[str], synonyms: Iterable[tuple[str, ...]] = ()) -> None:
        """Take all folded words of the vocabulary; `synonyms` are groups of single words."""
        self._forms = frozenset(forms)
        gathered: dict[str, set[str]] = {}
        for group in synonyms:
            stems = {stem(form): form for form in group}
            # Who writes Dutch means no phrase in English; who writes English may mean either.
            dutch = {one for one, form in stems.items() if not only_english(form)}
            for one in stems:
                meant = dutch if one in dutch else stems.keys()
                gathered.setdefault(one, set()).update(meant - {one})
        # Sorted, so that of equals the same one is told in every process.
        self._others = {one: tuple(sorted(others)) for one, others in gathered.items()}
        self._synonyms = frozenset(form for group in synonyms for form in group)
        own = self._forms | self._synonyms
        self._stems = frozenset(stem(form) for form in self._forms)
        self._terms = set(self._stems)
        self._terms.update(
            w for form in self._forms for p in words.parts(form) for w in stems_of(p)
        )
        self._known_stems = self._terms | self._others.keys()
        self._targets = {form: stem(form) for form in own if len(form) >= _TYPO_LETTERS}
        self._targets.update(
            (s, s) for s in list(self._targets.values()) if len(s) >= _TYPO_LETTERS
        )
        self._spellings = Spellings(self._targets)
        self.links = lru_cache(maxsize=_CACHED_WORDS)(self._links)

    def has(self, form: str) -> bool:
        """Whether the vocabulary itself uses this word, inflected or not."""
        return form in self._forms or stem(form) in self._known_stems

    def _links(self, form: str) -> tuple[Link, ...]:
        best: dict[str, Link] = {}
        own = stem(form)
        why = Why.EXACT if form in self._forms else Why.INFLECTION
        self._add(best, own, 1.0 if why is Why.EXACT else _INFLECTED, why)
        for modifier, head in words.parts(form):
            self._add(best, stem(head), _HEAD, Why.COMPOUND)
            part = stem(head) not in self._stems and stem(modifier) in self._stems
            worth = _WHOLE_THING if part else _MODIFIER
            self._add(best, stem(modifier), worth, Why.COMPOUND)
        if own not in self._known_stems and not words.known(form):
            self._add_heads(best, form)
            self._add_typos(best, form)
            if own != form and not words.known(own):
                self._add_typos(best, own)
        return tuple(best.values())

    def _add(self, best: dict[str, Link], term: str, quality: float, why: Why) -> None:
        if term in self._terms and (term not in best or best[term].quality < quality):
            best[term] = Link(term, quality, why)
        for other in self._others.get(term, ()):
            worth = quality * _SYNONYM
            if other in self._terms and (other not in best or best[other].quality < worth):
                best[other] = Link(other, worth, Why.SYNONYM)

    def _add_heads(self, best: dict[str, Link], form: str) -> None:
        """Words of the vocabulary at the end of a compound that general Dutch does not know."""
        if len(form) > _LONGEST_WORD:
            return
        for cut in range(_LEAST_MODIFIER, len(form) - _TYPO_LETTERS + 1):
            head = form[cut:]
            if head in self._forms and words.rarity(head) >= _TELLING:
                self._add(best, stem(head), _HEAD, Why.COMPOUND)

    def _add_typos(self, best: dict[str, Link], form: str) -> None:
        if not _TYPO_LETTERS <= len(form) <= _LONGEST_WORD or form.isdigit():
            return
        slips = 2 if len(form) >= _LONG_LETTERS else 1
        for target, distance in self._spellings.near(form, slips):
            if min(len(form), len(target)) < (_LONG_LETTERS - 1) * (distance - 1):
                continue
            worth = _ONE_SLIP if distance <= 1 else _TWO_SLIPS
            self._add(best, self._targets[target], worth, Why.TYPO)


def stems_of(pair: tuple[str, str]) -> tuple[str, str]:
    """The stems of a modifier and a head."""
    return stem(pair[0]), stem(pair[1])
