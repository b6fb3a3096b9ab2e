"""The Web API's door: arguments in from wherever a client puts them, answers out as Slack's."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.slack import scopes
from tests.slack.faults import Broken, Error, Faults, Held, Limit, Reset
from tests.slack.strict import arguments as documented
from tests.slack.workspace import Json, Refusal, Workspace

Method = Callable[[Json], Awaitable[Json]]

STRUCTURED = ("blocks", "metadata", "view", "attachments", "files")
"""Arguments that are JSON in themselves; in a query or a form they come as text."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method: what came in and what went out."""

    method: str
    arguments: Json
    answer: Json
    status: int = 200


@dataclass(slots=True)
class Api:
    """Answers calls by name, and keeps what was called for a test to look at."""

    methods: dict[str, Method]
    tokens: dict[str, str]
    """What each kind of token is: "bot" and "app"."""
    scopes: frozenset[str]
    """What was granted, of both tokens together."""
    workspace: Workspace
    faults: Faults
    calls: list[Call] = field(default_factory=list)

    @property
    def refusals(self) -> list[Call]:
        """What a careful app never gets: calls that were wrong in themselves."""
        return [call for call in self.calls if call.answer.get("error") in documented.MISTAKES]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        method = request.match_info["method"]
        arguments = await _arguments(request)
        fault = self.faults.take(method, self.workspace.clock())
        match fault:
            case Limit(seconds):
                answer = {"ok": False, "error": "ratelimited"}
                self.calls.append(Call(method, arguments, answer, 429))
                headers = {"Retry-After": str(seconds)}
                return web.json_response(answer, status=429, headers=headers)
            case Error(error):
                return self._answered(method, arguments, {"ok": False, "error": error})
            case Broken(status):
                self.calls.append(Call(method, arguments, {}, status))
                return web.Response(status=status, text="upstream trouble")
            case Reset(done=False):
                return _reset(request)
        answer = await self._do(method, request, arguments)
        response = self._answered(method, arguments, answer)
        match fault:
            case Reset():
                return _reset(request)
            case Held(done, until):
                done.set()
                await until.wait()
        return response

    async def _do(self, method: str, request: web.Request, arguments: Json) -> Json:
        try:
            self._authorized(method, request, arguments)
            about = self.workspace.channels.get(str(arguments.get("channel")))
            scopes.check(self.scopes, method, arguments, about)
            documented.arguments(method, arguments)
            return {"ok": True, **await self.methods[method](arguments)}
        except Refusal as refusal:
            more: Json = dict(refusal.more)
            if refusal.messages:
                more["response_metadata"] = {"messages": list(refusal.messages)}
            return {"ok": False, "error": refusal.error, **more}

    def _authorized(self, method: str, request: web.Request, arguments: Json) -> None:
        if method not in self.methods:
            raise Refusal("unknown_method")
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        given = given or str(arguments.get("token", ""))
        arguments.pop("token", None)
        needed = "app" if method == "apps.connections.open" else "bot"
        if not given:
            raise Refusal("not_authed")
        if given not in self.tokens.values():
            raise Refusal("invalid_auth")
        if given != self.tokens[needed]:
            raise Refusal("not_allowed_token_type")

    def _answered(self, method: str, arguments: Json, answer: Json) -> web.Response:
        self.calls.append(Call(method, arguments, answer))
        headers = {
            "x-slack-req-id": f"{len(self.calls):032x}",
            "x-slack-backend": "r",
            "x-oauth-scopes": ",".join(sorted(self.scopes)),
        }
        return web.json_response(answer, headers=headers)


async def _arguments(request: web.Request) -> Json:
    """Gather arguments from the query, and from the body in either of its forms."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    elif request.body_exists:
        given |= dict(await request.post())
    for name in STRUCTURED:
        if isinstance(given.get(name), str):
            # What is no JSON stays as it is, and is refused for what it is.
            with contextlib.suppress(ValueError):
                given[name] = json.loads(given[name])
    return given


def _reset(request: web.Request) -> web.StreamResponse:
    transport: Any = request.transport
    if transport is not None:
        transport.abort()
    return web.Response()
