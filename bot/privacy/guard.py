"""Looks for data of others in what somebody writes with an act."""

from __future__ import annotations

import re

from sqlmodel import Session

from bot.config.schema import Config
from bot.learned import Known
from bot.privacy.blackout import blacked
from bot.privacy.ours import ours
from bot.privacy.personal import SENSITIVE, Found, Personal, personal_data
from routing import route
from routing.nouns import Routing

REACHING = frozenset({Personal.PHONE, Personal.EMAIL})
"""By which somebody can be reached."""
_DIGIT = re.compile(r"\d")


class Guard:
    """Finds by what somebody can be recognised; what is told of their health is another matter."""

    def __init__(self, config: Config, known: Known) -> None:
        self._ours = ours(config)
        self._known = known

    def kinds(self, text: str, routing: Routing) -> frozenset[Personal]:
        """Name the kinds of personal data in a text that was posted, health and the like, too."""
        return frozenset(each.kind for each in personal_data(text, routing, self._ours))

    def blacked(self, session: Session, text: str) -> str:
        """Give a text without what could be found of others in it."""
        return blacked(text, (each.span for each in self.found(session, text)))

    def found(self, session: Session, text: str) -> tuple[Found, ...]:
        """Give the personal data of a text, in order. Without a number in it that is quick."""
        found = personal_data(text, None, self._ours)
        if _DIGIT.search(text) and all(each.kind is not Personal.NAME for each in found):
            routing = route(text, self._known.index(session))  # a street makes an address of it
            found = personal_data(text, routing, self._ours)
        return tuple(each for each in found if each.kind not in SENSITIVE)
