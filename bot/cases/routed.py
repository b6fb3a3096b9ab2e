"""A routing as a case keeps it: phrases, scores and spans, never the words themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from routing.nouns import (
    OF_SOMEBODY,
    Elsewhere,
    Evidence,
    Flag,
    Flagged,
    Kind,
    Near,
    Owner,
    Role,
    Routing,
    Span,
    ThemeMatch,
    Why,
    WijkMatch,
)

Json = dict[str, Any]

REFERRING = frozenset({Flag.VIOLENCE, Flag.CONDUCT, Flag.PRESS})
"""What the bot refuses to take, and refers."""
RISK = frozenset({Flag.POLITICAL, *OF_SOMEBODY})
"""What has a shorter clock, as it can hurt somebody."""


def flags(routing: Routing) -> frozenset[Flag]:
    """Name the flags that a text raised."""
    return frozenset(raised.flag for raised in routing.flags)


def sure_wijk(routing: Routing) -> str | None:
    """Give the one wijk that it is in; None when the text tells none, or more than one."""
    return routing.wijk[0].name if len(routing.wijk) == 1 else None


def recognised(routing: Routing) -> frozenset[str]:
    """Give the phrases of the lead owner that are surely in the words."""
    return frozenset(
        each.phrase
        for owner in routing.owners[:1]
        for each in owner.evidence
        if each.why is not Why.LIKENESS
    )


def place(routing: Routing) -> str | None:
    """Give the street or landmark as the gazetteer writes it."""
    return next((match.place for match in routing.wijk if match.place), None)


def written(routing: Routing) -> Json:
    """Give what a case keeps of its routing, as plain JSON values."""
    return {
        "owners": [
            {"department": o.department, "role": o.role, "score": o.score, **_why(o.evidence)}
            for o in routing.owners
        ],
        "nearest": [
            {"department": n.department, "score": n.score, **_why(n.evidence)}
            for n in routing.nearest
        ],
        "wijk": [
            {"name": w.name, "score": w.score, "place": w.place, **_why(w.evidence)}
            for w in routing.wijk
        ],
        "flags": [{"flag": f.flag, **_why(f.evidence)} for f in routing.flags],
        "theme": routing.theme
        and {
            "theme": routing.theme.theme,
            "score": routing.theme.score,
            **_why(routing.theme.evidence),
        },
        "elsewhere": routing.elsewhere
        and {
            "name": routing.elsewhere.name,
            "score": routing.elsewhere.score,
            **_why(routing.elsewhere.evidence),
        },
    }


def read(kept: Mapping[str, Any]) -> Routing:
    """Give the routing that `written` wrote; an empty one where nothing was kept."""
    theme, other = kept.get("theme"), kept.get("elsewhere")
    owners = tuple(
        Owner(o["department"], Role(o["role"]), o["score"], _evidence(o))
        for o in kept.get("owners", ())
    )
    return Routing(
        Kind.SIGNAL,
        owners,
        tuple(Near(n["department"], n["score"], _evidence(n)) for n in kept.get("nearest", ())),
        tuple(
            WijkMatch(w["name"], w["score"], _evidence(w), w["place"]) for w in kept.get("wijk", ())
        ),
        tuple(Flagged(Flag(f["flag"]), _evidence(f)) for f in kept.get("flags", ())),
        ThemeMatch(theme["theme"], theme["score"], _evidence(theme)) if theme else None,
        broker=not owners,
        elsewhere=Elsewhere(other["name"], other["score"], _evidence(other)) if other else None,
    )


def _why(evidence: Iterable[Evidence]) -> Json:
    reasons = [
        {
            "phrase": each.phrase,
            "spans": [[span.start, span.end] for span in each.spans],
            "why": each.why,
            "score": each.score,
            **({"learned": list(each.learned)} if each.learned else {}),
        }
        for each in evidence
    ]
    return {"evidence": reasons}


def _evidence(kept: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            each["phrase"],
            tuple(Span(start, end) for start, end in each["spans"]),
            Why(each["why"]),
            each["score"],
            tuple(each.get("learned", ())),
        )
        for each in kept["evidence"]
    )
