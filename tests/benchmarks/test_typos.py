"""Slips of the pen in the benchmark."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from benchmarks.typos import misspelt

TEXT = "Sinds zaterdag zijn de lantaarns in de Marnixlaan (bij nummer 12) gedoofd, wie helpt?"


def test_the_same_seed_slips_alike() -> None:
    assert misspelt(TEXT, 0.5) == misspelt(TEXT, 0.5)
    assert misspelt(TEXT, 1.0, seed=1) != misspelt(TEXT, 1.0, seed=2)


def test_none_slips_where_none_is_asked() -> None:
    assert misspelt(TEXT, 0.0) == TEXT


def test_short_words_and_numbers_stay() -> None:
    text = "er is een gat in de weg bij 123456"
    assert misspelt(text, 1.0) == text


def test_each_word_slips_once_and_keeps_its_first_letter() -> None:
    for seed in range(200):
        spoilt = misspelt("lantaarn", 1.0, seed)
        assert OSA.distance("lantaarn", spoilt) == 1
        assert spoilt[0] == "l"


def test_every_slip_occurs() -> None:
    spoilt = {misspelt("boom omgewaaid op weg", 1.0, seed) for seed in range(300)}
    assert any("omgewaaidop" in each for each in spoilt)
    lengths = {len(each.split()[1]) for each in spoilt if len(each.split()) == 4}
    assert lengths == {len("omgewaaid") + change for change in (-1, 0, 1)}


def test_any_text_is_taken() -> None:
    for text in ("", "   ", "💡" * 20, "kapotte\nlantaarn\t", "één ĳsbaan"):
        assert isinstance(misspelt(text, 1.0), str)
