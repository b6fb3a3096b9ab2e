"""How an act is called, and what people read about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one act. All but what is typed are message ids of the catalogues.

    An act without a button has no label, one that nobody can type is not `typed`.
    """

    typed: tuple[str, ...] = ()
    """Dutch names and English aliases: the usual Dutch one first, the usual English one last."""
    label: str = ""
    """What stands on its button."""
    emoji: str = ""
    """Its button where buttons are reactions."""
    noted: str = ""
    """The confirmation for who did it; {departments} and {person} as the case has them,
    and {day} as it came of it."""
    told: str = ""
    """A line of history: {person} did it, with {department}, {colleague} or {day}."""
    what: str = ""
    """Behind "can": "Karel can …", where somebody else may not."""
    help: str = ""
    """What it is for, in the list of what can be typed."""
