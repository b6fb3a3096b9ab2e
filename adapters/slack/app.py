"""The Bolt app: which listener hears what, and that nothing stays unanswered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from adapters.slack import quiet, views
from adapters.slack.listening import Listening
from adapters.slack.me import Me
from adapters.slack.telling import Telling
from adapters.slack.trouble import Trouble

EVENTS = ("message", "app_mention")
"""What the bot listens to in the Events API."""

_ANY = re.compile(".*", re.DOTALL)
_OK, _FAILED = 200, 500

_log = structlog.get_logger(__name__)


def app(me: Me, token: str, listening: Listening, telling: Telling) -> AsyncApp:
    """Build the app.

    It answers Slack only when a listener is done, so that what could not be stored is told
    again. Who the bot is it knows already: Bolt would ask with the first events, and drop them
    where that fails.
    """
    made = AsyncApp(
        name=me.account,
        logger=quiet.logger(),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        authorize=_authorized(me, token),
        request_verification_enabled=False,  # what comes over a socket has no signature
        ignoring_self_events_enabled=False,  # the listeners know better what is the bot's own
    )
    made.error(_failed(me.account, telling))
    for event in EVENTS:
        made.event(event)(listening.message)
    made.command(_ANY)(listening.command)
    made.block_action(_ANY)(listening.press)
    made.block_suggestion(_ANY)(listening.choices)
    made.view_submission(views.CALLBACK)(listening.submit)
    return made


def _authorized(me: Me, token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    result = AuthorizeResult(
        enterprise_id=None,
        team_id=me.team,
        bot_user_id=me.user,
        bot_id=me.bot,
        bot_token=token,
    )

    async def authorize() -> AuthorizeResult:
        return result

    return authorize


def _failed(account: str, telling: Telling) -> Callable[..., Awaitable[BoltResponse]]:
    async def failed(error: Exception) -> BoltResponse:
        # What nobody listens to would be told again and again.
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=_OK)
        if isinstance(error, Trouble):
            telling.unaccepted(error.code)
        else:
            _log.error("not accepted", account=account, exc_info=error)
        return BoltResponse(status=_FAILED)

    return failed
