"""What is taken out of a text leaves a gap of the same length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.blackout import INK, blacked
from routing.nouns import Span

PLACES = st.builds(Span, st.integers(-2, 60), st.integers(-2, 60))


def test_what_stands_at_a_place_is_taken_out_and_nothing_else() -> None:
    text = "bel mevrouw op 06-12 34, zij weet het"
    assert blacked(text, [Span(15, 23)]) == "bel mevrouw op ▇▇▇▇▇ ▇▇, zij weet het"


@given(st.text(max_size=50), st.lists(PLACES, max_size=4))
def test_a_text_stays_as_long_as_it_was_and_holds_nothing_of_what_was_taken_out(
    text: str, spans: list[Span]
) -> None:
    after = blacked(text, spans)
    assert len(after) == len(text)
    assert blacked(after, spans) == after
    out = {at for span in spans for at in range(max(0, span.start), min(span.end, len(text)))}
    for at, (was, now) in enumerate(zip(text, after, strict=True)):
        assert now == (was if at not in out or was.isspace() else INK)
