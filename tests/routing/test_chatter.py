"""Talk that needs no owner, and reports that look like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing import prepare, route
from routing.nouns import Kind, Phrase
from tests.routing.builders import an_index, knowledge


@pytest.mark.parametrize(
    "text",
    [
        "goedemorgen allemaal",
        "Dank je wel!",
        "weer gemaakt, bedankt",
        "de lantaarn doet het weer, top!",
        "wie gaat er mee lunchen?",
        "geen probleem hoor, mee eens",
        "hoi Wijkbot, kun je helpen?",
        "🎉👍",
        "",
        " \n\t",
        "...",
    ],
)
def test_chatter_has_no_owner_and_no_broker(text: str) -> None:
    routing = route(text, an_index())
    assert routing.kind is Kind.CHATTER
    assert routing.owners == ()
    assert not routing.broker


def test_what_the_municipality_calls_talk_is_talk() -> None:
    index = prepare(replace(knowledge(), talk=(Phrase("dienstauto reserveren"),)))
    assert route("wie heeft de dienstauto gereserveerd?", an_index()).kind is Kind.SIGNAL
    assert route("wie heeft de dienstauto gereserveerd?", index).kind is Kind.CHATTER
    assert route("container vol, dienstauto reserveren?", index).kind is Kind.SIGNAL


@pytest.mark.parametrize(
    "text",
    [
        "goedemorgen, de container zit vol",
        "bedankt, maar de lantaarn is nog steeds kapot",
        "de kinderboerderij gaat dicht",
        "er is een probleem met de nieuwe buren",
        "bewoner wil de notulen van de vergadering",
        "Alles Is Kapot",
    ],
)
def test_a_polite_report_is_a_report(text: str) -> None:
    assert route(text, an_index()).kind is Kind.SIGNAL
