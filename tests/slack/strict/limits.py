"""Lengths and counts that Slack allows, and lists that may not be empty.

The figures are those of the doc comments in `shapes/block_kit_limits.ts.json`; a test holds
them against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.slack.workspace import Json

TEXT = 3000
"""Characters of a text object, where nothing less is said."""
ID = 255
"""Characters of a `block_id`, an `action_id` or a `callback_id`."""
BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100
PRIVATE_METADATA = 3000
"""Characters of what a view carries for its app."""
TITLE = 24
"""Characters of a form's title and of its two buttons."""

TEXTS: dict[tuple[str, str], int] = {
    ("section", "text"): 3000,
    ("section", "fields"): 2000,
    ("header", "text"): 150,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("button", "text"): 75,
    ("workflow_button", "text"): 75,
    ("card", "title"): 150,
    ("card", "subtitle"): 150,
    ("card", "body"): 200,
    ("modal", "title"): TITLE,
    ("modal", "submit"): TITLE,
    ("modal", "close"): TITLE,
    ("option", "text"): 75,
    ("option", "description"): 75,
    ("option_group", "label"): 75,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
    ("*", "placeholder"): 150,
}
"""Characters of a text object, by what it is in and under which name."""

STRINGS: dict[tuple[str, str], int] = {
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("markdown", "text"): 12_000,
    ("option", "value"): 75,
    ("option", "url"): 3000,
    ("*", "action_id"): ID,
    ("*", "block_id"): ID,
    ("*", "callback_id"): ID,
    ("*", "private_metadata"): PRIVATE_METADATA,
}
"""Characters of a string, likewise."""

COUNTS: dict[tuple[str, str], int] = {
    ("actions", "elements"): 25,
    ("context", "elements"): 10,
    ("context_actions", "elements"): 5,
    ("section", "fields"): 10,
    ("static_select", "options"): 100,
    ("static_select", "option_groups"): 100,
    ("multi_static_select", "options"): 100,
    ("option_group", "options"): 100,
    ("overflow", "options"): 5,
    ("checkboxes", "options"): 10,
    ("radio_buttons", "options"): 10,
    ("carousel", "elements"): 10,
    ("table", "rows"): 100,
    ("table", "column_settings"): 20,
    ("modal", "blocks"): BLOCKS_IN_VIEW,
    ("home", "blocks"): BLOCKS_IN_VIEW,
}
"""Members of a list, likewise; none of these lists may be empty."""

ROW = 20
"""Cells of a row of a table."""

UNTYPED = {
    "options": "option",
    "initial_options": "option",
    "initial_option": "option",
    "option_groups": "option_group",
    "confirm": "confirm",
}
"""What a part without a `type` of its own is, by the name it stands under."""


def broken(part: object, name: str = "", path: str = "") -> Iterator[str]:
    """Tell each limit that a part, or what is in it, breaks."""
    if isinstance(part, list):
        for number, each in enumerate(part):
            yield from broken(each, name, f"{path}/{number}")
    if not isinstance(part, dict):
        return
    kind = str(part.get("type") or UNTYPED.get(name, ""))
    for key, value in part.items():
        for why in _value(kind, key, value, part):
            yield f"[ERROR] {why} [json-pointer:{path}/{key}]"
        yield from broken(value, key, f"{path}/{key}")


def _value(kind: str, key: str, value: object, part: Json) -> Iterator[str]:
    match value:
        case str():
            limit = _limit(STRINGS, kind, key)
            if kind in {"plain_text", "mrkdwn"} and key == "text":
                limit = TEXT
                if not value.strip():
                    yield "must be more than 0 characters"
            if limit and len(value) > limit:
                yield f"must be less than {limit + 1} characters"
        case {"text": str(text)}:
            limit = _limit(TEXTS, kind, key)
            if limit and len(text) > limit:
                yield f"must be less than {limit + 1} characters"
        case list():
            yield from _list(kind, key, value, part)
        case _:
            pass


def _list(kind: str, key: str, value: list[Json], part: Json) -> Iterator[str]:
    limit = _limit(COUNTS, kind, key)
    if (limit or key in {"options", "option_groups"}) and not value and kind != "home":
        yield "no less than 1 items"
    if limit and len(value) > limit:
        yield f"no more than {limit} items"
    if key == "fields":
        for field in value:
            if len(str(field.get("text", ""))) > TEXTS["section", "fields"]:
                yield f"must be less than {TEXTS['section', 'fields'] + 1} characters"
    if key == "rows" and any(len(row) > ROW for row in value):
        yield f"no more than {ROW} cells in a row"
    initial = part.get("initial_option")
    if key == "options" and initial is not None and initial not in value:
        yield "initial_option is none of the options"


def _limit(limits: dict[tuple[str, str], int], kind: str, key: str) -> int | None:
    return limits.get((kind, key), limits.get(("*", key)))
