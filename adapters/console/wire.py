"""Cards as JSON, so that a journal can hold them."""

from __future__ import annotations

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
)

Json = dict[str, Any]


def written(card: Card) -> Json:
    """Give a card as plain JSON values."""
    return {
        "blocks": [_written_block(block) for block in card.blocks],
        "buttons": [_written_button(button) for button in card.buttons],
        "footer": _written_line(card.footer),
    }


def read(json: Json) -> Card:
    """Give the card that `written` wrote; raises KeyError for anything else."""
    return Card(
        blocks=tuple(_read_block(block) for block in json["blocks"]),
        buttons=tuple(_read_button(button) for button in json["buttons"]),
        footer=_read_line(json["footer"]),
    )


def _written_block(block: Block) -> Json:
    match block:
        case Paragraph(line):
            return {"line": _written_line(line)}
        case Quotation(text, source):
            return {"quote": text, "source": _written_line(source)}


def _read_block(json: Json) -> Block:
    if "quote" in json:
        return Quotation(json["quote"], _read_line(json["source"]))
    return Paragraph(_read_line(json["line"]))


def _written_line(line: Line) -> list[str | Json]:
    return [_written_inline(part) for part in line]


def _read_line(json: list[str | Json]) -> Line:
    return tuple(_read_inline(part) for part in json)


def _written_inline(part: Inline) -> str | Json:
    match part:
        case str():
            return part
        case Bold(text):
            return {"bold": text}
        case Mention(user, name):
            return {"mention": user, "name": name}
        case Link(url, text):
            return {"url": url, "text": text}


def _read_inline(json: str | Json) -> Inline:
    match json:
        case str():
            return json
        case {"bold": text}:
            return Bold(text)
        case {"mention": user, "name": name}:
            return Mention(user, name)
        case _:
            return Link(json["url"], json["text"])


def _written_button(button: Button) -> Json:
    return {
        "label": button.label,
        "value": button.value,
        "emoji": button.emoji,
        "command": button.command,
        "style": button.style.value,
        "form": button.form,
        "below": button.below,
    }


def _read_button(json: Json) -> Button:
    return Button(**{**json, "style": Style(json["style"])})
