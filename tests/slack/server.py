"""A stand-in for Slack on loopback: the Web API and Socket Mode as far as the bot uses them.

It behaves as Slack's documentation and published types say; it is not Slack.

    slack = Slack(clock)                     # clock() gives the time, aware; it makes each `ts`
    joris = slack.workspace.add_user("joris", "Joris de Wit")                     # -> "U…"
    signalen = slack.workspace.add_channel("signalen", [joris])                   # -> "C…"
    async with slack:                        # or await slack.start() … await slack.stop()
        # the app: base_url=slack.base_url, tokens slack.bot_token and slack.app_token
        await slack.connected(1)             # until the app has a socket open
        ts = await slack.post(joris, signalen, "Lantaarn kapot", thread_ts=None)
        await slack.mention(joris, signalen, "help", ts)                  # in that thread
        await slack.share(joris, signalen, content, "IMG_1.jpg", "Lantaarn kapot")   # a photo
        await slack.edit(joris, signalen, ts, "…")
        await slack.delete(joris, signalen, ts)
        await slack.press(joris, signalen, card_ts, "Neem op")    # label, value or action id
        await slack.command(joris, signalen, "/wijkbot", "help")
        slack.views(joris)                   # forms open: id, title, text, fields, buttons
        await slack.suggest(joris, view_id, "Straat", "kast")     # -> labels offered
        await slack.submit(joris, view_id, {"Straat": "Kastanjelaan"})    # -> closed, errors
        await slack.close(joris, view_id)
        slack.messages(signalen, joris)      # what is seen: text, buttons, mentions, whisper, …
        slack.direct(joris)                  # -> "D…", the private conversation with the bot
        await slack.quiet()                  # all that was sent is acknowledged
        slack.api.calls, slack.api.refusals  # what the app called; expect no refusals

Trouble, each as its own module tells:

        slack.faults.next("chat.postMessage", Limit(7), Reset(done=True))  # coming calls, one each
        slack.faults.page = 15; slack.faults.every["conversations.history"] = timedelta(minutes=1)
        slack.faults.refuse_sockets = 2; slack.faults.ignores_close = True
        slack.sockets.deafen(); slack.sockets.cut(); await slack.sockets.disconnect()
        slack.news.order = Order.MENTION     # of a message and the mention in it
        await slack.news.repeat(slack.news.sent[-1])      # the same under another event id

Time passes only by the clock; after moving it, `await slack.redeliver()` sends what is due again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.slack.api import Api, Method
from tests.slack.faults import Faults
from tests.slack.methods.chat import Chat
from tests.slack.methods.conversations import Conversations
from tests.slack.methods.files import Files
from tests.slack.methods.identity import Identity
from tests.slack.methods.views import Views
from tests.slack.news import SUBSCRIBED, News
from tests.slack.people import People
from tests.slack.responses import Responses
from tests.slack.scopes import EVERY
from tests.slack.sockets import Sockets
from tests.slack.triggers import Triggers
from tests.slack.workspace import TEAM, Workspace

SECONDS = 10.0
"""How long to wait for what should come at once, before a test is told that it does not."""
MOST_UPLOADED = 50_000_000


class Slack(People):
    """A workspace with people in it, and the doors that the app has to it.

    `seed` decides every choice left to chance; `subscribed` are the app's event subscriptions
    by their names in a manifest, `scopes` what its tokens are allowed; `trigger_clock` is what
    the three seconds of a trigger go by, where that is to be another clock.
    """

    bot_token = "xoxb-stand-in"
    app_token = "xapp-stand-in"

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        seed: int = 0,
        subscribed: frozenset[str] = SUBSCRIBED,
        scopes: frozenset[str] = EVERY,
        trigger_clock: Callable[[], datetime] | None = None,
    ) -> None:
        workspace = Workspace(clock, seed=seed)
        self.faults = Faults()
        sockets = Sockets(clock, self.faults, workspace.random)
        news = News(workspace, sockets, subscribed)
        triggers = Triggers(trigger_clock or clock)
        views = Views(workspace, triggers)
        self._replies = Responses(workspace, news)
        super().__init__(workspace, sockets, news, triggers, views, self._replies)
        self._files = Files(workspace, news, self.faults, self.bot_token, scopes)
        tokens = {"bot": self.bot_token, "app": self.app_token}
        self.api = Api(self._methods(views), tokens, scopes, workspace, self.faults)
        self._runner: web.AppRunner | None = None
        self._origin = ""

    def _methods(self, views: Views) -> dict[str, Method]:
        identity = Identity(self.workspace, self._socket)
        chat = Chat(self.workspace, self.news)
        conversations = Conversations(self.workspace, self.news, self.faults)
        return {
            "apps.connections.open": identity.connect,
            "auth.test": identity.test,
            "chat.delete": chat.delete,
            "chat.getPermalink": chat.permalink,
            "chat.postEphemeral": chat.whisper,
            "chat.postMessage": chat.post,
            "chat.update": chat.update,
            "conversations.archive": conversations.archive,
            "conversations.create": conversations.create,
            "conversations.history": conversations.history,
            "conversations.info": conversations.info,
            "conversations.invite": conversations.invite,
            "conversations.members": conversations.members,
            "conversations.open": conversations.open,
            "conversations.rename": conversations.rename,
            "conversations.replies": conversations.replies,
            "files.completeUploadExternal": self._files.complete,
            "files.getUploadURLExternal": self._files.upload_url,
            "files.info": self._files.info,
            "users.conversations": conversations.mine,
            "users.info": identity.user,
            "views.open": views.open,
            "views.publish": views.publish,
            "views.push": views.push,
            "views.update": views.update,
        }

    def _socket(self) -> str:
        origin = self._origin.replace("http", "ws", 1)
        return f"{origin}/link/?ticket={self.sockets.ticket()}&app_id=stand-in"

    @property
    def base_url(self) -> str:
        """Where the Web API is, as slack_sdk wants it."""
        return f"{self._origin}/api/"

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; on a port that is free, or on one named to come back on."""
        app = web.Application(client_max_size=MOST_UPLOADED)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_get("/link/", self.sockets.connect)
        app.router.add_post("/response/{given}", self._replies.handle)
        app.router.add_post("/upload/v1/{ticket}", self._files.bring)
        app.router.add_get(f"/files-pri/{TEAM}-{{file}}/{{name}}", self._files.fetch)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        taken: int = self._runner.addresses[0][1]
        self._origin = self.workspace.origin = f"http://127.0.0.1:{taken}"
        self._replies.address = f"{self._origin}/response"

    async def stop(self) -> None:
        """Stop, and break what is still connected."""
        self.sockets.cut()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def connected(self, number: int = 1, *, seconds: float = SECONDS) -> None:
        """Wait until the app has this many sockets open."""
        await self.sockets.connected(number, seconds)

    async def quiet(self, *, seconds: float = SECONDS) -> None:
        """Wait until everything that was sent is acknowledged.

        Raises `TimeoutError` telling what is not.
        """
        await self.sockets.quiet(seconds)

    async def redeliver(self) -> int:
        """Send again what is due by the clock and not acknowledged; give how many went out."""
        return await self.sockets.redeliver()
