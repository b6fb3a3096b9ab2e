"""Slack's published types, as they lie in `shapes`: which fields there are, and which must be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from tests.slack.workspace import Json

SHAPES = Path(__file__).parents[1] / "shapes"


@cache
def loaded(name: str) -> Json:
    """Give one of the files."""
    content: Json = json.loads((SHAPES / name).read_text())
    return content


def fields(family: str, name: str) -> dict[str, bool]:
    """Give the fields of an event, a payload, arguments or a response: which must be there."""
    known: dict[str, str] = loaded("fields.ts.json")[family][name]
    return {field: not shape.endswith("?") for field, shape in known.items()}


def method(name: str) -> str:
    """Give the name that the types of a method go by: `chat.postMessage` as `ChatPostMessage`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("."))


def wrong_block(block: Json) -> str | None:
    """Tell what is wrong with a block by the schema of its type, if anything."""
    validators = _blocks().get(str(block.get("type")), ())
    if not validators:
        return f"unsupported type: {block.get('type')}"
    return _wrong(block, validators)


def wrong_view(view: Json) -> str | None:
    """Tell what is wrong with a view, its blocks left out, by the schema of its type."""
    kinds = {"modal": "ModalView", "home": "HomeView"}
    if view.get("type") not in kinds:
        return f"unsupported type: {view.get('type')}"
    return _wrong({**view, "blocks": []}, _named(kinds[view["type"]]))


def _wrong(content: Json, validators: tuple[Draft7Validator, ...]) -> str | None:
    # A picture has two shapes, by address and by file: one that fits is enough.
    found = [best_match(each.iter_errors(content)) for each in validators]
    worst = found[0]
    if worst is None or None in found:
        return None
    return f"{worst.message[:200]} [json-pointer:/{'/'.join(map(str, worst.absolute_path))}]"


@cache
def _blocks() -> dict[str, tuple[Draft7Validator, ...]]:
    schema = loaded("block_kit.schema.json")["blocks"]
    every: dict[str, tuple[Draft7Validator, ...]] = {}
    for one in schema["anyOf"]:
        shape = _resolved(one, schema["definitions"])
        kind = shape["properties"]["type"].get("const", "image")
        validator = Draft7Validator({**shape, "definitions": schema["definitions"]})
        every[kind] = (*every.get(kind, ()), validator)
    return every


@cache
def _named(kind: str) -> tuple[Draft7Validator, ...]:
    definitions = {
        **loaded("block_kit.schema.json")["blocks"]["definitions"],
        **loaded("view.schema.json")["extra_definitions"],
    }
    found: Iterator[Any] = (v for k, v in definitions.items() if k.split(".")[0] == kind)
    return tuple(Draft7Validator({**shape, "definitions": definitions}) for shape in found)


def _resolved(shape: Json, definitions: Json) -> Json:
    if "$ref" not in shape:
        return shape
    found: Json = definitions[shape["$ref"].removeprefix("#/definitions/")]
    return found
