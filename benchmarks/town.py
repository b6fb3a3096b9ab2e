"""A municipality of any size and what is posted there, invented from a seed, to measure speed."""

from __future__ import annotations

import random
from collections.abc import Sequence

import wordfreq

from benchmarks import typos
from routing.nouns import Department, Knowledge, Phrase, Wijk

PHRASES = 40
STREETS = 10_000
_WIJKEN = 10
_TYPOS = 0.15
_COMMON = (
    *("de", "het", "een", "is", "op", "in", "bij", "niet", "van"),
    *("en", "er", "al", "weken", "voor", "met", "aan", "dat", "ik"),
)
_COMMON_SHARE = 0.5
_ENDS = ("straat", "laan", "weg", "plein", "hof", "dreef", "kade", "pad")
_WORDS_IN_PHRASE = (1, 2, 2, 3)
_ONE_WORD_STREETS = 0.7
_WORDS_A_PHRASE, _WORDS_A_STREET = 25, 50
_STOP_SHARE = 0.07


def dutch_words() -> list[str]:
    """Dutch words of four letters or more, always in the same order."""
    known = wordfreq.get_frequency_dict("nl", wordlist="small")
    return sorted(word for word in known if word.isalpha() and len(word) > 3)  # noqa: PLR2004 (shorter ones are names and particles)


def town(departments: int, words: Sequence[str]) -> Knowledge:
    """So many departments with 40 phrases each, and 10,000 streets in ten wijken."""
    chance = random.Random(departments)
    return Knowledge(
        departments=tuple(
            Department(
                f"department {number}",
                f"Department {number}",
                tuple(Phrase(_phrase(chance, words)) for _ in range(PHRASES)),
            )
            for number in range(departments)
        ),
        wijken=tuple(
            Wijk(
                f"Wijk {number}",
                streets=tuple(_street(chance, words) for _ in range(STREETS // _WIJKEN)),
            )
            for number in range(_WIJKEN)
        ),
    )


def _phrase(chance: random.Random, words: Sequence[str]) -> str:
    return " ".join(chance.choices(words, k=chance.choice(_WORDS_IN_PHRASE)))


def _street(chance: random.Random, words: Sequence[str]) -> str:
    end = chance.choice(_ENDS)
    if chance.random() < _ONE_WORD_STREETS:
        return (chance.choice(words) + end).capitalize()
    return f"{chance.choice(words)} {chance.choice(words)}{end}".title()


def posts(knowledge: Knowledge, words: Sequence[str], length: int, count: int) -> list[str]:
    """Texts of about `length` words, each new: phrases and streets among other Dutch words.

    One phrase and one street, more in longer texts, with slips in 15 % of the longer words; a
    missing space makes two words one.
    """
    chance = random.Random(length)
    phrases = [phrase.text for each in knowledge.departments for phrase in each.phrases]
    streets = [street for wijk in knowledge.wijken for street in wijk.streets]
    return [
        typos.misspelt(_post(chance, words, phrases, streets, length), _TYPOS) for _ in range(count)
    ]


def _post(
    chance: random.Random,
    words: Sequence[str],
    phrases: Sequence[str],
    streets: Sequence[str],
    length: int,
) -> str:
    parts = [chance.choice(phrases) for _ in range(1 + length // _WORDS_A_PHRASE)]
    parts += [f"op de {chance.choice(streets)}" for _ in range(1 + length // _WORDS_A_STREET)]
    for _ in range(length - sum(len(part.split()) for part in parts)):
        common = chance.random() < _COMMON_SHARE
        parts.append(chance.choice(_COMMON if common else words))
    chance.shuffle(parts)
    return " ".join(
        part + (chance.choice(".,") if chance.random() < _STOP_SHARE else "") for part in parts
    )
