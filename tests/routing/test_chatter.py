"""Talk that needs no owner, and reports that look like it."""

from __future__ import annotations

import pytest

from routing import route
from routing.nouns import Kind
from tests.routing.builders import an_index


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


@pytest.mark.parametrize(
    "text",
    [
        "goedemorgen, de container zit vol",
        "bedankt, maar de lantaarn is nog steeds kapot",
        "de kinderboerderij gaat dicht",
        "er is een probleem met de nieuwe buren",
    ],
)
def test_a_polite_report_is_a_report(text: str) -> None:
    assert route(text, an_index()).kind is Kind.SIGNAL
