"""What of a text speaks for one department or theme, phrase by phrase."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from routing.inflection import stem
from routing.nouns import Evidence, Phrase, Span, Why
from routing.text import STOPWORDS, Token, tokens, word_set
from routing.verbs import Rejoined

NEXT_TOKEN = 0.75
"""How much less each further word counts than the one before it, the strongest first."""
_SHOWN_COVERAGE = 0.5
_SAID = 0.6
_NO = word_set("niet geen nooit not")
_BESIDE = 3
_HARDLY_WEAKER = 0.85


@dataclass(frozen=True)
class Hit:
    """A phrase that the text supports: how much of it, and by which tokens."""

    phrase: Phrase
    coverage: float
    why: Why
    gains: tuple[tuple[int, float], ...]
    verbs: tuple[Rejoined, ...] = ()
    """The verbs of the text that stand apart; those of the phrase are quoted with both parts."""

    @cached_property
    def score(self) -> float:
        """What its words tell together."""
        return sum(gain for _, gain in self.gains)

    @property
    def strongest(self) -> int:
        """The token that tells most."""
        return max(self.gains, key=lambda one: one[1])[0]

    @cached_property
    def tokens(self) -> frozenset[int]:
        """All tokens by which the text says it."""
        return frozenset(at for at, _ in self.gains)

    def evidence(self, text_tokens: Sequence[Token]) -> Evidence:
        """The reason as shown to people."""
        spans = tuple(text_tokens[at].span for at in sorted(self.tokens | self._particles()))
        return Evidence(
            self._meant(text_tokens),
            _joined(spans),
            self.why,
            min(1.0, self.coverage),
            self.phrase.learned,
        )

    def _meant(self, text_tokens: Sequence[Token]) -> str:
        """The phrase; of one that is hardly said, those of its words that are."""
        if self.coverage >= _SAID:
            return self.phrase.text
        words = [token.form for token in tokens(self.phrase.text) if token.form not in STOPWORDS]
        if not words:
            return self.phrase.text
        said = {
            max(range(len(words)), key=lambda n: fuzz.ratio(text_tokens[at].form, words[n]))
            for at in self.tokens
        }
        return " ".join(words[n] for n in sorted(said))

    def _particles(self) -> frozenset[int]:
        said = [verb for verb in self.verbs if verb.at in self.tokens]
        own = {stem(token.form) for token in tokens(self.phrase.text)} if said else set()
        return frozenset(verb.particle for verb in said if stem(verb.form) in own)


def together(gains: Iterable[float]) -> float:
    """What words tell together: each further one counts less than the one before it."""
    total, share = 0.0, 1.0
    for gain in sorted(gains, reverse=True):
        total += gain * share
        share *= NEXT_TOKEN
    return total


@dataclass(frozen=True, slots=True)
class Support:
    """All that speaks for one department or theme."""

    hits: tuple[Hit, ...] = field(default=())

    def gains(self) -> dict[int, float]:
        """The best gain of each token."""
        best: dict[int, float] = {}
        for hit in self.hits:
            for at, gain in hit.gains:
                if gain > best.get(at, 0.0):
                    best[at] = gain
        return best

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
            weak = chosen and hit.coverage < _SHOWN_COVERAGE
            if hit.tokens <= used or weak or (within is not None and hit.strongest not in within):
                continue
            chosen.append(_likest(hit, ranked, read))
            used |= hit.tokens
            if len(chosen) == count:
                break
        return [hit for hit in chosen if not any(hit.tokens < other.tokens for other in chosen)]


def _likest(hit: Hit, hits: Sequence[Hit], read: Sequence[Token]) -> Hit:
    """The hit by the same words, and hardly weaker, whose phrase looks most like them."""
    # "Brandt niet" is not told by "branden overdag": a no beside the words is one of them.
    no = {
        at
        for place in hit.tokens
        for at in range(place, min(len(read), place + _BESIDE))
        if read[at].form in _NO and read[at].clause == read[place].clause
    }
    said = " ".join(read[position].form for position in sorted(hit.tokens | no))
    rivals = [
        each
        for each in hits
        if _HARDLY_WEAKER * hit.score <= each.score <= hit.score and each.tokens == hit.tokens
    ]
    return max(rivals, key=lambda each: fuzz.ratio(said, each.phrase.text), default=hit)


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order; neighbours with one space between become one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= 1:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
