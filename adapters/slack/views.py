"""Forms as Slack's modals, and what stands in them when they are sent in. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from secrets import token_hex
from typing import Any

from adapters.base import Choice, FieldKind, Form, FormField
from adapters.slack.acts import Place
from adapters.slack.me import Json
from adapters.slack.texts import NOTHING, shortened, text

CALLBACK = "wijkbot"
WAITING = NOTHING
DONE = "✓"
FAILED = "⚠"
"""Signs, not words: what stands in a form before the bot has spoken, and if it cannot."""

TITLE_CHARS = 24
"""Of a title and of the button that sends in."""
LABEL_CHARS = 2000
TEXT_CHARS = 3000
CHOICE_CHARS = 75
CHOICES = 100
SOUGHT_CHOICES = 20
"""Shown while somebody types: with more of them Slack becomes slow."""

_BETWEEN = "|"


def told(title: str, sign: str, button: str, place: Place) -> Json:
    """Draw a form without fields: a sign, or why there is nothing to fill in."""
    block = {"type": "section", "text": text(shortened(sign, TEXT_CHARS))}
    return _modal(title, [block], button, place)


def drawn(form: Form, place: Place) -> Json:
    """Draw a form with its fields."""
    blocks = [_field(field) for field in form.fields]
    view = _modal(form.title, blocks, form.button, place)
    return {**view, "submit": text(shortened(form.submit, TITLE_CHARS))}


def again(view: Json, why: str) -> Json:
    """Draw a form that was sent in once more, as it was filled in, below why it was refused."""
    values = _states(view)
    fields = [
        _filled(block, values.get(_name(block["block_id"])))
        for block in view["blocks"]
        if block["type"] == "input"
    ]
    above = {"type": "section", "text": text(shortened(why, TEXT_CHARS))}
    kept = ("title", "submit", "private_metadata", "callback_id", "type")
    return {**{name: view[name] for name in kept if view.get(name)}, "blocks": [above, *fields]}


def answers(view: Json) -> dict[str, str]:
    """Give what was filled in, by field; without what was left empty."""
    filled = {name: _value(state) for name, state in _states(view).items()}
    return {name: value for name, value in filled.items() if value}


def wrong(view: Json, errors: Mapping[str, str]) -> dict[str, str]:
    """Give errors by the block in which they stand; what belongs to no field, in the first."""
    blocks = {
        _name(block["block_id"]): block["block_id"]
        for block in view["blocks"]
        if block["type"] == "input"
    }
    first = next(iter(blocks.values()), "")
    return {blocks.get(name, first): why for name, why in errors.items()}


def opened_by(view: Json) -> tuple[str, Place]:
    """Give the button that opened a form, and where its card stands."""
    kept = json.loads(view["private_metadata"])
    return kept["button"], Place(kept["conversation"], kept["thread"])


def options(choices: Iterable[Choice]) -> list[Json]:
    """Give choices as they are shown while somebody types."""
    return [_option(choice) for choice, _ in zip(choices, range(SOUGHT_CHOICES), strict=False)]


def _modal(title: str, blocks: list[Json], button: str, place: Place) -> Json:
    kept = {"button": button, "conversation": place.conversation, "thread": place.thread}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": text(shortened(title, TITLE_CHARS)),
        "blocks": blocks,
        "private_metadata": json.dumps(kept, ensure_ascii=False),
    }


def _field(field: FormField) -> Json:
    block: Json = {
        "type": "input",
        "block_id": _fresh(field.name),
        "label": text(shortened(field.label, LABEL_CHARS)),
        "element": {"action_id": field.name, **_element(field)},
        "optional": not field.required,
    }
    if field.hint:
        block["hint"] = text(shortened(field.hint, LABEL_CHARS))
    return block


def _element(field: FormField) -> Json:
    match field.kind:
        case FieldKind.TEXT:
            return {"type": "plain_text_input", "multiline": False}
        case FieldKind.LINES:
            return {"type": "plain_text_input", "multiline": True}
        case FieldKind.DATE:
            return {"type": "datepicker"}
        case FieldKind.CHOICE if field.choices:
            shown = [_option(choice) for choice in field.choices[:CHOICES]]
            return {"type": "static_select", "options": shown}
        case FieldKind.CHOICE:
            return {"type": "external_select", "min_query_length": 0}


def _option(choice: Choice) -> Json:
    return {"text": text(shortened(choice.label, CHOICE_CHARS)), "value": choice.value}


def _filled(block: Json, state: Json | None) -> Json:
    """Give a block under a new id, or Slack would show what it held before."""
    initial = {
        "plain_text_input": ("initial_value", "value"),
        "datepicker": ("initial_date", "selected_date"),
        "static_select": ("initial_option", "selected_option"),
        "external_select": ("initial_option", "selected_option"),
    }
    element = dict(block["element"])
    key, held = initial[element["type"]]
    element.pop(key, None)
    if state and state.get(held):
        element[key] = state[held]
    return {**block, "block_id": _fresh(_name(block["block_id"])), "element": element}


def _states(view: Json) -> dict[str, Json]:
    """Give the state of each field: Slack has it below block and action."""
    values: Json = view["state"]["values"]
    return {name: state for block in values.values() for name, state in block.items()}


def _value(state: Json) -> str:
    chosen: Any = state.get("selected_option") or {}
    return str(state.get("value") or state.get("selected_date") or chosen.get("value") or "")


def _fresh(name: str) -> str:
    return f"{name}{_BETWEEN}{token_hex(4)}"


def _name(block_id: str) -> str:
    return block_id.rpartition(_BETWEEN)[0]
