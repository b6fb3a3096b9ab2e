"""What a person reads of a message: names for ids, words for markup, lines for blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.slack.typing_in import unescaped
from tests.slack.workspace import Channel, Json, Kind, Message, View, Workspace

MARKED = re.compile(r"<(?P<sign>[@#!]?)(?P<what>[^|>]*)(?:\|(?P<label>[^>]*))?>")
STRESSED = re.compile(
    r"(?<![\w*_~`])(?P<mark>[*_~`])(?=\S)(?P<words>[^\n]*?\S)(?P=mark)(?![\w*_~`])"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as somebody sees it.

    `notice` is what a notification says; `text` what stands in the conversation. `mentions`
    are the ids of who is notified by it.
    """

    ts: str
    author: str
    text: str
    notice: str
    buttons: tuple[str, ...]
    mentions: tuple[str, ...]
    thread_ts: str | None
    whisper: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class SeenView:
    """A form or a home tab as somebody sees it."""

    id: str
    title: str
    text: str
    fields: tuple[str, ...]
    buttons: tuple[str, ...]
    submit: str


def message(workspace: Workspace, it: Message) -> Seen:
    """See a message."""
    author = workspace.users[it.user].real_name
    sources = [it.text, *_markup(it.blocks)] if it.blocks else [it.text]
    mentions = [
        found["what"] or found["sign"]
        for source in sources
        for found in MARKED.finditer(source)
        if found["sign"] in {"@", "!"}
    ]
    notice = markup(workspace, it.text)
    lines = list(lines_of(workspace, it.blocks)) if it.blocks else [notice]
    return Seen(
        it.ts,
        author,
        "\n".join(lines),
        notice,
        tuple(label(workspace, each) for _, each in actionable(it.blocks)),
        tuple(dict.fromkeys(mentions)),
        it.thread_ts,
        it.reader is not None,
        it.edited is not None,
    )


def view(workspace: Workspace, it: View) -> SeenView:
    """See a form or a home tab."""
    blocks = it.body["blocks"]
    return SeenView(
        it.id,
        words(workspace, it.body.get("title")),
        "\n".join(lines_of(workspace, blocks)),
        tuple(words(workspace, each["label"]) for each in blocks if each["type"] == "input"),
        tuple(label(workspace, each) for _, each in actionable(blocks)),
        words(workspace, it.body.get("submit")),
    )


def markup(workspace: Workspace, text: str) -> str:
    """Read mrkdwn: mentions as names, links as their words, stress without its marks."""

    def read(found: re.Match[str]) -> str:
        what, said = found["what"], found["label"]
        match found["sign"]:
            case "@":
                user = workspace.users.get(what)
                return f"@{user.real_name}" if user else f"@{said or what}"
            case "#":
                return f"#{place(workspace.channels.get(what), said or what)}"
            case "!":
                return said or f"@{what.split('^')[0]}"
            case _:
                return said or what

    # What is escaped is never markup, so it is read last.
    return unescaped(STRESSED.sub(lambda found: found["words"], MARKED.sub(read, text)))


def place(channel: Channel | None, otherwise: str) -> str:
    """Name a channel as people do."""
    return channel.name if channel and channel.kind is not Kind.IM else otherwise


def words(workspace: Workspace, text: Json | None) -> str:
    """Read a text object: plain, or marked up."""
    if not text:
        return ""
    if text["type"] == "mrkdwn":
        return markup(workspace, text["text"])
    return str(text["text"])


def label(workspace: Workspace, element: Json) -> str:
    """Read what stands on something that can be pressed."""
    return words(workspace, element.get("text") or element.get("placeholder"))


def actionable(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Give each element that acts when pressed, with its block. Fields of a form do not."""
    for block in blocks:
        for element in (
            *block.get("elements", ()),
            block.get("accessory"),
            *block.get("actions", ()),
        ):
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def lines_of(workspace: Workspace, blocks: list[Json]) -> Iterator[str]:
    """Read blocks from top to bottom; buttons are told apart from what is read."""
    for block in blocks:
        match block["type"]:
            case "section":
                parts = [block.get("text"), *block.get("fields", ())]
                yield from (words(workspace, part) for part in parts if part)
            case "header":
                yield words(workspace, block["text"])
            case "context":
                texts = [each for each in block["elements"] if each["type"] != "image"]
                yield " ".join(words(workspace, each) for each in texts)
            case "markdown":
                yield block["text"]
            case "rich_text":
                yield from ("".join(rich(workspace, each)) for each in block["elements"])
            case "input":
                yield words(workspace, block["label"])
                if block.get("hint"):
                    yield words(workspace, block["hint"])
            case "card":
                parts = [block.get(name) for name in ("title", "subtitle", "body")]
                yield from (words(workspace, part) for part in parts if part)
            case "table":
                for row in block["rows"]:
                    yield " | ".join("".join(rich(workspace, cell)) for cell in row)
            case _:
                pass


def rich(workspace: Workspace, element: Json) -> Iterator[str]:
    """Read a part of a rich text."""
    match element["type"]:
        case "text" | "raw_text":
            yield element["text"]
        case "link":
            yield element.get("text") or element["url"]
        case "user":
            user = workspace.users.get(element["user_id"])
            yield f"@{user.real_name if user else element['user_id']}"
        case "broadcast":
            yield f"@{element['range']}"
        case "channel":
            found = workspace.channels.get(element["channel_id"])
            yield f"#{place(found, element['channel_id'])}"
        case "emoji":
            yield f":{element['name']}:"
        case "date":
            yield element.get("fallback", "")
        case "rich_text_list":
            for number, each in enumerate(element["elements"]):
                yield ("\n" if number else "") + "\N{BULLET} " + "".join(rich(workspace, each))
        case _:
            for each in element.get("elements", ()):
                yield from rich(workspace, each)


def _markup(blocks: list[Json]) -> Iterator[str]:
    """Give each marked-up text in blocks, and mentions in rich text as if they were."""
    for block in blocks:
        yield from _marked(block)


def _marked(it: object) -> Iterator[str]:
    match it:
        case {"type": "mrkdwn", "text": str(text)}:
            yield text
        case {"type": "user", "user_id": user}:
            yield f"<@{user}>"
        case {"type": "broadcast", "range": reach}:
            yield f"<!{reach}>"
        case dict():
            for each in it.values():
                yield from _marked(each)
        case list():
            for each in it:
                yield from _marked(each)
        case _:
            pass
