"""What a single event means, without any homeserver."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.base import Event, EventKind
from adapters.matrix import events
from adapters.matrix.events import Around, Bot, Place
from adapters.matrix.homeserver import Json

BOT = Bot("@wijkbot:stad.nl", ("wijkbot", "wijkbot:stad.nl", "De Wijkbot"))
ROOM = Place("werk", "#signalen:stad.nl")
AT = datetime(2026, 11, 24, 7, 12, 0, 250_000, tzinfo=UTC)


def an_event(
    kind: str = "m.room.message", sender: str = "@fatima:stad.nl", **content: object
) -> Json:
    return {
        "type": kind,
        "sender": sender,
        "event_id": "$een",
        "origin_server_ts": int(AT.timestamp() * 1000),
        "content": content,
    }


def said(body: str, more: Json | None = None) -> Json:
    return {**an_event(), "content": {"msgtype": "m.text", "body": body, **(more or {})}}


def heard(raw: Json, around: Around | None = None) -> Event | None:
    return events.heard(raw, ROOM, BOT, around or Around("Fatima"))


def test_an_event_has_the_time_of_its_homeserver_to_the_millisecond() -> None:
    event = heard(said("hoi"))
    assert event is not None
    assert (event.at, event.name, event.thing) == (AT, "Fatima", "$een")


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("!wijkbot klaar W-1", "klaar W-1"),
        ("!klaar W-1", "klaar W-1"),
        ("@wijkbot klaar W-1", "klaar W-1"),
        ("@wijkbot:stad.nl: klaar W-1", "klaar W-1"),
        ("@De Wijkbot, klaar W-1", "klaar W-1"),
    ],
)
def test_what_opens_with_the_bot_is_a_command(body: str, rest: str) -> None:
    event = heard(said(body))
    assert event is not None
    assert (event.kind, event.text) == (EventKind.COMMAND, rest)


def test_a_bare_name_is_the_bot_only_where_it_is_a_mention() -> None:
    mention = {"m.mentions": {"user_ids": [BOT.user]}}
    called, named = heard(said("De Wijkbot: klaar W-1", mention)), heard(said("De Wijkbot: hoi"))
    assert called is not None
    assert named is not None
    assert (called.kind, called.text) == (EventKind.COMMAND, "klaar W-1")
    assert (named.kind, named.text) == (EventKind.POSTED, "De Wijkbot: hoi")
    amid = heard(said("ik vroeg De Wijkbot al", mention))
    assert amid is not None
    assert amid.kind is EventKind.POSTED


@pytest.mark.parametrize("msgtype", ["m.notice", "m.key.verification.request", "x.eigen", None])
def test_what_no_person_says_is_not_heard(msgtype: str | None) -> None:
    assert heard(an_event(msgtype=msgtype, body="hoi")) is None


def test_the_bot_does_not_hear_itself() -> None:
    assert heard(an_event(sender=BOT.user, msgtype="m.text", body="hoi")) is None


def test_a_picture_is_heard_by_its_caption_and_not_by_its_name() -> None:
    def a_picture(**said: str) -> Event | None:
        return heard(an_event(msgtype="m.image", url="mxc://x", **said))

    event = a_picture(body="deze stoep ligt los", filename="stoep.jpg")
    assert event is not None
    assert event.text == "deze stoep ligt los"
    assert a_picture(body="stoep.jpg", filename="stoep.jpg") is None
    assert a_picture(body="IMG_2611.jpg") is None


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("> <@karel:stad.nl> eerste\n> tweede\n\nantwoord\n> met citaat", "antwoord\n> met citaat"),
        ("> alleen een citaat", "> alleen een citaat"),
        ("antwoord", "antwoord"),
    ],
)
def test_what_is_replied_to_is_not_heard_again(body: str, text: str) -> None:
    reply = {"m.relates_to": {"m.in_reply_to": {"event_id": "$nul"}}}
    event = heard(said(body, reply))
    assert event is not None
    assert event.text == text


def test_a_quote_that_replies_to_nothing_stays() -> None:
    event = heard(said("> citaat\n\nmijn woorden"))
    assert event is not None
    assert event.text == "> citaat\n\nmijn woorden"


def test_changes_at_other_moments_are_other_events() -> None:
    new = {"msgtype": "m.text", "body": "beter"}
    relation = {"rel_type": "m.replace", "event_id": "$nul"}
    raw = said("* beter", {"m.new_content": new, "m.relates_to": relation})
    original = {**said("goed"), "event_id": "$nul"}
    first = heard(raw, Around("Fatima", original))
    second = heard({**raw, "origin_server_ts": raw["origin_server_ts"] + 1}, Around("F", original))
    assert first is not None
    assert second is not None
    assert (first.kind, first.thing, first.text) == (EventKind.EDITED, "$nul", "beter")
    assert first.key != second.key


def test_a_removed_reaction_is_nothing() -> None:
    removal = {**an_event("m.room.redaction"), "redacts": "$nul"}
    reaction = {**an_event("m.reaction"), "event_id": "$nul"}
    assert events.target_of(removal) == "$nul"
    assert heard(removal, Around("Fatima", reaction)) is None
    assert heard(removal, Around("Fatima", None)) is None


@pytest.mark.parametrize(
    "raw",
    [
        {**said("x"), "origin_server_ts": 10**18},
        {**said("x"), "origin_server_ts": "gisteren"},
        {**said("x"), "content": None},
        {"type": "m.room.message"},
        said("x", {"m.relates_to": "geen"}),
        said("x", {"m.mentions": ["niets"]}),
        an_event("m.room.member", membership="join"),
    ],
)
def test_what_does_not_look_like_an_event_is_malformed(raw: Json) -> None:
    with pytest.raises(events.MALFORMED):
        heard(raw)
