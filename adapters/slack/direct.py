"""The private conversation of each person with the bot."""

from __future__ import annotations

from adapters.slack.web import Method, Web


class Direct:
    """Finds private conversations, each once: they never change."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._known: dict[str, str] = {}

    async def __call__(self, user: str) -> str:
        """Give somebody's conversation with the bot, opened if need be; raises `Trouble`."""
        if user not in self._known:
            answer = await self._web(Method.DIRECT, users=user)
            self._known[user] = str(answer["channel"]["id"])
        return self._known[user]
