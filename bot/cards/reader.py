"""For whom a card is drawn: their language, their platform, and the names they know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from adapters.base import Capabilities
from adapters.card import Inline, Line, Mention
from bot import rights
from bot.cards.view import Veil, View, load, one_line
from bot.cards.when import by, on, when
from bot.cases.decision import Rules
from bot.cases.state import Case
from bot.directory import UNNAMED
from bot.language import Language
from bot.store import absences, tables

NAME_CHARS = 70
"""Of a name: what a button can carry, and what a sentence can hold."""
PHONE_CHARS = 30


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, where and when; everything a card needs beside what it is about."""

    session: Session
    rules: Rules
    say: Language
    account: str
    platforms: Mapping[str, Capabilities]
    now: datetime
    person: str | None = None
    """Who reads, where that is one person."""
    private: bool = False
    """Whether only they read it."""

    def view(self, number: int | None) -> View | None:
        """Read what this reader may see of a case; None when there is no such case.

        What is confidential is seen in private, by who may read it; of what is held the words are
        seen only by who is asked about them.
        """
        found = load(self.session, number) if number else None
        return found.veiled(self._veil(found.case)) if found else None

    def _veil(self, case: Case) -> Veil:
        if case.confidential and not (self.private and self.person):
            return Veil.ALL
        if not (self.private and self.person):
            return Veil.WORDS if case.withheld else Veil.NONE
        directory = self.rules.directory
        if rights.may_read_words(self.person, case, directory):
            return Veil.NONE
        return Veil.WORDS if rights.may_read(self.person, case, directory) else Veil.ALL

    @property
    def can(self) -> Capabilities:
        """Tell what the platform can do on which it is read."""
        return self.platforms[self.account]

    def name(self, slug: str) -> str:
        """Tell how somebody is called."""
        if slug.startswith(UNNAMED):
            return self.say.text("somebody")
        person = self.rules.directory.people.get(slug)
        found = person or self.session.get(tables.Person, slug)
        return one_line(found.name if found else slug, NAME_CHARS)

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
        return one_line(found.name if found else department, NAME_CHARS)

    def phone(self, slug: str) -> str:
        """Give somebody's telephone number; empty where none is known."""
        person = self.rules.directory.people.get(slug)
        return one_line(person.phone, PHONE_CHARS) if person else ""

    def with_phone(self, slug: str) -> str:
        """Give a name with a telephone number, as people here work by telephone."""
        phone = self.phone(slug)
        return f"{self.name(slug)} ({phone})" if phone else self.name(slug)

    def lead(self, department: str, wijk: str | None) -> str:
        """Name a department with who can be called for it: its lead, or who stands in."""
        directory = self.rules.directory
        if department not in directory.departments:
            return department
        lead = directory.lead(department, wijk).slug
        away = absences.read(self.session, self.now)
        line = (lead, *away.named(lead, self.now), directory.lead(department).slug)
        person = next((each for each in line if not away.is_away(each, self.now)), lead)
        return f"{self.department(department)}, {self.with_phone(person)}"

    def when(self, moment: datetime, *, precise: bool = True) -> str:
        """Say a moment as people do."""
        return when(moment, self.now, self.say.name, precise=precise)

    def by(self, moment: datetime) -> str:
        """Say a deadline as people do."""
        return by(moment, self.now, self.say.name)

    def on(self, day: date) -> str:
        """Say a day that somebody named."""
        return on(day, self.now, self.say.name)

    def all_of(self, names: list[str]) -> str:
        """Join names as in a sentence."""
        if len(names) < 2:  # noqa: PLR2004 (two names are what "and" joins)
            return "".join(names)
        return self.say.text("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])

    def any_of(self, names: list[str]) -> str:
        """Join names of which one will do."""
        if len(names) < 2:  # noqa: PLR2004 (two names are what "or" joins)
            return "".join(names)
        return self.say.text("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def line(*parts: Inline | Line) -> Line:
    """Put parts and lines behind each other."""
    joined: list[Inline] = []
    for part in parts:
        joined += part if isinstance(part, tuple) else (part,)
    return tuple(joined)


def capital(text: str) -> str:
    """Begin a sentence, or a title."""
    return text[:1].upper() + text[1:]


def sentence(text: Line) -> Line:
    """Begin a line as a sentence begins, where words stand first."""
    return (capital(text[0]), *text[1:]) if text and isinstance(text[0], str) else text
