"""A card as Slack's blocks, with a text for notifications. Pure.

What people wrote stands in rich text, where Slack looks for no markup, no mention and no emoji.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from adapters.card import (
    Block,
    Bold,
    Button,
    Card,
    Inline,
    Line,
    Link,
    Mention,
    Paragraph,
    Quotation,
    Style,
    plain,
    rows,
)
from adapters.slack.acts import FORM, PRESS
from adapters.slack.me import Json
from adapters.slack.texts import NOTHING, escaped, inert, seen, shortened, text

LABEL_CHARS = 75
FALLBACK_CHARS = 3000
"""Of the text that a notification shows; Slack takes forty thousand, nobody reads them there."""
_ROW = 25
"""Buttons that one block holds."""
_USER = re.compile(r"[UW][A-Z0-9]+")
_WEB = re.compile(r"(?:https?|mailto|tel):\S+")


def blocks(card: Card) -> list[Json]:
    """Draw a card."""
    drawn: list[Json] = []
    for block, buttons in rows(replace(card, buttons=tuple(_one_primary(card.buttons)))):
        drawn += [_block(block)] if block else []
        for first in range(0, len(buttons), _ROW):
            row = [_button(each, number) for number, each in buttons[first : first + _ROW]]
            drawn.append({"type": "actions", "elements": row})
    if card.footer:
        drawn.append({"type": "context", "elements": [_footer(card.footer)]})
    return drawn


def fallback(card: Card) -> str:
    """Give the words of a card for notifications and old clients; mentions stay mentions."""
    marked = replace(card, blocks=tuple(_marked(each) for each in card.blocks), footer=())
    return shortened(plain(marked), FALLBACK_CHARS) or NOTHING


def _block(block: Block) -> Json:
    match block:
        case Paragraph(line):
            return _rich("rich_text_section", line)
        case Quotation(words, source):
            # Whose words they are stands with them, so that it is not read as the bot's next line.
            said = (words, "\n\N{EM DASH} ", *source) if source else (words,)
            return _rich("rich_text_quote", said)


def _rich(kind: str, line: Line) -> Json:
    drawn = [_inline(part) for part in line]
    # Slack takes no empty text: what holds nothing that is seen is left out.
    elements = [each for each in drawn if each.get("text") != ""] or [_words(NOTHING)]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": elements}]}


def _inline(part: Inline) -> Json:
    match part:
        case str():
            return _words(part)
        case Bold(words):
            return {**_words(words), "style": {"bold": True}}
        case Mention(user, name):
            return {"type": "user", "user_id": user} if _USER.fullmatch(user) else _words(name)
        case Link(url, words):
            known = _WEB.fullmatch(url)
            return {"type": "link", "url": url, "text": seen(words)} if known else _words(words)


def _words(words: str) -> Json:
    return {"type": "text", "text": seen(words)}


def _one_primary(buttons: tuple[Button, ...]) -> list[Button]:
    found = False
    shown = []
    for each in buttons:
        style = Style.PLAIN if found else each.style
        found = found or each.style is Style.PRIMARY
        shown.append(replace(each, style=style))
    return shown


def _button(button: Button, number: int) -> Json:
    made: Json = {
        "type": "button",
        "action_id": f"{FORM if button.form else PRESS}-{number}",
        "text": text(shortened(button.label, LABEL_CHARS)),
        "value": button.value,
    }
    return made | {"style": "primary"} if button.style is Style.PRIMARY else made


def _footer(line: Line) -> Json:
    if all(isinstance(part, str) for part in line):
        return text("".join(str(part) for part in line))
    return {"type": "mrkdwn", "text": "".join(map(_mrkdwn, line)), "verbatim": True}


def _mrkdwn(part: Inline) -> str:
    match part:
        case str():
            return inert(part)
        case Bold(words):
            return f"*{inert(words)}*"
        case Mention(user, name):
            return f"<@{user}>" if _USER.fullmatch(user) else inert(name)
        case Link(url, words):
            return f"<{escaped(url)}|{inert(words)}>" if _WEB.fullmatch(url) else inert(words)


def _marked(block: Block) -> Block:
    match block:
        case Paragraph(line):
            return Paragraph(_escaped(line))
        case Quotation(words, source):
            return Quotation(escaped(words), _escaped(source))


def _escaped(line: Line) -> Line:
    return tuple(_fallen_back(part) for part in line)


def _fallen_back(part: Any) -> str:  # noqa: ANN401 - an inline part, in its last form
    match part:
        case Mention(user, name):
            return f"<@{user}>" if _USER.fullmatch(user) else escaped(name)
        case Bold(words) | Link(_, words):
            return escaped(words)
        case _:
            return escaped(part)
