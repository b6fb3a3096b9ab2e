"""What a console refuses to show: Slack's limits where it has forms, its length everywhere.

The numbers are from Slack's reference of Block Kit, views and conversations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from adapters.base import Capabilities, Choice, Form
from adapters.card import Block, Card, Paragraph, Quotation, flat, plain, rows

MAX_BLOCKS = 50
MAX_SECTION_CHARS = 3000
MAX_LABEL_CHARS = 75
MAX_VALUE_CHARS = 2000

MAX_TITLE_CHARS = 24
"""Of a form's title, and of the button that sends it in."""
MAX_FIELDS = 100
MAX_FIELD_LABEL_CHARS = 2000
MAX_HINT_CHARS = 150
MAX_CHOICES = 100
MAX_CHOICE_CHARS = 75
MAX_CHOICE_VALUE_CHARS = 150

_CHANNEL_NAME = re.compile(r"[a-z0-9_-]{1,80}")


def exceeded(card: Card, can: Capabilities) -> str | None:
    """Say which limit a card exceeds, if any."""
    own = _of_slack_card(card) if can.forms else _of_reactions(card)
    return next(chain(_of_size(card, can), own), None)


def form_exceeded(form: Form) -> str | None:
    """Say which limit a form exceeds, if any."""
    return next(_of_form(form), None)


def choices_exceeded(choices: Sequence[Choice]) -> str | None:
    """Say which limit the choices of a field exceed, if any."""
    return next(_of_choices(choices), None)


def channel_exceeded(name: str, can: Capabilities) -> str | None:
    """Say why a channel cannot have this name (without #), if it cannot."""
    if can.forms and not _CHANNEL_NAME.fullmatch(name):
        return "a channel's name has 1 to 80 small letters, digits, - and _"
    return None


def _of_size(card: Card, can: Capabilities) -> Iterator[str]:
    if len(plain(card)) > can.text:
        yield f"more than {can.text} characters"
    if len(card.buttons) > can.buttons:
        yield f"more than {can.buttons} buttons"


def _of_reactions(card: Card) -> Iterator[str]:
    emoji = [button.emoji for button in card.buttons]
    if "" in emoji or len(set(emoji)) < len(emoji):
        yield "a button without an emoji of its own"


def _of_slack_card(card: Card) -> Iterator[str]:
    # A section a paragraph or quotation, rows of buttons, and a context with the footer.
    shown = rows(card)
    blocks = sum(bool(block) + bool(buttons) for block, buttons in shown) + bool(card.footer)
    sections = [_characters(block) for block in card.blocks]
    if not blocks or 0 in sections:
        yield "an empty card or block"
    if blocks > MAX_BLOCKS:
        yield f"more than {MAX_BLOCKS} blocks"
    if max([*sections, len(flat(card.footer))]) > MAX_SECTION_CHARS:
        yield f"a block of more than {MAX_SECTION_CHARS} characters"
    for button in card.buttons:
        if not 0 < len(button.label) <= MAX_LABEL_CHARS:
            yield f"a button's label without or with more than {MAX_LABEL_CHARS} characters"
        if len(button.value) > MAX_VALUE_CHARS:
            yield f"a button's value of more than {MAX_VALUE_CHARS} characters"


def _of_form(form: Form) -> Iterator[str]:
    if not (0 < len(form.title) <= MAX_TITLE_CHARS and 0 < len(form.submit) <= MAX_TITLE_CHARS):
        yield f"a title or a submit button without or with more than {MAX_TITLE_CHARS} characters"
    if not 0 < len(form.fields) <= MAX_FIELDS:
        yield f"a form without or with more than {MAX_FIELDS} fields"
    for each in form.fields:
        if not 0 < len(each.label) <= MAX_FIELD_LABEL_CHARS:
            yield f"a field's label without or with more than {MAX_FIELD_LABEL_CHARS} characters"
        if len(each.hint) > MAX_HINT_CHARS:
            yield f"a hint of more than {MAX_HINT_CHARS} characters"
        yield from _of_choices(each.choices)


def _of_choices(choices: Sequence[Choice]) -> Iterator[str]:
    if len(choices) > MAX_CHOICES:
        yield f"more than {MAX_CHOICES} choices"
    for each in choices:
        if not 0 < len(each.label) <= MAX_CHOICE_CHARS:
            yield f"a choice without or with more than {MAX_CHOICE_CHARS} characters"
        if not 0 < len(each.value) <= MAX_CHOICE_VALUE_CHARS:
            yield f"a choice's value without or with more than {MAX_CHOICE_VALUE_CHARS} characters"


def _characters(block: Block) -> int:
    match block:
        case Paragraph(line):
            return len(flat(line))
        case Quotation(text, source):
            return len(text) + len(flat(source))
