"""Short-lived leave to open a form: given with each interaction, for three seconds, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.slack.workspace import Refusal

LIFE = timedelta(seconds=3)


class Triggers:
    """Keeps who may still open a form. `clock` tells how old a trigger is."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._given: dict[str, tuple[str, datetime]] = {}
        self._used: set[str] = set()

    def give(self, user: str) -> str:
        """Give a trigger for something that a person did."""
        number = len(self._given) + 1
        made = f"{number:013d}.{number:012d}.{number:032x}"
        self._given[made] = (user, self._clock())
        return made

    def use(self, trigger: str) -> str:
        """Use a trigger up; give whose it is.

        Raises `Refusal` when it is unknown, too old or used before.
        """
        if trigger not in self._given:
            raise Refusal("invalid_trigger_id")
        if trigger in self._used:
            raise Refusal("exchanged_trigger_id")
        user, at = self._given[trigger]
        if self._clock() - at > LIFE:
            raise Refusal("expired_trigger_id")
        self._used.add(trigger)
        return user
