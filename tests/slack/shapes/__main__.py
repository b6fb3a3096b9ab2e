"""Check the stand-in against shapes that are kept elsewhere: python -m tests.slack.shapes PATH."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from adapters.slack import pace
from adapters.slack.web import Method
from tests.slack.emitted import everything
from tests.slack.shapes import elsewhere
from tests.slack.shapes.elsewhere import Found

KNOWN = frozenset(
    {
        # The samples of a view leave its blocks out.
        "app_home_opened.view.blocks",
        "block_actions.view.blocks",
        "view_closed.view.blocks",
        "view_submission.view.blocks",
        # Slack's types have it, the samples do not.
        "view_submission.response_urls",
        # The samples of a change are of messages without files; Slack's types have them.
        "message.message.files",
        "message.previous_message.files",
        # The samples are of bots' messages only; those of conversations.history have it.
        "conversations.replies.messages[].client_msg_id",
        # Slack cuts off what is too long; here it is refused, so that nobody relies on it.
        "chat.postMessage: msg_too_long",
    }
)


SENT = (
    Method.ARCHIVE,
    Method.CREATE,
    Method.DIRECT,
    Method.INVITE,
    Method.POST,
    Method.PUBLISH,
    Method.SHARE,
    Method.UPDATE,
    Method.UPLOAD,
    Method.WHISPER,
)
"""What goes out at a pace; what is only asked waits when Slack says so."""


def paces() -> dict[str, float]:
    """Give how often a minute the bot calls each method at most, once its burst is spent."""
    minute = timedelta(minutes=1)
    return {method: minute / pace._RATES.get(method, pace._TIER_3).every for method in SENT}


async def checked(data: Path) -> dict[str, Found]:
    """Do every check."""
    emitted = await everything()
    return {
        "events": elsewhere.events(data, emitted),
        "interactions": elsewhere.payloads(data, emitted),
        "answers": elsewhere.responses(data, emitted),
        "arguments": elsewhere.arguments(data, emitted),
        "errors": await elsewhere.errors(data),
        "scopes": elsewhere.scopes(data, list(Method)),
        "manifest": elsewhere.manifest_schemas(data),
        "pace": elsewhere.tiers(data, paces()),
    }


def main(data: Path) -> int:
    """Print what was looked at and what was found; give how many things are amiss."""
    amiss = 0
    for name, found in asyncio.run(checked(data)).items():
        new = [each for each in found.amiss if each not in KNOWN]
        amiss += len(new)
        sys.stdout.write(f"{name}: {found.looked} looked at, {len(new)} amiss\n")
        sys.stdout.writelines(f"  {each}\n" for each in new)
    return amiss


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1])), 1))
