"""What Slack refuses: arguments and content that break its rules."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.slack.workspace import Json, Refusal, View

SHAPES = Path(__file__).with_name("shapes")

MISTAKES = frozenset({
    "invalid_arg_name", "invalid_arguments", "invalid_blocks", "invalid_blocks_format",
    "unknown_method", "no_text", "msg_too_long", "cannot_reply_to_message",
    "invalid_metadata_format", "metadata_too_large", "exchanged_trigger_id",
    "invalid_trigger_id", "view_too_large", "not_authed", "invalid_auth",
    "not_allowed_token_type",
})  # fmt: skip
"""Errors that tell of a mistake in the app, not of how things stand."""


@cache
def fields() -> Json:
    """Give Slack's published types: which fields there are, and which must be there."""
    loaded: Json = json.loads((SHAPES / "fields.ts.json").read_text())
    return loaded


def arguments(method: str, given: Json) -> None:
    """Refuse arguments that are not documented, and the lack of those that must be there."""
    name = "".join(part[:1].upper() + part[1:] for part in method.split("."))
    known: dict[str, str] = fields()["args"][name]
    for unknown in given.keys() - known.keys():
        raise Refusal("invalid_arg_name", f"[ERROR] no such argument: {unknown}")
    for argument, shape in known.items():
        if not shape.endswith("?") and given.get(argument) in (None, ""):
            raise Refusal("invalid_arguments", f"[ERROR] missing required field: {argument}")


def content(given: dict[str, Any]) -> None:
    """Refuse a message that says nothing or too much."""
    if not given.get("text") and not given.get("blocks"):
        raise Refusal("no_text")


def view(given: Any, kind: str) -> None:  # noqa: ANN401 - anything may come in
    """Refuse a view that is not one."""
    if not isinstance(given, dict) or given.get("type") != kind:
        raise Refusal("invalid_arguments", f"[ERROR] not a {kind} view")


def suggestions(answer: Json) -> None:
    """Refuse an answer to what somebody typed that gives no options, or too many."""
    if not isinstance(answer.get("options", answer.get("option_groups")), list):
        raise Refusal("invalid_arguments", "[ERROR] neither options nor option_groups")


def submission(answer: Json, form: View) -> None:
    """Refuse an answer to a form that Slack would not understand."""
    action = answer.get("response_action")
    if action not in {None, "errors", "update", "push", "clear"}:
        raise Refusal("invalid_arguments", f"[ERROR] no such response_action: {action}")
    fields = {each["block_id"] for each in form.body["blocks"] if each["type"] == "input"}
    if action == "errors" and (not answer.get("errors") or answer["errors"].keys() - fields):
        raise Refusal("invalid_arguments", "[ERROR] errors belong to fields of the form")
    if action in {"update", "push"}:
        view(answer.get("view"), "modal")
