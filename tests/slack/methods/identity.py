"""auth.test, apps.connections.open and users.info: who is who, and the way to a socket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.slack import bodies
from tests.slack.workspace import BOT, BOT_USER, DOMAIN, TEAM, Json, Refusal, Workspace


@dataclass(frozen=True, slots=True)
class Identity:
    """What the app asks about itself and about people. `ticket` gives an address of a socket."""

    workspace: Workspace
    socket: Callable[[], str]

    async def test(self, _given: Json) -> Json:
        """auth.test: whose token this is."""
        return {
            "url": f"https://{DOMAIN}.slack.com/",
            "team": "Gemeente",
            "user": "wijkbot",
            "team_id": TEAM,
            "user_id": BOT_USER,
            "bot_id": BOT,
            "is_enterprise_install": False,
        }

    async def connect(self, _given: Json) -> Json:
        """apps.connections.open: an address for one socket."""
        return {"url": self.socket()}

    async def user(self, given: Json) -> Json:
        """users.info: who somebody is."""
        user = self.workspace.users.get(given["user"])
        if user is None:
            raise Refusal("user_not_found")
        return {"user": bodies.user(user)}
