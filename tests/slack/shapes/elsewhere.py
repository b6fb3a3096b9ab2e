"""Holds what the stand-in says against samples and lists that are not part of this project.

Each check gives what it looked at and what it found amiss.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # its types are a package of their own
from jsonschema import Draft7Validator

from tests.slack.api import Call
from tests.slack.app import App
from tests.slack.emitted import Emitted
from tests.slack.refusals import CALLS, with_places
from tests.slack.shapes.invented import invented
from tests.slack.workspace import Json

MANIFEST = Path(__file__).parents[3] / "docs" / "slack-manifest.yaml"

EVENTS = {
    ("message", None): "MessagePayload",
    ("message", "channel_join"): "MessageChannelJoinPayload",
    ("message", "file_share"): "MessageFileSharePayload",
    ("message", "message_changed"): "MessageChangedPayload",
    ("message", "message_deleted"): "MessageDeletedPayload",
    ("app_home_opened", None): "AppHomeOpenedPayload",
    ("app_mention", None): "AppMentionPayload",
    ("member_joined_channel", None): "MemberJoinedChannelPayload",
}
PAYLOADS = {
    "block_actions": "BlockActionPayload",
    "view_submission": "ViewSubmissionPayload",
    "view_closed": "ViewClosedPayload",
    "slash_commands": "SlashCommandPayload",
}
UNSAMPLED = "block_suggestion"
"""An interaction of which there is no sample."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many things a check looked at, and what was amiss."""

    looked: int
    amiss: tuple[str, ...]


def events(data: Path, emitted: Emitted) -> Found:
    """No event, and no wrapping of one, has a key that no sample has."""
    known = _read(data, "events.java.json")
    return _found(_event(known, each) for each in emitted.events)


def _event(known: Json, wrapped: Json) -> Iterator[str]:
    event = wrapped["event"]
    kind = event["type"], event.get("subtype")
    envelope = {**known["envelope"], "event": {}}
    yield from (f"envelope{path}" for path in invented(wrapped, envelope))
    yield from (f"{kind[0]}{path}" for path in invented(event, known["events"][EVENTS[kind]]))


def payloads(data: Path, emitted: Emitted) -> Found:
    """No interaction has a key that no sample has."""
    known = _read(data, "payloads.java.json")["payloads"]
    return _found(_payload(known, each) for each in emitted.payloads)


def _payload(known: Json, payload: Json) -> Iterator[str]:
    kind = payload.get("type", "slash_commands")
    if kind != UNSAMPLED:
        yield from (f"{kind}{path}" for path in invented(payload, known[PAYLOADS[kind]]))


def responses(data: Path, emitted: Emitted) -> Found:
    """No answer of a method has a key that no sample has."""
    known = _read(data, "responses.java.json")["responses"]
    return _found(
        (f"{call.method}{path}" for path in invented(call.answer, known[call.method]))
        for call in emitted.answers
    )


async def errors(data: Path) -> Found:
    """No method gives an error that is not documented for it, or for all."""
    known = _read(data, "method_errors.slack_kit.json")
    slack = with_places()
    async with slack, App(slack) as app:
        for method, arguments in CALLS.values():
            await app.call(method, arguments)
    return _found(_error(known, call) for call in slack.api.calls)


def _error(known: Json, call: Call) -> Iterator[str]:
    documented = known["methods"].get(call.method, {"errors": ["unknown_method"]})["errors"]
    if call.answer["error"] not in {*documented, *known["common_errors"]}:
        yield f"{call.method}: {call.answer['error']}"


def arguments(data: Path, emitted: Emitted) -> Found:
    """Every argument that was taken is documented, and what must be there is asked for."""
    known = _read(data, "method_errors.slack_kit.json")["methods"]
    return _found(_arguments(known[call.method], call) for call in emitted.answers)


def _arguments(known: Json, call: Call) -> Iterator[str]:
    for argument in sorted(call.arguments.keys() - {*known["req"], *known["opt"]}):
        yield f"{call.method}: {argument}"
    for argument in known["req"]:
        if argument not in call.arguments:
            yield f"{call.method}: without {argument}"


def scopes(data: Path, methods: Iterable[str]) -> Found:
    """The manifest has a scope for each method and each event of the bot."""
    manifest = _manifest()
    given = set(manifest["oauth_config"]["scopes"]["bot"])
    by_method = _read(data, "method_errors.slack_kit.json")["methods"]
    by_event = _read(data, "event_scopes.openapi2021.json")["event_scopes"]
    needed = {name: by_method[name]["bot_scopes"] for name in methods}
    for event in manifest["settings"]["event_subscriptions"]["bot_events"]:
        needed[event] = by_event.get(event, [])
    return _found(_scope(name, set(any_of), given) for name, any_of in needed.items())


def _scope(name: str, any_of: set[str], given: set[str]) -> Iterator[str]:
    if any_of and not any_of & given:
        yield f"{name} needs one of {sorted(any_of)}"


def manifest_schemas(data: Path) -> Found:
    """The manifest fits the schema of its version."""
    manifest = _manifest()
    version = manifest["_metadata"]["major_version"]
    validator = Draft7Validator(_read(data, f"manifest.schema.{version}.0.0.json"))
    return _found([(error.message for error in validator.iter_errors(manifest))])


def tiers(data: Path, paces: Mapping[str, float]) -> Found:
    """The bot's pace, in calls a minute, is no faster than the slower of the published tiers."""
    java = _read(data, "rate_limit_tiers.java.json")
    docs = _read(data, "method_errors.slack_kit.json")["methods"]
    allowed = {"1": 1.0, "2": 20.0, "3": 50.0, "4": 100.0}
    found = []
    for method, pace in paces.items():
        said = (str(java.get(method, "")).removeprefix("Tier"), docs[method]["tier"][5:6])
        limits = [allowed[tier] for tier in said if tier in allowed]
        if limits and pace > min(limits):
            found.append(f"{method}: {pace:g} a minute, allowed are {min(limits):g}")
    return Found(len(paces), tuple(found))


def _found(each: Iterable[Iterable[str]]) -> Found:
    checked = [tuple(one) for one in each]
    return Found(len(checked), tuple(dict.fromkeys(path for one in checked for path in one)))


def _manifest() -> Json:
    read: Json = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


def _read(data: Path, name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((data / name).read_text())
