"""What pydantic finds wrong, in words for whoever keeps the file, and what to write instead."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.config.faults import Key, printable, quoted
from bot.config.names import advice
from bot.config.schema import Config

_FILE_KEYS = ("include", "vocabulary", "gazetteer")
"""Top-level keys that exist only in files."""


def explained(key: Key, error: ErrorDetails) -> tuple[str, str]:
    """What is wrong at a key, and the fix."""
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return "This key is missing.", f"Add it: {key[-1]} = …"
        case "extra_forbidden":
            return "There is no such key.", _known_instead(key)
        case "string_too_short":
            return "This is empty.", "Fill it in, or remove it."
        case "too_short":
            return "This list is empty.", "Name at least one, or remove the key."
        case other:
            given = quoted(error["input"])
            must = _must_be(key, other, context)
            if must is None:
                return f"This cannot be {given}.", _sentence(
                    str(context.get("error", error["msg"]))
                )
            must_be, fix = must
            return f"This must be {must_be}, not {given}.", fix


def _must_be(key: Key, error: str, context: dict[str, Any]) -> tuple[str, str] | None:
    """What a value of another kind must be, and how that is written."""
    name = printable(str(key[-1] if key else ""))
    match error:
        case "string_type":
            return "text", "Put it between quotes."
        case "string_too_long":
            return f"at most {context['max_length']} characters", "Make it shorter."
        case "string_pattern_mismatch":
            fix = "Use a to z, 0 to 9, - and _, and begin with a letter or a digit."
            return "a short name in small letters", fix
        case "enum" | "literal_error":
            return str(context["expected"]), "Choose one of these."
        case "tuple_type":
            return "a list", f'Write it like {name} = ["…", "…"].'
        case "dict_type" | "model_type":
            return "a table", "Write a [table], or { key = value }."
        case "bool_type" | "bool_parsing":
            return "true or false", "Write true or false, without quotes."
        case "int_type" | "int_parsing" | "int_from_float" | "greater_than_equal":
            return _whole_number(context), "Write it without quotes and without a unit."
        case "is_instance_of":
            return "working time", 'Write it like "2 days", "0.5 day" or "2 hours".'
        case _ if error.startswith("date_"):
            return "a date", "Write it like 2026-12-24, without quotes and without a time."
        case _:
            return None


def _whole_number(context: dict[str, Any]) -> str:
    return f"a whole number of {context['ge']} or more" if "ge" in context else "a whole number"


def _known_instead(key: Key) -> str:
    """Advice for a key that does not exist there."""
    *above, last = key
    top = (*Config.model_fields, *_FILE_KEYS)
    if above and last in top:
        return f"{last} belongs at the top of a file, above the first [table]: move it there."
    known = _fields(tuple(above)) if above else top
    return advice(str(last), known, "Remove it.")


def _fields(key: Key) -> tuple[str, ...]:
    """The keys of the table at a key."""
    found: Any = Config
    for step in key:
        found = _without_none(found)
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = found.model_fields[str(step)].annotation
        else:  # a list's elements, or a table's values
            found = [each for each in get_args(found) if each is not Ellipsis][-1]
    found = _without_none(found)
    return tuple(found.model_fields)


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 (annotations have no type of their own)
    if get_origin(annotation) in (Union, types.UnionType):
        return next(each for each in get_args(annotation) if each is not types.NoneType)
    return annotation


def _sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = printable(text).strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
