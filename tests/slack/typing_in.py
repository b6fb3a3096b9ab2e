"""What becomes of what a person types in Slack: escapes, mentions and links."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.slack.workspace import Json, User

BROADCASTS = ("channel", "here", "everyone")
TYPED = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|@(?P<name>[\w.-]*\w)"
    r"|(?P<url>https?://[^\s<>]*[^\s<>.,;:!?)])"
    r"|(?P<bare>www\.[^\s<>]*[^\s<>.,;:!?)])"
)
MADE = re.compile(
    r"<@(?P<user>\w+)>|<!(?P<range>\w+)>|<(?P<url>(?:https?://|mailto:)[^>|]+)(?:\|(?P<text>[^>]+))?>"
)


def escaped(text: str) -> str:
    """Write text so that nothing in it is markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Read text in which nothing was markup."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_sent(text: str, users: Mapping[str, User]) -> str:
    """Give the text of a message: `@name` of somebody becomes a mention, an address a link.

    Whatever else looks like Slack's markup is escaped, as Slack does with what people type.
    """
    ids = {user.name: user.id for user in users.values()}

    def made(found: re.Match[str]) -> str:
        if url := found["url"]:
            return f"<{url}>"
        if mail := found["mail"]:
            return f"<mailto:{mail}|{mail}>"
        if bare := found["bare"]:
            return f"<http://{bare}|{bare}>"
        name = found["name"]
        if name in BROADCASTS:
            return f"<!{name}>"
        return f"<@{ids[name]}>" if name in ids else found[0]

    return TYPED.sub(made, escaped(text))


def as_blocks(sent: str) -> list[Json]:
    """Give the rich text that comes along with a message that a person sends."""
    parts: list[Json] = []
    at = 0
    for found in MADE.finditer(sent):
        parts.extend(_words(sent[at : found.start()]))
        if found["user"]:
            parts.append({"type": "user", "user_id": found["user"]})
        elif found["range"]:
            parts.append({"type": "broadcast", "range": found["range"]})
        else:
            shown = {"text": unescaped(found["text"])} if found["text"] else {}
            parts.append({"type": "link", "url": unescaped(found["url"]), **shown})
        at = found.end()
    parts.extend(_words(sent[at:]))
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}]


def _words(sent: str) -> list[Json]:
    return [{"type": "text", "text": unescaped(sent)}] if sent else []
