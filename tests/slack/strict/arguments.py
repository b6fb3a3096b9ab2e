"""Arguments of a method: the documented ones, and those that must be there."""

from __future__ import annotations

from tests.slack.strict import published
from tests.slack.workspace import Json, Refusal

MISTAKES = frozenset(
    {
        "cannot_reply_to_message",
        "cant_delete_message",
        "cant_update_message",
        "exchanged_trigger_id",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_cursor",
        "invalid_limit",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "invalid_trigger_id",
        "metadata_too_large",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "not_allowed_token_type",
        "not_authed",
        "unknown_method",
        "view_too_large",
    }
)
"""Errors that tell of a mistake in the app itself, not of how things stand."""


def arguments(method: str, given: Json) -> None:
    """Refuse arguments that are not documented, and the lack of those that must be there."""
    known = published.fields("args", published.method(method))
    for unknown in sorted(given.keys() - known.keys()):
        raise Refusal("invalid_arg_name", f"[ERROR] no such argument: {unknown}")
    for argument, required in known.items():
        if required and given.get(argument) in (None, ""):
            raise Refusal("invalid_arguments", f"[ERROR] missing required field: {argument}")
