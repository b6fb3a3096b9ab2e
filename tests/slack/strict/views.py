"""Views: forms and home tabs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.slack.strict import blocks, limits, published
from tests.slack.workspace import Json, Refusal

SIZE = 250_000
"""Bytes of a view."""


def view(given: object, kind: str) -> None:
    """Refuse a view that is not one, or not a `kind`: "modal" or "home"."""
    if not isinstance(given, dict) or given.get("type") != kind:
        raise Refusal("invalid_arguments", f"[ERROR] not a {kind} view")
    if len(json.dumps(given).encode()) > SIZE:
        raise Refusal("view_too_large")
    why = list(_wrong(given))
    if why:
        raise Refusal("invalid_arguments", *why)


def _wrong(given: Json) -> Iterator[str]:
    if why := published.wrong_view(given):
        yield f"[ERROR] {why}"
        return
    yield from blocks.in_view(given.get("blocks"))
    yield from limits.broken({key: part for key, part in given.items() if key != "blocks"})
    many = len(given["blocks"])
    if many > limits.BLOCKS_IN_VIEW or (not many and given["type"] == "modal"):
        yield f"[ERROR] from 1 to {limits.BLOCKS_IN_VIEW} blocks"
    inputs = any(block["type"] == "input" for block in given["blocks"])
    if given["type"] == "modal" and inputs and not given.get("submit"):
        yield "[ERROR] submit is required when an input is in blocks"
