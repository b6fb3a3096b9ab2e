"""What becomes of a call that Slack did not simply answer: not now, never, or who knows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from adapters.base import Refusal

MOMENT = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MENDING = timedelta(minutes=10)
"""How long until it is tried again whether somebody mended what the bot cannot."""

ACCOUNT = frozenset(
    {
        "access_denied",
        "account_inactive",
        "app_missing_action_url",
        "ekm_access_denied",
        "forbidden_team",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
"""Errors that a person must mend: the token, its scopes, or what the workspace allows."""

_LATER = {
    "external_channel_migrating": HOUR,
    "message_limit_exceeded": HOUR,  # the workspace's own limit: it does not go away in seconds
    "rate_limited": MOMENT,
    "ratelimited": MOMENT,
    "request_timeout": MOMENT,  # the request came in incomplete
    "service_unavailable": MINUTE,
    "team_added_to_org": HOUR,
}
_UNSURE = frozenset({"fatal_error", "internal_error"})
"""Slack says of these that part of the work may have been done."""

ANSWERED = "status_"
"""What a code begins with that is only the status of an answer, as of a proxy's."""

_REFUSALS: Mapping[Refusal, frozenset[str]] = {
    Refusal.BARRED: frozenset(
        {
            "not_in_channel",
            "posting_to_channel_denied",
            "restricted_action",
            "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_thread_only_channel",
        }
    ),
    Refusal.NO_PLACE: frozenset({"channel_not_found", "invalid_channel", "is_archived"}),
    Refusal.NO_READER: frozenset(
        {
            "cannot_dm_bot",
            "messages_tab_disabled",
            "user_disabled",
            "user_not_found",
            "user_not_visible",
        }
    ),
    Refusal.NO_MESSAGE: frozenset(
        {
            "cannot_reply_to_message",
            "cant_update_message",
            "edit_window_closed",
            "message_not_found",
            "thread_not_found",
        }
    ),
    Refusal.CONTENT: frozenset(
        {
            "file_type_not_allowed",
            "file_upload_size_restricted",
            "file_uploads_disabled",
            "file_uploads_except_images_disabled",
            "invalid_blocks",
            "invalid_blocks_format",
            "metadata_too_large",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "storage_limit_reached",
        }
    ),
}

_OK = 200
_TOO_MANY = 429
_SERVER = 500


class Trouble(Exception):
    """A call did not give what was asked. `code` is Slack's word for it, or ours."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Later(Trouble):
    """It was not done, and may be tried again after a while."""

    def __init__(self, code: str, after: timedelta) -> None:
        super().__init__(code)
        self.after = after


class Never(Trouble):
    """Slack refuses it."""


class Unsure(Trouble):
    """It may have been done."""


def of_answer(status: int, code: str, retry_after: str | None) -> Trouble:
    """Tell what an answer that is no success means.

    `code` is what the answer gives as its error, empty where it is not Slack's; `retry_after`
    is the header of that name, in seconds.
    """
    if status == _TOO_MANY:
        seconds = int(retry_after) if retry_after and retry_after.isdecimal() else None
        return Later("ratelimited", MOMENT if seconds is None else timedelta(seconds=seconds))
    if status >= _SERVER or code in _UNSURE:
        return Unsure(code or f"{ANSWERED}{status}")
    if code in ACCOUNT:
        return Later(code, MENDING)
    if code in _LATER:
        return Later(code, _LATER[code])
    if not code:  # not Slack's answer: a proxy's, that stands in the way
        return Unsure("no_answer") if status == _OK else Later(f"{ANSWERED}{status}", MINUTE)
    return Never(code)


def refusal(code: str, *, private: bool) -> Refusal:
    """Tell what kind of refusal a code stands for; `private` is for one person to read."""
    kind = next((kind for kind, codes in _REFUSALS.items() if code in codes), Refusal.OTHER)
    if private and kind in {Refusal.BARRED, Refusal.NO_PLACE}:
        return Refusal.NO_READER
    return kind
