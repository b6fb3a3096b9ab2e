"""How people are called on Slack."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from adapters.slack.me import Json
from adapters.slack.trouble import Trouble
from adapters.slack.web import Method, Web

PATIENCE_SECONDS = 1.0
"""An event must be stored within three seconds, with a name or without."""
KEPT = timedelta(hours=12)
KEPT_UNKNOWN = timedelta(minutes=1)


class Names:
    """Asks Slack for names one by one, and remembers them."""

    def __init__(self, web: Web, clock: Callable[[], datetime]) -> None:
        self._web = web
        self._clock = clock
        self._known: dict[str, tuple[str, datetime]] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def __call__(self, users: Iterable[str]) -> dict[str, str]:
        """Give names by user id; an empty one for whom Slack does not name in time."""
        wanted = list(dict.fromkeys(users))
        now = self._clock()
        asking = [self._ask(user) for user in wanted if not self._fresh(user, now)]
        if asking:
            await asyncio.wait(asking, timeout=PATIENCE_SECONDS)
        return {user: self._known.get(user, ("", now))[0] for user in wanted}

    async def close(self) -> None:
        """Ask no further."""
        asking = list(self._asking.values())
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    def _fresh(self, user: str, now: datetime) -> bool:
        return user in self._known and self._known[user][1] > now

    def _ask(self, user: str) -> asyncio.Task[None]:
        # What takes too long goes on, and is known the next time.
        if user not in self._asking:
            task = asyncio.create_task(self._learn(user))
            task.add_done_callback(lambda _: self._asking.pop(user, None))
            self._asking[user] = task
        return self._asking[user]

    async def _learn(self, user: str) -> None:
        before = self._known.get(user, ("", None))[0]
        try:
            answer = await self._web(Method.USER, user=user)
        except Trouble:
            self._known[user] = (before, self._clock() + KEPT_UNKNOWN)
        else:
            self._known[user] = (_name(answer["user"]), self._clock() + KEPT)


def _name(user: Json) -> str:
    profile = user.get("profile") or {}
    found = (profile.get("real_name"), profile.get("display_name"), user.get("name"))
    return next((str(name) for name in found if name), "")
