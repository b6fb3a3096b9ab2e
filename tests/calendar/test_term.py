"""Working time as a configuration writes it."""

from __future__ import annotations

import pytest

from bot.term import Term


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("2 days", Term(days=2)),
        ("1 day", Term(days=1)),
        ("0.5 day", Term(days=0.5)),
        ("2 hours", Term(hours=2)),
        (" 3D ", Term(days=3)),
        ("2h", Term(hours=2)),
    ],
)
def test_a_term_reads_as_people_write_it(written: str, term: Term) -> None:
    assert Term.parse(written) == term


@pytest.mark.parametrize("written", ["", "2", "two days", "-1 day", "2 weeks", "1.5.2 days"])
def test_what_is_no_working_time_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="2 days"):
        Term.parse(written)


@pytest.mark.parametrize("written", ["1001 days", f"{'9' * 400} days", "8001 hours"])
def test_a_term_of_years_is_a_typing_error(written: str) -> None:
    with pytest.raises(ValueError, match="at most 1000 days"):
        Term.parse(written)
