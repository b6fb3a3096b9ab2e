"""What a console refuses to show: Slack's limits where it has forms, its length everywhere.

The numbers are from Slack's reference of Block Kit.
"""

from __future__ import annotations

from adapters.base import Capabilities
from adapters.card import Block, Card, Paragraph, Quotation, flat, plain

MAX_BLOCKS = 50
MAX_SECTION_CHARS = 3000
MAX_ELEMENTS = 25
MAX_LABEL_CHARS = 75
MAX_VALUE_CHARS = 2000


def exceeded(card: Card, can: Capabilities) -> str | None:
    """Say which limit a card exceeds, if any."""
    if len(plain(card)) > can.text:
        return f"more than {can.text} characters"
    if len(card.buttons) > can.buttons:
        return f"more than {can.buttons} buttons"
    return _exceeded_by_slack(card) if can.forms else None


def _exceeded_by_slack(card: Card) -> str | None:
    # A section a paragraph or quotation, one row of buttons, and a context with the footer.
    blocks = len(card.blocks) + bool(card.buttons) + bool(card.footer)
    sections = [_characters(block) for block in card.blocks]
    if not blocks or 0 in sections:
        return "an empty card or block"
    if blocks > MAX_BLOCKS:
        return f"more than {MAX_BLOCKS} blocks"
    if max([*sections, len(flat(card.footer))]) > MAX_SECTION_CHARS:
        return f"a block of more than {MAX_SECTION_CHARS} characters"
    if len(card.buttons) > MAX_ELEMENTS:
        return f"more than {MAX_ELEMENTS} elements in a row"
    for button in card.buttons:
        if not 0 < len(button.label) <= MAX_LABEL_CHARS:
            return f"a label without or with more than {MAX_LABEL_CHARS} characters"
        if len(button.value) > MAX_VALUE_CHARS:
            return f"a button's value of more than {MAX_VALUE_CHARS} characters"
    return None


def _characters(block: Block) -> int:
    match block:
        case Paragraph(line):
            return len(flat(line))
        case Quotation(text, source):
            return len(text) + len(flat(source))
