"""What people typed, read back from Slack's marks; and times, positions and measures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import position, times, trouble, words
from adapters.slack.pace import Pace
from adapters.slack.trouble import Later, Never, Unsure
from adapters.slack.web import Method
from tests.slack import typing_in

NAMES = {"U1": "Joris de Wit"}
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2 &lt; 3 &amp;amp; 4", "2 < 3 &amp; 4"),
        ("<@U1> en <@U2>", "@Joris de Wit en @U2"),
        ("<@U2|fatima>", "@fatima"),
        ("in <#C1|signalen> of <#C2>", "in #signalen of #C2"),
        ("<!here>, <!channel>", "@here, @channel"),
        ("<!subteam^S1|@wegen> <!subteam^S2>", "@wegen @subteam"),
        ("<!date^1392734382^{date}|18 februari>", "18 februari"),
        ("<https://utrecht.nl/a?b&amp;c>", "https://utrecht.nl/a?b&c"),
        ("<http://utrecht.nl|utrecht.nl>", "utrecht.nl"),
        ("<https://utrecht.nl|de site>", "de site (https://utrecht.nl)"),
        ("<mailto:a@b.nl|a@b.nl> <tel:030|030>", "a@b.nl 030"),
        ("&lt;@U1&gt; &lt;!channel&gt;", "<@U1> <!channel>"),
        ("*vet* _schuin_ :vuur:", "*vet* _schuin_ :vuur:"),
    ],
)
def test_marks_become_what_people_see(typed: str, read: str) -> None:
    assert words.plain(typed, NAMES) == read


def test_an_emoji_becomes_the_character_that_slack_says_it_is() -> None:
    fire = {"type": "emoji", "name": "fire", "unicode": "1f525"}
    flag = {"type": "emoji", "name": "flag-nl", "unicode": "1f1f3-1f1f1"}
    own = {"type": "emoji", "name": "wijkbot"}
    section = {"type": "rich_text_section", "elements": [fire, flag, own]}
    blocks = [{"type": "rich_text", "elements": [section]}]
    said = ":fire: in 12:30:45 :flag-nl: :wijkbot: :smile:"
    assert words.plain(said, {}, blocks) == "🔥 in 12:30:45 🇳🇱 :wijkbot: :smile:"


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="@:/")))
def test_whatever_is_typed_without_a_mention_is_read_as_typed(typed: str) -> None:
    assert words.plain(typing_in.as_sent(typed, {}), {}) == typed


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    words.plain(text, NAMES, [{"type": text}])
    words.mentioned(text)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - as it wants them
def test_a_stamp_says_its_time_to_the_microsecond(at: datetime) -> None:
    assert times.moment(times.stamp(at)) == at
    assert times.stamp(times.moment("1795507200.000100")) == "1795507200.000100"


def test_a_position_is_read_as_it_was_written() -> None:
    assert position.read(position.written(NOW)) == NOW
    assert position.read(None) is None


@pytest.mark.parametrize(
    ("status", "code", "header", "found"),
    [
        (429, "ratelimited", "12", Later("ratelimited", timedelta(seconds=12))),
        (429, "", None, Later("ratelimited", timedelta(seconds=30))),
        (429, "", "soon", Later("ratelimited", timedelta(seconds=30))),
        (200, "ratelimited", None, Later("ratelimited", timedelta(seconds=30))),
        (200, "token_revoked", None, Later("token_revoked", timedelta(minutes=10))),
        (200, "fatal_error", None, Unsure("fatal_error")),
        (200, "", None, Unsure("no_answer")),
        (502, "", None, Unsure("status_502")),
        (407, "", None, Later("status_407", timedelta(minutes=1))),
        (200, "cant_update_message", None, Never("cant_update_message")),
        (400, "invalid_blocks", None, Never("invalid_blocks")),
    ],
)
def test_an_answer_tells_whether_to_try_again(
    status: int, code: str, header: str | None, found: trouble.Trouble
) -> None:
    answer = trouble.of_answer(status, code, header)
    assert (type(answer), answer.code) == (type(found), found.code)
    assert not isinstance(found, Later) or (
        isinstance(answer, Later) and answer.after == found.after
    )


def test_after_a_burst_one_a_second_goes_out_in_each_channel() -> None:
    pace, sent = Pace(), []
    now = NOW
    while now < NOW + timedelta(seconds=60):
        if pace.wait(Method.POST, "C1", now) is None:
            sent.append(now)
        now += timedelta(milliseconds=100)
    assert 60 <= len(sent) <= 70
    assert sent[-1] - sent[-2] == timedelta(seconds=1)
    assert pace.wait(Method.POST, "C2", NOW) is None


def test_what_slack_refused_waits_and_nothing_else_does() -> None:
    pace = Pace()
    until = NOW + timedelta(seconds=9)
    pace.refuse(Method.POST, "C1", until)
    assert pace.wait(Method.POST, "C1", NOW) == until
    assert pace.wait(Method.POST, "C2", NOW) is None
    assert pace.wait(Method.WHISPER, "C1", NOW) is None
    assert pace.wait(Method.POST, "C1", until) is None


def test_a_change_is_measured_for_the_whole_workspace() -> None:
    pace = Pace()
    pace.refuse(Method.UPDATE, "C1", NOW + timedelta(seconds=9))
    assert pace.wait(Method.UPDATE, "C2", NOW) is not None
