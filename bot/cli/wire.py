"""A routing as one JSON object, for programs that read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.cases import routed
from routing import explain
from routing.nouns import Evidence, Routing

DECIMALS = 4
"""Of a score: more would only look exact."""


def written(text: str, routing: Routing) -> bytes:
    """Give the line for a text that was routed; in UTF-8, whatever the terminal has."""
    return json.dumps(_json(text, routing), ensure_ascii=False).encode() + b"\n"


def _json(text: str, routing: Routing) -> dict[str, Any]:
    return {
        "kind": routing.kind.value,
        "owners": [
            {
                "department": owner.department,
                "role": owner.role.value,
                "score": round(owner.score, DECIMALS),
                "evidence": _reasons(text, owner.evidence),
            }
            for owner in routing.owners
        ],
        "broker": routing.broker,
        "nearest": [
            {
                "department": near.department,
                "score": round(near.score, DECIMALS),
                "evidence": _reasons(text, near.evidence),
            }
            for near in routing.nearest
        ],
        "wijk": [
            {
                "name": match.name,
                "score": round(match.score, DECIMALS),
                "evidence": _reasons(text, match.evidence),
            }
            for match in routing.wijk
        ],
        "flags": [flagged.flag.value for flagged in routing.flags],
        "refused": bool(routed.flags(routing) & routed.REFERRING),
        "theme": routing.theme.theme if routing.theme else None,
        "elsewhere": routing.elsewhere.name if routing.elsewhere else None,
    }


def _reasons(text: str, evidence: Iterable[Evidence]) -> list[str]:
    return [explain(text, each) for each in evidence]
