"""A card as Matrix shows it: the same words as plain text and as HTML.

Nothing in a card's text can do anything: every character is escaped, what reorders or hides
text becomes visible, and only a `Mention` mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote, urlsplit

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
)
from adapters.unseen import UNSEEN

_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_FOLLOWED = {"http", "https", "mailto", "tel"}
"""Schemes of addresses that may be followed; others are only words."""


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a message, twice, and whom it mentions."""

    plain: str
    html: str
    mentions: tuple[str, ...]


def body(card: Card) -> Body:
    """Draw a card, with what can be typed instead of each button."""
    plain = [_plain_block(block) for block in card.blocks]
    html = list(_html_blocks(card.blocks))
    if card.buttons:
        plain += ["", *map(_plain_button, card.buttons)]
        html.append(f"<p>{'<br>'.join(map(_html_button, card.buttons))}</p>")
    if card.footer:
        plain += ["", _plain(card.footer)]
        html.append(f"<p><em>{_html(card.footer)}</em></p>")
    mentions = dict.fromkeys(each.user for each in _parts(card) if isinstance(each, Mention))
    return Body("\n".join(plain).strip("\n"), "".join(html), tuple(mentions))


def harmless(text: str) -> str:
    """Make visible what would reorder, hide or break text."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub("\n", text))


def _parts(card: Card) -> Iterator[Inline]:
    for block in card.blocks:
        yield from block.line if isinstance(block, Paragraph) else block.source
    yield from card.footer


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(line):
            return _plain(line)
        case Quotation(text, source):
            quoted = "\n".join(f"> {each}" for each in harmless(text).split("\n"))
            return f"{quoted}\n> — {_plain(source)}" if source else quoted


def _html_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Draw blocks; lines that follow each other stand close, as there is little room on a phone."""
    for is_line, group in groupby(blocks, lambda block: isinstance(block, Paragraph)):
        drawn = [_html_block(block) for block in group]
        yield f"<p>{'<br>'.join(drawn)}</p>" if is_line else "".join(drawn)


def _html_block(block: Block) -> str:
    match block:
        case Paragraph(line):
            return _html(line)
        case Quotation(text, source):
            said = _words(text)
            whose = f"<br><em>— {_html(source)}</em>" if source else ""
            return f"<blockquote>{said}{whose}</blockquote>"


def _plain(line: Line) -> str:
    return "".join(map(_plain_inline, line))


def _html(line: Line) -> str:
    return "".join(map(_html_inline, line))


def _plain_inline(part: Inline) -> str:
    match part:
        case str():
            return harmless(part)
        case Bold(text):
            return harmless(text)
        case Mention(_, name):
            return harmless(name)
        case Link(url, text):
            return harmless(text if text == url else f"{text} ({url})")


def _html_inline(part: Inline) -> str:
    match part:
        case str():
            return _words(part)
        case Bold(text):
            return f"<strong>{_words(text)}</strong>"
        case Mention(user, name):
            return f'<a href="https://matrix.to/#/{quote(user, safe="@:")}">{_words(name)}</a>'
        case Link(url, text) if _is_followed(url):
            return f'<a href="{escape(harmless(url))}">{_words(text)}</a>'
        case Link():
            return _words(_plain_inline(part))


def _plain_button(button: Button) -> str:
    return f"{button.emoji} {harmless(button.label)} · {harmless(button.command)}"


def _html_button(button: Button) -> str:
    emoji = escape(button.emoji)
    return f"{emoji} {_words(button.label)} · <code>{_words(button.command)}</code>"


def _words(text: str) -> str:
    return escape(harmless(text), quote=True).replace("\n", "<br>")


def _is_followed(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _FOLLOWED
    except ValueError:
        return False
