"""How long it can wait, and whether it can hurt somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.cases.acts.names import ActName
from bot.store.nouns import Urgency


@dataclass(frozen=True, slots=True)
class Weigh:
    """*Spoed*, *normaal*, *kan wachten*: how long it can wait, and why."""

    urgency: Urgency
    reason: str = ""

    @property
    def name(self) -> ActName:
        """Each urgency is an act of its own, as people say it."""
        return WEIGHS[self.urgency]


@dataclass(frozen=True, slots=True)
class Risk:
    """*Risico*, *geen risico*: whether it can hurt somebody, and why."""

    reason: str = ""
    risky: bool = True

    @property
    def name(self) -> ActName:
        """Each is an act of its own, as people say it."""
        return ActName.RISK if self.risky else ActName.NO_RISK


WEIGHS: Mapping[Urgency, ActName] = {
    Urgency.URGENT: ActName.URGENT,
    Urgency.NORMAL: ActName.NORMAL,
    Urgency.CAN_WAIT: ActName.CAN_WAIT,
}
"""The act that says each urgency."""
