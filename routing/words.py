"""What general Dutch knows of a word: how rare it is, and its parts."""

from __future__ import annotations

from functools import cache, lru_cache

from routing.frequency import dutch
from routing.inflection import stem
from routing.text import STOPWORDS, word_set

_COMMONEST_ZIPF = 7.0
_RAREST_ZIPF = 3.0
# Words of daily use are read as they are; parts of a compound are words themselves.
_SIMPLE_ZIPF = 5.0
_PART_ZIPF, _SHORT_PART_ZIPF = 3.0, 3.7
_PART_LETTERS = 3
_INFLECTED_PART = 5
_COMPOUND_LETTERS = 7
_LONGEST_WORD = 40
_LINKS = ("", "s", "en", "e", "n")
# What is the matter with anything at all, and who and where it always is: rare in Dutch,
# but in a municipality no sign of whose work it is.
_TELLS_LITTLE = word_set(
    """
    kapot stuk defect vol leeg vernield gesloopt verwaarloosd verwaarlozen verwaarlozing los
    scheef vies gevaarlijk gevaar verdwenen dicht open sluiten sluiting dreigen oud nieuw hoog
    groot slecht achterstallig onderhoud onderhouden stoppen plaatsen verwijderen aanvragen
    probleem klacht klagen melding melden bewoner bewoonster omwonende buurtbewoner buur buurt
    wijk gemeente straat mens persoon illegaal
    """
)
_LITTLE = 0.4
_NOT_HEADS = word_set(
    """
    tje jes ing heid lijk baar ste den ten der ten sen ers aar oud gen ien ver ons uit men
    """
)


def zipf(form: str) -> float:
    """How common a folded word is in Dutch: 0 when unknown, else 3 (rare) to 7.5."""
    return dutch().get(form, 0.0)


def known(form: str) -> bool:
    """Whether this is an ordinary Dutch word, and so no typo of another."""
    return form in dutch()


def common_words(count: int) -> tuple[str, ...]:
    """The `count` commonest Dutch words of letters, a fixed background to compare with."""
    ranked = sorted(dutch().items(), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, _ in ranked if word.isalpha())[:count]


@lru_cache(maxsize=16_384)
def rarity(form: str) -> float:
    """How much a word tells, 0 for the commonest to 1; inflected forms as their stem."""
    if form in STOPWORDS:
        return 0.0
    if form.isdigit():
        return 0.1
    commonness = max(zipf(form), zipf(stem(form)))
    most = _LITTLE if stem(form) in _little() else 1.0
    return min(most, max(0.05, (_COMMONEST_ZIPF - commonness) / (_COMMONEST_ZIPF - _RAREST_ZIPF)))


@cache
def _little() -> frozenset[str]:
    return frozenset(stem(form) for form in _TELLS_LITTLE)


@lru_cache(maxsize=16_384)
def parts(form: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a word as a compound of two: (modifier, head), likeliest first."""
    if (
        not _COMPOUND_LETTERS <= len(form) <= _LONGEST_WORD
        or not form.isalpha()
        or zipf(form) >= _SIMPLE_ZIPF
    ):
        return ()
    found: list[tuple[float, str, str]] = []
    for cut in range(_PART_LETTERS, len(form) - _PART_LETTERS + 1):
        start, head = form[:cut], form[cut:]
        # The shorter side first, for it is told sooner.
        if len(head) < len(start) and not _is_head(head):
            continue
        modifier = _modifier(start)
        if modifier is not None and _is_head(head):
            found.append((min(len(modifier), len(head)) + 0.1 * len(head), modifier, head))
    found.sort(key=lambda item: (-item[0], item[1]))
    return tuple((modifier, head) for _, modifier, head in found[:2])


def _modifier(start: str) -> str | None:
    """The word that the start of a compound is, without the letters that link it to the head."""
    for link in _LINKS:
        if start.endswith(link) and len(start) - len(link) >= _PART_LETTERS:
            modifier = start.removesuffix(link)
            if _is_part(modifier):
                return modifier
    return None


def _is_head(end: str) -> bool:
    return end not in _NOT_HEADS and _is_part(end)


def _is_part(piece: str) -> bool:
    if piece in _part_words():
        return True
    if len(piece) < _INFLECTED_PART or piece in STOPWORDS:
        return False
    return zipf(stem(piece)) >= _PART_ZIPF


@cache
def _part_words() -> frozenset[str]:
    """The words that are a part of a compound as they are."""
    return frozenset(
        word
        for word, commonness in dutch().items()
        if commonness >= (_PART_ZIPF if len(word) > _PART_LETTERS else _SHORT_PART_ZIPF)
        and word not in STOPWORDS
    )
