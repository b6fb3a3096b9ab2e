"""Open cases that a new signal may belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.nouns import Open, Tells
from routing.similarity import LIKELY
from tests.routing.builders import an_index
from tests.routing.example import the_example
from tests.routing.pairs import NOW, Lot, an_open_case, figures, like, pairs, shown
from tests.routing.test_properties import anything


@pytest.mark.parametrize("lot", [Lot.SET, Lot.HELD])
def test_pairs_are_told_apart_as_a_person_does(lot: Lot) -> None:
    found = figures(the_example(), lot)
    assert found.precision >= 0.88
    assert found.recall >= 0.90


def test_of_pairs_that_are_hard_to_tell_apart_most_are() -> None:
    found = figures(the_example(), Lot.FRESH)
    assert found.precision >= 0.75
    assert found.recall >= 0.90


def test_there_are_as_many_pairs_held_back_as_there_are_to_set_it_on() -> None:
    assert len(pairs(Lot.HELD)) >= 60
    assert abs(len(pairs(Lot.HELD)) - len(pairs(Lot.SET))) <= 1


def test_a_shared_street_alone_makes_nothing_alike() -> None:
    case = an_open_case(4, "lantaarnpaal kapot Vechtplantsoen", index=an_index())
    assert not like("container vol Vechtplantsoen", case, index=an_index())


def test_another_street_is_another_problem() -> None:
    case = an_open_case(4, "lantaarnpaal kapot Vechtplantsoen", index=an_index())
    assert not like("lantaarnpaal kapot Zamenhofdreef", case, index=an_index())


@pytest.mark.parametrize(
    ("where", "same"),
    [
        ("Amsterdamsestraatweg 12a", True),
        ("Amsterdamsestraatweg 14", True),
        ("Amsterdamsestraatweg 10-18", True),
        ("Amsterdamsestraatweg", True),
        ("Amsterdamsestraatweg, 3 lantaarns in totaal", True),
        ("Amsterdamsestraatweg 480", False),
        ("Amsterdamsestraatweg t.h.v. nr. 480", False),
        ("ter hoogte van nummer 480 aan de Amsterdamsestraatweg", False),
        ("Amsterdamsestraatweg 470 t/m 480, 3553 EG", False),
    ],
)
def test_the_other_end_of_a_street_is_another_problem(where: str, *, same: bool) -> None:
    case = an_open_case(4, f"lantaarnpaal kapot {where}", index=an_index())
    found = like("lantaarn brandt niet, Amsterdamsestraatweg 12", case, index=an_index())
    assert bool(found) is same


def test_the_nearer_by_its_number_the_likelier_it_is_the_same() -> None:
    def score(number: int) -> float:
        case = an_open_case(4, f"lantaarnpaal kapot Trans {number}", index=an_index())
        return sum(
            each.score for each in like("lantaarnpaal kapot Trans 12", case, index=an_index())
        )

    assert score(12) == score(16) > score(30) > score(90)


@pytest.mark.parametrize(
    "text",
    [
        "lantaarnpaal op de Trans doet het weer, bedankt",
        "De lantaarn op de Trans is gerepareerd",
        "lantaarn Trans is niet meer kapot",
    ],
)
def test_what_was_put_right_tells_of_the_case_and_reports_nothing(text: str) -> None:
    case = an_open_case(4, "lantaarnpaal kapot op de Trans", index=an_index())
    (found,) = like(text, case, index=an_index())
    assert (found.case, found.tells) == (4, Tells.SETTLED)
    assert like("lantaarn kapot op de Trans", case, index=an_index())[0].tells is Tells.AGAIN


def test_what_was_put_right_elsewhere_tells_of_no_case_here() -> None:
    case = an_open_case(4, "lantaarnpaal kapot op de Trans", index=an_index())
    assert not like("lantaarn Zamenhofdreef doet het weer", case, index=an_index())
    assert not like("weer gemaakt, bedankt", case, index=an_index())


def test_of_a_text_only_what_is_still_wrong_is_compared() -> None:
    text = "lantaarn op de Trans doet het weer, maar nu is daar de put verstopt"
    dark = an_open_case(4, "lantaarnpaal kapot op de Trans", index=an_index())
    wet = an_open_case(5, "put verstopt op de Trans", index=an_index())
    (found,) = like(text, dark, wet, index=an_index())
    assert (found.case, found.tells) == (5, Tells.AGAIN)


def test_pairs_that_tell_of_what_was_put_right_are_known_as_such() -> None:
    known = [
        found[0].tells is Tells.SETTLED
        for pair in pairs(Lot.FRESH)
        if pair.get("settled") and (found := shown(pair, the_example()))
    ]
    assert known.count(True) >= len(known) - 1


def test_what_both_say_is_shown_in_the_words_of_each() -> None:
    before, now = "de kliko op het Vechtplantsoen puilt uit", "Container vol, vechtplantsoen"
    (found,) = like(now, an_open_case(7, before, index=an_index()), index=an_index())
    told = [(each.here.of(now), each.there.of(before)) for each in found.shared]
    assert found.case == 7
    assert found.department == "afval"
    assert told == [("Container", "kliko"), ("vechtplantsoen", "Vechtplantsoen")]


def test_a_slip_of_the_pen_hides_nothing() -> None:
    case = an_open_case(4, "de xylofonist in het Vechtplantsoen speelt vals", index=an_index())
    assert like("xylofonsit speelt vals, vechtplantsoenn", case, index=an_index())


def test_words_of_no_department_are_words_too() -> None:
    case = an_open_case(4, "ufo geland, marsmannetjes in Noordwest", index=an_index())
    assert like("marsmannetjes en een ufo in noordwest", case, index=an_index())


def test_a_case_is_as_alike_as_the_likest_of_its_texts() -> None:
    texts = ("container vol Vechtplantsoen", "de put is verstopt, Vechtplantsoen")
    (found,) = like("put verstopt", an_open_case(4, *texts, index=an_index()), index=an_index())
    assert found.text == 1


def test_the_likest_comes_first_and_then_the_oldest_number() -> None:
    texts = ("put verstopt", "put verstopt Trans", "put verstopt Trans")
    cases = [an_open_case(9 - n, text, index=an_index()) for n, text in enumerate(texts)]
    found = like("put verstopt op de Trans", *cases, index=an_index())
    assert [each.case for each in found] == [7, 8, 9]


def test_what_is_long_ago_is_less_likely_the_same() -> None:
    case = an_open_case(4, "put verstopt Trans", index=an_index())
    older = replace(case, at=case.at - timedelta(days=60))
    (now,) = like("put verstopt Trans", case, index=an_index())
    (then,) = like("put verstopt Trans", older, index=an_index())
    assert then.score < now.score


def test_the_same_theme_makes_it_likelier() -> None:
    case = an_open_case(4, "woonwagen in brand", index=an_index())
    (with_theme,) = like("woonwagen in brand", case, index=an_index())
    (without,) = like("woonwagen in brand", replace(case, theme=None), index=an_index())
    assert case.theme == "wonen"
    assert without.score < with_theme.score


@pytest.mark.parametrize("text", ["", "   ", "de het een", "Vechtplantsoen", "?!"])
def test_without_a_matter_a_text_is_like_nothing(text: str) -> None:
    case = an_open_case(4, text, index=an_index())
    assert not like("put verstopt Vechtplantsoen", case, index=an_index())
    assert not like(text, case, index=an_index())


def test_a_case_whose_words_are_erased_is_like_nothing() -> None:
    assert not like("put verstopt", Open(4, (), NOW), index=an_index())


@given(anything, anything)
def test_it_is_the_same_from_either_side(one: str, other: str) -> None:
    index = an_index()
    there = like(one, an_open_case(1, other, index=index), index=index)
    back = like(other, an_open_case(1, one, index=index), index=index)
    assert [each.score for each in there] == pytest.approx([each.score for each in back])


@given(anything, st.lists(anything, max_size=4))
def test_what_is_shown_lies_in_both_texts(text: str, texts: list[str]) -> None:
    for found in like(text, Open(1, tuple(texts), NOW), index=an_index()):
        assert LIKELY <= found.score <= 1
        for each in found.shared:
            assert each.here.of(text)
            assert each.there.of(texts[found.text])
