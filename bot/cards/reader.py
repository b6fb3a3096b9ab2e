"""For whom a card is drawn: their language, their platform, and the names they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from adapters.base import Capabilities
from adapters.card import Inline, Line, Mention
from bot.cards.when import by, when
from bot.cases.decision import Rules
from bot.language import Language
from bot.store import tables


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, where and when; everything a card needs beside what it is about."""

    session: Session
    rules: Rules
    say: Language
    account: str
    can: Capabilities
    now: datetime

    def name(self, slug: str) -> str:
        """Tell how somebody is called."""
        person = self.rules.directory.people.get(slug)
        if person is not None:
            return person.name
        guest = self.session.get(tables.Person, slug)
        return guest.name if guest else slug

    def first_name(self, slug: str) -> str:
        """Tell how somebody is addressed."""
        return self.name(slug).split(" ")[0]

    def mention(self, slug: str) -> Inline:
        """Address somebody so that they notice, where this platform knows them."""
        user = self.rules.directory.user(slug, self.account)
        return Mention(user, self.first_name(slug)) if user else self.first_name(slug)

    def department(self, department: str) -> str:
        """Tell how a department is called; one that is gone goes by its id."""
        found = self.rules.directory.departments.get(department)
        return found.name if found else department

    def with_phone(self, slug: str) -> str:
        """Give a name with a telephone number, as people here work by telephone."""
        person = self.rules.directory.people.get(slug)
        return f"{person.name} ({person.phone})" if person and person.phone else self.name(slug)

    def when(self, moment: datetime) -> str:
        """Say a moment as people do."""
        return when(moment, self.now, self.say.name)

    def by(self, moment: datetime) -> str:
        """Say a deadline as people do."""
        return by(moment, self.now, self.say.name)

    def all_of(self, names: list[str]) -> str:
        """Join names as in a sentence."""
        if len(names) < 2:  # noqa: PLR2004 (two names are what "and" joins)
            return "".join(names)
        return self.say.text("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def line(*parts: Inline | Line) -> Line:
    """Put parts and lines behind each other."""
    joined: list[Inline] = []
    for part in parts:
        joined += part if isinstance(part, tuple) else (part,)
    return tuple(joined)
