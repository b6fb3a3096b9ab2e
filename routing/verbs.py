"""Verbs that Dutch takes apart: "steekt hier over" is "oversteken"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routing.inflection import PARTICLES, lemma_of
from routing.text import STOPWORDS, Token, now_and_then, word_set

_REACH = 10
_GOES_ON = word_set("zonder en maar of want dus omdat als terwijl wanneer")
# Who crosses the road ("steekt over") stabs nobody; who gets a move on ("schiet op") shoots none.
_OTHERWISE = word_set(
    "steek steekt steken stak staken sla slaat slaan sloeg sloegen schiet schieten schoot schoten"
)
_PARTICLES = frozenset(PARTICLES)
# "De tak valt af" is not about "afval", which has the same stem.
_OTHER_WORDS = word_set("afvalt afval afviel afvielen afvallen")


@dataclass(frozen=True, slots=True)
class Rejoined:
    """A word and the particle that ends its clause, as the one word that they may be."""

    at: int
    particle: int
    form: str


def rejoined(text_tokens: Sequence[Token]) -> Iterator[Rejoined]:
    """Each word with the particle that ends its clause.

    Which of them is the verb is for the vocabulary to know.
    """
    for end, particle in enumerate(text_tokens):
        if particle.form not in _PARTICLES or now_and_then(text_tokens, end):
            continue
        if not _ends_clause(text_tokens, end):
            continue
        for at in range(max(0, end - _REACH), end):
            token = text_tokens[at]
            joined = particle.form + token.form
            fits = token.clause == particle.clause and token.form not in STOPWORDS
            if fits and joined not in _OTHER_WORDS:
                yield Rejoined(at, end, joined)


def otherwise(text_tokens: Sequence[Token]) -> frozenset[int]:
    """The words that with their particle mean something else altogether, and more harmless."""
    return frozenset(
        verb.at
        for verb in rejoined(text_tokens)
        if text_tokens[verb.at].form in _OTHERWISE and lemma_of(verb.form)
    )


def _ends_clause(text_tokens: Sequence[Token], at: int) -> bool:
    if at + 1 == len(text_tokens):
        return True
    follows = text_tokens[at + 1]
    return follows.clause != text_tokens[at].clause or follows.form in _GOES_ON
