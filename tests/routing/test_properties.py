"""What holds for every text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing import Index, explain, prepare, route
from routing.nouns import Department, Evidence, Kind, Routing
from tests.routing.builders import DEPARTMENTS, a_department, an_index, knowledge

_WORDS = [
    "container", "vol", "kapot", "lantaarnpaal", "boom", "bij", "de", "school", "stoep", "gat",
    "in", "weg", "ratten", "Zamenhofdreef", "niet", "troep", "op", "één", "café", "brug", "put",
    "Trans", "winter", "speeltuinhek", "lantarens", ",", ".", "bedankt",
]  # fmt: skip
sentences = st.lists(st.sampled_from(_WORDS), max_size=15).map(" ".join)
anything = st.one_of(st.text(max_size=300), sentences)


def reasons_of(routing: Routing) -> list[Evidence]:
    groups = chain(
        (owner.evidence for owner in routing.owners),
        (near.evidence for near in routing.nearest),
        (match.evidence for match in routing.wijk),
        (raised.evidence for raised in routing.flags),
        (routing.theme.evidence,) if routing.theme else (),
    )
    return list(chain.from_iterable(groups))


@given(anything)
def test_scores_lie_between_nothing_and_one(text: str) -> None:
    routing = route(text, an_index())
    scores = [owner.score for owner in routing.owners] + [near.score for near in routing.nearest]
    scores += [match.score for match in routing.wijk]
    scores += [reason.score for reason in reasons_of(routing)]
    assert all(0 <= score <= 1 for score in scores)


@given(anything)
def test_spans_lie_inside_the_text_and_can_be_explained(text: str) -> None:
    for reason in reasons_of(route(text, an_index())):
        assert all(0 <= span.start < span.end <= len(text) for span in reason.spans)
        assert reason.phrase in explain(text, reason)


@given(anything)
def test_a_signal_has_owners_or_a_broker_and_chatter_neither(text: str) -> None:
    routing = route(text, an_index())
    assert routing.broker is (routing.kind is Kind.SIGNAL and not routing.owners)
    assert routing.kind is Kind.SIGNAL or not routing.owners


@given(anything)
def test_the_same_text_gives_the_same_routing(text: str) -> None:
    assert route(text, an_index()) == route(text, prepare(knowledge()))


@settings(max_examples=50)
@given(sentences)
def test_an_unrelated_department_changes_nothing_for_the_others(text: str) -> None:
    more = prepare(knowledge(a_department("muziek", "xylofoon gestemd", "quizmiddag")))
    before, after = route(text, an_index()), route(text, more)
    assert before.owners == after.owners
    theirs = tuple(near for near in after.nearest if near.department != "muziek")
    assert before.nearest[: len(theirs)] == theirs


def owners(text: str, index: Index) -> list[tuple[str, float]]:
    return [(owner.department, owner.score) for owner in route(text, index).owners]


@cache
def index_with_bound_departments() -> Index:
    """A municipality in which some departments serve some wijken only."""
    return prepare(
        knowledge(
            a_department("haven", "steiger verrot", "brug kapot", wijken=("Zuid",)),
            a_department("centrum", "container vol", "put", wijken=("Binnenstad",)),
        )
    )


@given(sentences)
def test_case_and_diacritics_do_not_change_owners(text: str) -> None:
    index = index_with_bound_departments()
    plain = owners(text, index)
    assert plain == owners(text.upper(), index) == owners(text.title(), index)
    assert plain == owners(text.replace("a", "á").replace("o", "ö"), index)


@given(sentences, st.text(" \t\n\r", max_size=4), st.text(" \t\n\r", max_size=4))
def test_white_space_around_a_text_changes_nothing(text: str, before: str, after: str) -> None:
    assert owners(before + text + after, an_index()) == owners(text, an_index())


@settings(max_examples=30)
@given(sentences, st.permutations(DEPARTMENTS))
def test_the_order_of_departments_changes_nothing(text: str, departments: list[Department]) -> None:
    index = prepare(replace(knowledge(), departments=tuple(departments)))
    assert route(text, index) == route(text, an_index())


@pytest.mark.parametrize(
    "text",
    [
        "x" * 40_000,
        "container " * 4_000,
        "bij de zamenhofdreeef 12 " * 1_600,
        " ".join(f"q{number:x}zk" for number in range(5_000)),
        "Vogeltjesdansstraat " * 2_000,
        "a" + "\u0301" * 40_000,
        "🎉" * 100_000,
        "\0" * 40_000,
        "\u202eabc\u202c" * 5_000,
        "ß" * 50,
        ". " * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_and_odd_texts_are_texts_too(text: str) -> None:
    assert route(text, an_index()) == route(text, an_index())
