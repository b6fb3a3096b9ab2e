"""The bot's login on a homeserver."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from nio.store.database import SqliteStore

from adapters.base import (
    AccountError,
    Capabilities,
    Door,
    MessageRef,
    Outgoing,
    Permanent,
    RetryAt,
    SendResult,
    Sent,
    Unanswered,
)
from adapters.matrix import account as accounts
from adapters.matrix import photo as photos
from adapters.matrix import session as sessions
from adapters.matrix.account import displayname
from adapters.matrix.conversations import Conversations
from adapters.matrix.direct import Direct
from adapters.matrix.edge import Edge
from adapters.matrix.events import Bot
from adapters.matrix.following import Follower
from adapters.matrix.forwarding import Forwarder
from adapters.matrix.homeserver import Homeserver, Refused, Unreachable
from adapters.matrix.invitations import Invitations, MayInvite
from adapters.matrix.keeping import keep_on
from adapters.matrix.lookup import Lookup
from adapters.matrix.pace import Pace
from adapters.matrix.reactions import Reactions
from adapters.matrix.reading import Reader
from adapters.matrix.results import outcome
from adapters.matrix.rooms import Rooms
from adapters.matrix.sending import ImpossibleError, Sending
from adapters.matrix.session import Session

CAPABILITIES = Capabilities(
    forms=False, whispers=False, edits=True, threads=True, home=False, buttons=10, text=16_000
)
"""Reactions for buttons; an encrypted message is at most 64 KiB, with its words in it twice."""

STORE = "store.sqlite"
NAME = "wijkbot"
"""By which it is addressed whatever its user is called."""
SYNC_WAIT_MS = 30_000
CONNECT_SECONDS = 5
"""How long a delivery waits for the first sync."""
NOT_YET = timedelta(seconds=5)

_log = structlog.get_logger(__name__)


class MatrixAdapter:
    """Gives what happens in the rooms that count to the bot, and says there what the bot says.

    `rooms` are those of the configuration, by alias or id. `folder` holds the session and
    nio's store, and is this process's alone. Without `follow` nothing happens in the
    background, and `pump` takes in what happened.
    """

    def __init__(
        self,
        account: str,
        session: Session,
        rooms: frozenset[str],
        may_invite: MayInvite,
        clock: Callable[[], datetime],
        folder: Path,
        *,
        follow: bool = True,
    ) -> None:
        self._session = session
        self._clock = clock
        self._folder = folder
        self._follow = follow
        self._door: Door | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._came = asyncio.Event()
        self._pumping = asyncio.Lock()
        self._prepared = False

        sessions.private_folder(folder)
        server = self._server = Homeserver(session.homeserver, session.user, session.token)
        edge = self._edge = Edge(
            SqliteStore(session.user, session.device, str(folder), "", STORE).database
        )
        rooms_ = self._rooms = Rooms(account, server, rooms)
        direct = Direct(server, self._is_encrypted)
        self._pace = Pace(clock)
        self._follower = Follower(server, lambda: self._session, edge, rooms_, direct)
        reader = Reader(server, rooms_, direct, self._follower.called)
        invitations = Invitations(server, rooms_, direct, may_invite)
        self._forwarder = Forwarder(edge, reader, invitations, _names(session.user))
        conversations = Conversations(server, rooms_)
        reactions = Reactions(server, edge, self._pace)
        self._sending = Sending(
            server, rooms_, direct, conversations, reactions, self._is_encrypted
        )
        self._lookup = Lookup(server, rooms_, direct, conversations, self._sending)
        self._capabilities = replace(CAPABILITIES, invite=f"/invite {session.user}")

    @property
    def account(self) -> str:
        """The name of the account in the configuration."""
        return self._rooms.account

    @property
    def capabilities(self) -> Capabilities:
        """What Matrix can do."""
        return self._capabilities

    async def start(self, door: Door) -> None:
        """See that the login holds, and follow; a homeserver that is away is waited for.

        A start that failed may be tried again: a login that was renewed since is taken over.
        """
        self._renew()
        try:
            await accounts.check(self._server)
        except (Refused, Unreachable) as error:
            _log.warning("homeserver not reached", account=self.account, code=error.code)
        except AccountError:
            await self._server.close()
            raise
        self._door = door
        if self._follow:
            self._came.set()  # something may wait since before
            self._tasks = [
                asyncio.create_task(keep_on(self._take_in, self._troubled)),
                asyncio.create_task(keep_on(self._hand_on, self._troubled)),
            ]

    async def stop(self) -> None:
        """Disconnect; what was taken in and not accepted is given again after the next start."""
        self._door = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        async with self._pumping:
            await self._follower.discard()
            await self._server.close()
            self._edge.close()

    async def pump(self) -> None:
        """Take in and hand on what happened, where nothing does so in the background."""
        if self._tasks:
            return
        async with self._pumping:
            try:
                more = True
                while more and self._door is not None:
                    more = await self._follower.sync(0) > 0
                    await self._forward(self._door)
            except (Refused, Unreachable) as error:
                self._troubled(error)

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing; the same key again does nothing again, for a day."""
        async with self._pace.turn() as closed_until:
            if closed_until is not None:
                return RetryAt(closed_until, "the homeserver wants rest")
            if not await self._connected():
                return RetryAt(self._clock() + NOT_YET, "not connected yet")
            try:
                return Sent(await self._sending.do(out))
            except ImpossibleError as error:
                return Permanent(str(error), error.refusal)
            except (Refused, Unreachable) as error:
                return self._failed(error, private=not out.conversation)

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Find what was sent with this key, and complete it."""
        if not await self._connected():
            raise Unanswered(Unreachable.code)
        try:
            return await self._lookup.find(out)
        except (Refused, Unreachable) as error:
            raise Unanswered(error.code) from error

    async def fetch(self, photo: str, most: int) -> bytes:
        """Give a file of the media repository."""
        return await photos.fetched(self._server, photo, most)

    def _is_encrypted(self, room: str) -> bool:
        return self._follower.is_encrypted(room)

    def _failed(self, error: Refused | Unreachable, *, private: bool) -> SendResult:
        result = outcome(error, self._clock(), private=private)
        if isinstance(error, Refused):
            if error.limited and isinstance(result, RetryAt):
                self._pace.rest(result.at)
            if error.signed_out:
                self._troubled(error)
        return result

    async def _take_in(self) -> None:
        if await self._follower.sync(SYNC_WAIT_MS):
            self._came.set()

    async def _hand_on(self) -> None:
        await self._came.wait()
        self._came.clear()
        try:
            if self._door is not None:
                await self._forward(self._door)
        except BaseException:
            self._came.set()
            raise

    async def _forward(self, door: Door) -> None:
        if not self._prepared:
            await self._rooms.find()
            self._forwarder.bot = _names(self._server.user, await displayname(self._server))
            self._prepared = True
        await self._forwarder.run(door)

    async def _connected(self) -> bool:
        """Tell whether the rooms are known, waiting for it a little."""
        there = self._follower.there
        if not there.is_set() and not self._follow:
            await self.pump()
        with suppress(TimeoutError):
            await asyncio.wait_for(there.wait(), CONNECT_SECONDS if self._tasks else 0)
        return there.is_set()

    def _troubled(self, error: Exception) -> None:
        """Say what is wrong, and take over a login that was renewed meanwhile."""
        if not isinstance(error, Refused | Unreachable):
            _log.error("sync failed", account=self.account, exc_info=error)
            return
        if not (isinstance(error, Refused) and error.signed_out):
            _log.warning("homeserver trouble", account=self.account, code=error.code)
            return
        if not self._renew():
            _log.error("logged out", account=self.account, code=error.code)

    def _renew(self) -> bool:
        """Take over a login that was renewed meanwhile; tells whether there is one."""
        renewed = sessions.session(self._folder)
        if not renewed or renewed.user != self._session.user or renewed == self._session:
            return False
        self._session, self._server.token = renewed, renewed.token
        _log.info("login renewed", account=self.account)
        return True


def _names(user: str, displayname: str = "") -> Bot:
    full = user.removeprefix("@")
    names = (NAME, full.split(":", 1)[0], full, displayname)
    return Bot(user, tuple(dict.fromkeys(filter(None, names))))
