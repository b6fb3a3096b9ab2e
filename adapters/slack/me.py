"""Who the bot is on this workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""A JSON object of Slack's."""

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Me:
    """The account in the configuration, and its ids: as a user, as a bot, and its workspace."""

    account: str
    user: str
    bot: str
    team: str
    name: str

    def by_a_person(self, message: Mapping[str, Any]) -> bool:
        """Tell whether a person wrote a message: not this bot, nor any app."""
        user = message.get("user")
        return bool(user) and user not in {self.user, SLACKBOT} and not message.get("bot_id")


def is_private(conversation: str) -> bool:
    """Tell the conversation of one person with the bot from a channel."""
    return conversation.startswith("D")
