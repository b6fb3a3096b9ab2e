"""How a person fills a form in: from what they type or choose to the state of its fields."""

from __future__ import annotations

from collections.abc import Mapping

from tests.slack import reading
from tests.slack.workspace import Json, View, Workspace

EMPTY = "Please complete this required field."
"""What Slack itself says under a field that must be filled in."""


class CannotDo(Exception):
    """Slack gives a person no way to do this."""


def field(workspace: Workspace, view: View, name: str) -> Json:
    """Give the block of a field, by its label, its block id or its action id."""
    fields: list[Json] = [each for each in view.body["blocks"] if each["type"] == "input"]
    for block in fields:
        label = reading.words(workspace, block["label"])
        if name in {label, block["block_id"], block["element"]["action_id"]}:
            return block
    there = [reading.words(workspace, each["label"]) for each in fields]
    raise CannotDo(f"the form has no field {name!r}; it has {there}")


def initial(blocks: list[Json]) -> dict[str, Json]:
    """Give what fields hold before anybody touches them."""
    found: dict[str, Json] = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            found[block["block_id"]] = {element["action_id"]: _initial(element)}
    return found


def _initial(element: Json) -> Json:
    match element["type"]:
        case "plain_text_input":
            return {"type": element["type"], "value": element.get("initial_value")}
        case "datepicker":
            return {"type": element["type"], "selected_date": element.get("initial_date")}
        case kind:
            return {"type": kind, "selected_option": element.get("initial_option")}


def filled(block: Json, given: str, offered: list[Json]) -> Json:
    """Give the state of a field once somebody typed or chose `given`.

    `offered` are the options to choose from; of an option its label or its value is given.
    """
    element = block["element"]
    match element["type"]:
        case "plain_text_input":
            return {"type": "plain_text_input", "value": given or None}
        case "datepicker":
            return {"type": "datepicker", "selected_date": given or None}
        case "static_select" | "external_select" | "radio_buttons" as kind:
            return {"type": kind, "selected_option": chosen(offered, given)}
        case kind:
            raise CannotDo(f"filling in a {kind} is not known here")


def chosen(options: list[Json], given: str) -> Json:
    """Give the option with this label or value."""
    for option in options:
        if given in {option["text"]["text"], option["value"]}:
            return option
    there = [option["text"]["text"] for option in options]
    raise CannotDo(f"no option {given!r}; there are {there}")


def options(element: Json) -> list[Json]:
    """Give the options of something to choose from, also those in groups."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    return [option for group in groups for option in group["options"]]


def lacking(view: View) -> Mapping[str, str]:
    """Tell which fields Slack itself holds back because nothing is in them, by block."""
    found: dict[str, str] = {}
    for block in view.body["blocks"]:
        if block["type"] != "input" or block.get("optional"):
            continue
        state = view.values[block["block_id"]][block["element"]["action_id"]]
        if not any(value for key, value in state.items() if key != "type"):
            found[block["block_id"]] = EMPTY
    return found
