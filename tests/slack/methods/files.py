"""files.*: what people share and the app fetches, and what the app uploads and shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web

from tests.slack import bodies
from tests.slack.faults import Broken, Error, Faults, Limit, Reset
from tests.slack.methods.places import with_app
from tests.slack.news import News
from tests.slack.workspace import BOT_USER, File, Json, Message, Refusal, Workspace

MOST_BYTES = 1_000_000_000
DOWNLOAD, UPLOAD = "download", "upload"
"""What faults go by that befall the bytes of a file, beside the names of methods."""


@dataclass
class Files:
    """Files of the workspace, whose bytes come and go at its origin."""

    workspace: Workspace
    news: News
    faults: Faults
    token: str
    scopes: frozenset[str]
    _expected: dict[str, tuple[File, int]] = field(default_factory=dict)

    async def info(self, given: Json) -> Json:
        """files.info: what a file is, and where."""
        file = self.workspace.files.get(given["file"])
        if file is None or not self._sees(file):
            raise Refusal("file_not_found")
        if file.deleted:
            raise Refusal("file_deleted")
        return {"file": bodies.file(self.workspace, file)}

    async def upload_url(self, given: Json) -> Json:
        """files.getUploadURLExternal: a place to bring the bytes of a new file."""
        if not str(given["length"]).isdecimal() or not int(given["length"]):
            raise Refusal("invalid_arguments", "[ERROR] length")
        if int(given["length"]) > MOST_BYTES:
            raise Refusal("file_upload_size_restricted")
        file = File(self.workspace.fresh("F"), BOT_USER, given["filename"], given["filename"])
        file.created = self.workspace.now()
        ticket = self.workspace.fresh("", 24)
        self._expected[ticket] = (file, int(given["length"]))
        return {"upload_url": f"{self.workspace.origin}/upload/v1/{ticket}", "file_id": file.id}

    async def complete(self, given: Json) -> Json:
        """files.completeUploadExternal: what was brought becomes a file, and a message of it."""
        channel = with_app(self.workspace, given["channel_id"])
        brought = {file.id: file for file, _ in self._expected.values() if file.content}
        files = []
        for each in given["files"]:
            if each["id"] not in brought:
                raise Refusal("file_not_found")
            file = brought[each["id"]]
            file.title = each.get("title") or file.name
            self.workspace.files[file.id] = file
            files.append(file)
        self._expected = {t: it for t, it in self._expected.items() if it[0] not in files}
        message = Message(
            self.workspace.ts(),
            channel.id,
            BOT_USER,
            given.get("initial_comment") or "",
            [],
            thread_ts=given.get("thread_ts"),
            subtype="file_share",
            files=files,
        )
        self.workspace.keep(message)
        await self.news.posted(channel, message)
        return {"files": [bodies.file(self.workspace, each) for each in files]}

    async def bring(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a new file."""
        if (broken := self._fault(UPLOAD, request)) is not None:
            return broken
        expected = self._expected.get(request.match_info["ticket"])
        content = await request.read()
        if expected is None or len(content) != expected[1]:
            return web.Response(status=400, text="bad upload")
        file = expected[0]
        file.content, file.mimetype = content, bodies.mimetype(file.name)
        return web.Response(text=f"OK - {len(content)}")

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file; to who may not have them the page on which people log in."""
        if (broken := self._fault(DOWNLOAD, request)) is not None:
            return broken
        known = request.headers.get("Authorization") == f"Bearer {self.token}"
        if not known or "files:read" not in self.scopes:
            return web.Response(
                text="<!DOCTYPE html><title>Slack</title>", content_type="text/html"
            )
        file = self.workspace.files.get(request.match_info["file"])
        if file is None or file.deleted or not self._sees(file):
            return web.Response(status=404, text="not found")
        return web.Response(body=file.content, content_type=file.mimetype)

    def _fault(self, what: str, request: web.Request) -> web.StreamResponse | None:
        match self.faults.take(what, self.workspace.clock()):
            case Limit(seconds):
                return web.Response(status=429, headers={"Retry-After": str(seconds)})
            case Broken(status):
                return web.Response(status=status, text="upstream trouble")
            case Reset() | Error():
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()
        return None

    def _sees(self, file: File) -> bool:
        """Whether the app is in a conversation in which a file stands."""
        return any(
            file in message.files and BOT_USER in self.workspace.channels[channel].members
            for channel, messages in self.workspace.messages.items()
            for message in messages.values()
        )
