"""Verbs that Dutch takes apart: "steekt hier over" is "oversteken"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from routing.inflection import PARTICLES
from routing.text import STOPWORDS, Token, now_and_then, word_set

_REACH = 10
_GOES_ON = word_set("en maar of want dus omdat als terwijl wanneer")
_PARTICLES = frozenset(PARTICLES)
# "De tak valt af" is not about "afval", which has the same stem.
_OTHER_WORDS = word_set("afvalt afval afviel afvielen afvallen")


def rejoined(text_tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each word with the particle that ends its clause, as the one word that it may be.

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
                yield at, joined


def _ends_clause(text_tokens: Sequence[Token], at: int) -> bool:
    if at + 1 == len(text_tokens):
        return True
    follows = text_tokens[at + 1]
    return follows.clause != text_tokens[at].clause or follows.form in _GOES_ON
