"""Personal data is found before it is passed on, and what only looks like it is let through."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.ours import ours
from bot.privacy.personal import SENSITIVE, Personal, personal_data
from routing import route
from routing.nouns import Evidence, Kind, Routing, Span, Why, WijkMatch
from tests.municipality import a_municipality
from tests.privacy.counted import OURS, counted, kinds, labelled
from tests.routing.example import the_example


@pytest.mark.parametrize("part", ["tuned", "fresh", "written", "held_back"])
def test_personal_data_is_found_in_what_people_post_and_nothing_else(part: str) -> None:
    texts = labelled(part)
    assert {text: sorted(set(kinds(text))) for text in texts} == {
        text: sorted(set(found)) for text, found in texts.items()
    }


@pytest.mark.parametrize("part", ["later", "last"])
@pytest.mark.parametrize("kind", sorted(set(Personal) - SENSITIVE))
def test_numbers_and_names_are_found_in_texts_that_taught_nothing(
    part: str, kind: Personal
) -> None:
    count = counted(part)[kind]
    assert (count.wrong, count.missed) == (0, 0)


@pytest.mark.parametrize("kind", sorted(SENSITIVE))
def test_what_is_said_of_somebody_is_found_as_often_as_was_measured(kind: Personal) -> None:
    count = counted("later", "last")[kind]
    assert count.precision >= 0.85
    assert count.recall >= 0.65


def test_every_kind_is_among_the_texts() -> None:
    for part in ("written", "held_back"):
        assert {kind for found in labelled(part).values() for kind in found} == set(Personal)


def test_what_is_our_own_is_let_through() -> None:
    assert kinds("mail naar wegen@utrecht.nl of bel 030-2861000") == []
    assert kinds("namens Karel Smeets, Biltstraat 12") == []


def test_what_is_our_own_is_told_by_the_configuration() -> None:
    config = a_municipality()
    own = ours(config)
    phone = config.people[0].phone
    text = f"namens {config.people[0].name}: bel {phone} of mail wegen@voorbeeld.nl"
    assert [each.kind for each in personal_data(text, None, own)] == [Personal.EMAIL]
    assert "Noordwest".casefold() in own.places


def test_a_name_counts_beside_an_address_that_only_a_list_of_streets_tells() -> None:
    text = "mevrouw Jansen op Trans 12"
    assert personal_data(text, None, OURS) == ()
    start = text.index("Trans")
    street = Evidence("Trans", (Span(start, start + 5),), Why.EXACT)
    listed = Routing(Kind.SIGNAL, wijk=(WijkMatch("Binnenstad", 1.0, (street,)),))
    (found,) = personal_data(text, listed, OURS)
    assert (found.kind, found.span.of(text)) == (Personal.NAME, "Jansen")


def test_it_is_found_where_it_stands() -> None:
    text = "namens mw. P. de Boer-Smit: bel 06-12345678 of mail a.b@c.nl"
    found = [each.span.of(text) for each in personal_data(text)]
    assert found == ["P. de Boer-Smit", "06-12345678", "a.b@c.nl"]


def test_what_is_said_of_health_is_found_by_the_words_that_say_so() -> None:
    text = "mevrouw is dement en woont alleen"
    (found,) = personal_data(text, route(text, the_example()))
    assert (found.kind, found.span.of(text)) == (Personal.HEALTH, "dement")


@given(st.text(max_size=300))
def test_any_text_is_read_and_no_place_is_found_twice(text: str) -> None:
    found = personal_data(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
