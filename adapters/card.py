"""A message as people read it, in neutral parts that every platform can draw.

Text parts are never parsed: what looks like markup or like a mention in them is drawn
as the characters that it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is to notice: their id on the platform, and how they are called."""

    user: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that stand for it."""

    url: str
    text: str


Inline = str | Bold | Mention | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of reading."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words, as posted, and whose they are."""

    text: str
    source: Line = ()


Block = Paragraph | Quotation


class Style(StrEnum):
    """How a button stands out."""

    PLAIN = "plain"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press.

    `value` is opaque to the platform. `emoji` stands for it where only reactions exist,
    `command` says the same when typed. `form` tells that pressing asks for a form first.
    `below` is the block, by its index, that it belongs to: there it stands, where a platform
    can put buttons between blocks. None is for those that stand below all.
    """

    label: str
    value: str
    emoji: str
    command: str
    style: Style = Style.PLAIN
    form: bool = False
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A message: what it is about, what is asked, and what can be pressed."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    footer: Line = ()


def rows(card: Card) -> list[tuple[Block | None, tuple[tuple[int, Button], ...]]]:
    """Give each block with the buttons below it, numbered from 1; None for those below all."""
    numbered = tuple(enumerate(card.buttons, 1))
    below = {
        index: tuple(each for each in numbered if each[1].below == index)
        for index in range(len(card.blocks))
    }
    last = tuple(each for each in numbered if each[1].below not in below)
    closing = [(None, last)] if last else []
    return [*((block, below[index]) for index, block in enumerate(card.blocks)), *closing]


def plain(card: Card) -> str:
    """Give the card's words without buttons, for notifications and old clients."""
    lines = [_block(block) for block in card.blocks]
    if card.footer:
        lines.append(flat(card.footer))
    return "\n".join(lines)


def flat(line: Line) -> str:
    """Give a line's words."""
    return "".join(_inline(part) for part in line)


def _block(block: Block) -> str:
    match block:
        case Paragraph(line):
            return flat(line)
        case Quotation(text, source):
            said = f"\N{LEFT SINGLE QUOTATION MARK}{text}\N{RIGHT SINGLE QUOTATION MARK}"
            return f"{said} \N{EM DASH} {flat(source)}" if source else said


def _inline(part: Inline) -> str:
    match part:
        case str():
            return part
        case Mention(_, name):
            return name
        case Bold(text) | Link(_, text):
            return text
