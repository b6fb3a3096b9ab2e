"""How a message of the bot reads in a Matrix client."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from tests.matrix.people import Message
from tests.stories.matrix.town import NAME
from tests.stories.stage import Pressable, Seen

VALUES = "nl.wijkbot.buttons"
"""Where a message keeps what its buttons stand for, by emoji."""
BUTTON = re.compile(r"(?P<emoji>\S+) (?P<label>.+) · !wijkbot .+")
LINK = re.compile(r'<a href="([^"]*)"')
PERSON = "https://matrix.to/#/"


def read(message: Message, conversation: str, users: Mapping[str, str]) -> Seen:
    """See a message; `users` tells who is who."""
    values = message.content.get(VALUES, {})
    lines, buttons = [], []
    for line in message.body.split("\n"):
        said = BUTTON.fullmatch(line)
        if said and said["emoji"] in values:
            # What stands in the words can be typed; pressed only what is under them.
            if said["emoji"] in message.buttons:
                buttons.append(Pressable(said["label"], values[said["emoji"]], said["emoji"]))
        elif line:
            lines.append(line)
    return Seen(
        account=NAME,
        id=message.id,
        conversation=conversation,
        thread=message.thread,
        text="\n".join(_without_marks(lines)),
        buttons=tuple(buttons),
        titled="<strong>" in message.html,
        calls=frozenset(users.get(each, each) for each in _called(message)),
        links=frozenset(each for each in LINK.findall(message.html) if not each.startswith(PERSON)),
    )


def _called(message: Message) -> Iterator[str]:
    """Tell whose phone rings, or would in a client that goes by the links."""
    if message.content["m.mentions"].get("room"):
        yield "room"
    yield from message.mentions
    for link in LINK.findall(message.html):
        if link.startswith(PERSON):
            yield unquote(link.removeprefix(PERSON))


def _without_marks(lines: Sequence[str]) -> Iterator[str]:
    """Read quoted lines as what somebody says."""
    quoted: list[str] = []
    for line in (*lines, None):
        if line is not None and line.startswith("> "):
            quoted.append(line.removeprefix("> "))
            continue
        if quoted:
            *words, last = quoted
            whose = f" {last}" if words and last.startswith("— ") else ""
            said = "\n".join(words if whose else quoted)
            yield f"‘{said}’{whose}"
            quoted = []
        if line is not None:
            yield line
