"""The manifest asks for what the code needs, and for nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # its types are a package of their own

import adapters.slack
from adapters.slack import acts, app
from adapters.slack.account import SCOPES
from adapters.slack.web import Method
from tests.slack import scopes
from tests.slack.scopes import MANIFEST

# https://docs.slack.dev/reference/methods: the bot scopes of which a call needs one for each kind
# of conversation that it is made for. What the bot opens is private.
NEEDED: dict[Method, set[str]] = {
    Method.ARCHIVE: {"groups:write"},
    Method.CONNECT: set(),  # the app-level token's connections:write
    Method.CREATE: {"groups:write"},
    Method.DIRECT: {"im:write"},
    Method.FILE: {"files:read"},
    Method.HISTORY: {"channels:history", "groups:history", "im:history"},
    Method.INVITE: {"groups:write"},
    Method.MINE: {"groups:read", "im:read"},
    Method.OPEN: set(),
    Method.POST: {"chat:write"},
    Method.PUBLISH: set(),
    Method.REPLIES: {"channels:history", "groups:history", "im:history"},
    Method.SHARE: {"files:write"},
    Method.SHOW: set(),
    Method.TEST: set(),
    Method.UPDATE: {"chat:write"},
    Method.UPLOAD: {"files:write"},
    Method.USER: {"users:read"},
    Method.WHISPER: {"chat:write"},
}
# https://docs.slack.dev/reference/events
HEARD: dict[str, tuple[str, set[str]]] = {
    "app_mention": ("app_mention", {"app_mentions:read"}),
    "message.channels": ("message", {"channels:history"}),
    "message.groups": ("message", {"groups:history"}),
    "message.im": ("message", {"im:history"}),
}


def manifest() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


def called() -> Iterator[Method]:
    """Give the methods that the code names, wherever it does."""
    for path in Path(adapters.slack.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="Method"), attr=name):
                    yield Method[name]


def test_every_method_that_is_known_is_called_and_every_call_goes_through_one_door() -> None:
    assert set(called()) == set(Method) == NEEDED.keys()
    for path in Path(adapters.slack.__file__).parent.glob("*.py"):
        if path.name not in {"web.py", "socket.py"}:
            assert "AsyncWebClient" not in path.read_text(encoding="utf-8"), path


def test_the_scopes_are_those_of_the_methods_events_and_commands() -> None:
    asked = manifest()["oauth_config"]["scopes"]["bot"]
    by_methods = set().union(*NEEDED.values())
    by_events = set().union(*(scopes for _, scopes in HEARD.values()))
    assert asked == sorted(set(asked))
    assert set(asked) == by_methods | by_events | {"commands"} == SCOPES


def test_the_stand_in_asks_each_method_for_the_scopes_that_it_needs() -> None:
    for method, needed in NEEDED.items():
        always = {scopes.ALWAYS.get(method, "")} - {"", "connections:write"}
        assert needed <= always | set(scopes.BY_KIND.get(method, {}).values()), method
        assert bool(needed) == bool(always or method in scopes.BY_KIND), method


def test_the_events_are_those_that_are_listened_to() -> None:
    subscribed = manifest()["settings"]["event_subscriptions"]["bot_events"]
    assert set(subscribed) == HEARD.keys()
    assert {HEARD[each][0] for each in subscribed} == set(app.EVENTS)


def test_the_commands_are_those_behind_which_the_bot_reads_what_to_do() -> None:
    commands = manifest()["features"]["slash_commands"]
    assert tuple(each["command"] for each in commands) == acts.COMMANDS


def test_it_works_over_a_socket_with_buttons_and_private_messages() -> None:
    read = manifest()
    assert read["settings"]["socket_mode_enabled"]
    assert read["settings"]["interactivity"]["is_enabled"]
    home = read["features"]["app_home"]
    assert not home["home_tab_enabled"]  # nothing is shown there
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_slack_takes_the_words_of_the_manifest() -> None:
    # https://docs.slack.dev/reference/app-manifest: characters that each may have.
    read = manifest()
    display = read["display_information"]
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4000
    assert len(read["features"]["bot_user"]["display_name"]) <= 80
    for command in read["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
