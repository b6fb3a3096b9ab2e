"""What the stand-in says has the shape of Slack's published types. Shapes: not Slack itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import cache

import pytest

from tests.slack.app import Clock
from tests.slack.emitted import EVENTS, PAYLOADS, Emitted, everything
from tests.slack.server import Slack
from tests.slack.shapes.invented import invented
from tests.slack.strict import blocks, published
from tests.slack.workspace import Json

OF_THE_PLACE = {"channel", "channel_type", "event_ts"}
"""What the types want in every message, and Slack does not repeat in a message within an event."""
OF_A_THREAD = {"reply_count", "reply_users_count", "latest_reply", "is_locked", "subscribed"}
"""What a message that opens a thread has besides, though its type does not say so."""
OF_A_MESSAGE = {"response_url"}
"""What the types want of every press, and Slack gives only where it was on a message."""


@cache
def emitted() -> Emitted:
    return asyncio.run(everything())


def shaped(
    given: Json,
    family: str,
    name: str,
    *,
    less: Iterable[str] = (),
    more: Iterable[str] = (),
) -> None:
    """Hold keys against a type; `less` may be missing, `more` may be there."""
    known = published.fields(family, name)
    missing = {key for key, required in known.items() if required} - given.keys() - {*less}
    assert not missing, (name, missing)
    unknown = given.keys() - known.keys() - {*more}
    assert not unknown, (name, unknown)


@pytest.mark.parametrize("kind", EVENTS)
def test_each_event_has_its_shape(kind: tuple[str, str | None]) -> None:
    events = [each["event"] for each in emitted().events]
    ours = [each for each in events if (each["type"], each.get("subtype")) == kind]
    assert ours
    for event in ours:
        shaped(event, "events", EVENTS[kind])
        for within in ("message", "previous_message"):
            if within in event:
                nested = event[within]
                shaped(nested, "events", "GenericMessageEvent", less=OF_THE_PLACE, more=OF_A_THREAD)


def test_there_is_no_event_of_another_kind() -> None:
    events = [each["event"] for each in emitted().events]
    assert {(each["type"], each.get("subtype")) for each in events} == EVENTS.keys()


def test_each_event_comes_in_a_wrapping_with_an_id_of_its_own() -> None:
    ids = [each["event_id"] for each in emitted().events]
    assert len(set(ids)) == len(ids)
    for each in emitted().events:
        assert each["type"] == "event_callback"
        assert each["authorizations"][0]["is_bot"]


@pytest.mark.parametrize("kind", PAYLOADS)
def test_each_interaction_has_its_shape(kind: str) -> None:
    ours = [each for each in emitted().payloads if each.get("type", "slash_commands") == kind]
    assert ours
    for payload in ours:
        # Only what happens in a view has one.
        less = OF_A_MESSAGE if "view" in payload else ()
        shaped(payload, "payloads", PAYLOADS[kind], less=less)
        if "view" in payload:
            shaped(payload["view"], "payloads", "ViewOutput")
        for action in payload.get("actions", ()):
            shaped(action, "payloads", "ButtonAction")


@pytest.mark.parametrize("method", sorted(Slack(Clock()).api.methods))
def test_each_answer_has_its_shape(method: str) -> None:
    ours = [call for call in emitted().answers if call.method == method]
    assert ours
    for call in ours:
        assert call.answer["ok"]
        shaped(call.answer, "responses", published.method(method))


def test_every_block_that_comes_back_is_one_that_would_be_taken() -> None:
    found = list(_blocks([*emitted().events, *(call.answer for call in emitted().answers)]))
    assert found
    for each in found:
        blocks.in_message(each)


def test_a_socket_says_what_each_envelope_holds() -> None:
    kinds = {
        "events_api": {"retry_attempt", "retry_reason"},
        "interactive": set(),
        "slash_commands": set(),
    }
    every = {"envelope_id", "type", "payload", "accepts_response_payload"}
    ours = [each for each in emitted().frames if each["type"] in kinds]
    assert {each["type"] for each in ours} == kinds.keys()
    for each in ours:
        assert each.keys() == every | kinds[each["type"]]


def test_a_socket_begins_with_hello_and_ends_with_disconnect() -> None:
    first, *_, last = [f for f in emitted().frames if f["type"] in {"hello", "disconnect"}][:2]
    assert first.keys() == {"type", "num_connections", "debug_info", "connection_info"}
    assert last.keys() == {"type", "reason", "debug_info"}


def test_a_key_that_no_sample_has_is_found_at_any_depth() -> None:
    sample: Json = {"a": {"b": ""}, "c": [{"d": 0}], "e": "@block", "f": {}}
    given: Json = {"a": {"b": "", "x": 1}, "c": [{"d": 0}, {"y": 1}], "e": [1], "f": {"z": 1}}
    assert list(invented(given, sample)) == [".a.x", ".c[].y"]
    assert list(invented({"a": {"b": {}}}, sample)) == [".a.b is dict, not str"]


def _blocks(part: object) -> Iterable[list[Json]]:
    match part:
        case dict():
            if part.get("type") in {"message", "app_mention"} and part.get("blocks"):
                yield part["blocks"]
            for each in part.values():
                yield from _blocks(each)
        case list():
            for each in part:
                yield from _blocks(each)
        case _:
            pass
