"""Who is who: people, departments, wijken and where each can be reached. Pure look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.config.schema import Config, Department, Party, Person, PersonRole, Wijk

WIJKBOT = "wijkbot"
"""The bot itself, where it acts because time passed."""

_GUEST = "~"
UNNAMED = _GUEST
"""With which the slug of somebody who was forgotten begins: it names no account and nobody."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody reads private messages."""

    account: str
    user: str


def guest(account: str, user: str) -> str:
    """Give the slug of somebody whom the configuration does not name; it names no colleague."""
    return f"{account}{_GUEST}{user}"


class Directory:
    """The organisation as configured."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.people = {person.slug: person for person in config.people}
        self.departments: dict[str, Department] = {
            each.id: each for each in (*config.departments, *config.parties)
        }
        self.wijken = {wijk.name: wijk for wijk in config.wijken}
        self.themes = {theme.id: theme for theme in config.themes}
        self._accounts = {account.name for account in config.accounts}

    @property
    def coordinator(self) -> str:
        """Who holds what has neither owner nor wijk."""
        return self.config.municipality.coordinator

    @property
    def privacy_officers(self) -> tuple[str, ...]:
        """Name who guards privacy; where nobody has that role it is the coordinator."""
        role = PersonRole.PRIVACY_OFFICER
        named = tuple(slug for slug, person in self.people.items() if role in person.roles)
        return named or (self.coordinator,)

    def speaker(self, account: str, user: str) -> str:
        """Tell who this platform user is: a colleague's slug, or a guest's."""
        return self._by_id.get((account, user)) or guest(account, user)

    def is_colleague(self, slug: str) -> bool:
        """Whether somebody is of the municipality: named here, and of no outside party."""
        person = self.people.get(slug)
        if person is None:
            return False
        theirs = {person.department, *self.departments_of(slug)} - {None}
        return not theirs or any(
            not isinstance(self.departments.get(d or ""), Party) for d in theirs
        )

    def lead(self, department: str, wijk: str | None = None) -> Person:
        """Give the person who is asked first: the wijk's lead, else the city's."""
        found = self.departments[department]
        return self.people[found.leads.get(wijk or "", found.lead)]

    def members(self, department: str) -> frozenset[str]:
        """Name all who may answer for a department."""
        found = self.departments[department]
        listed = {slug for slug, person in self.people.items() if person.department == department}
        return frozenset({found.lead, *found.leads.values(), *found.people, *listed})

    def colleagues(self, department: str) -> dict[str, str]:
        """The names of all who may answer for a department, by slug, in order of name."""
        named = {slug: self.people[slug].name for slug in self.members(department)}
        return dict(sorted(named.items(), key=lambda pair: pair[1]))

    def departments_of(self, slug: str) -> tuple[str, ...]:
        """Name the departments for which somebody may answer, in the order of the configuration."""
        return tuple(each for each, people in self._members.items() if slug in people)

    def may_own(self, department: str) -> bool:
        """Whether it may be accountable: a department always, a party where configured."""
        found = self.departments.get(department)
        return found is not None and (not isinstance(found, Party) or found.may_own)

    def broker(self, wijk: str | None, theme: str | None = None) -> str:
        """Give who brokers: by theme, else by wijk, else the coordinator."""
        by_wijk = self.wijken[wijk].wijkmanagers if wijk in self.wijken else ()
        return self._by_theme(theme) or next(iter(by_wijk), self.coordinator)

    def broker_now(self, broker: str, wijk: str | None, theme: str | None) -> str:
        """Give the broker of a case, or who brokers there by now if that person is gone."""
        return broker if self.home(broker) else self.broker(wijk, theme)

    def needs_wijk(self, theme: str | None) -> bool:
        """Whether the wijk decides who brokers, as no theme does."""
        return self._by_theme(theme) is None

    def brokers(self, broker: str, wijk: str | None) -> frozenset[str]:
        """Name all who may broker a case: its broker, and those who stand beside them."""
        found = self.wijken.get(wijk or "")
        beside = _beside(found) if found and broker in found.wijkmanagers else ()
        return frozenset({broker, *beside})

    def beside(self, broker: str, wijk: str | None) -> tuple[str, ...]:
        """Name who may broker a case in a broker's place, first whom the wijk names for that."""
        found = self.wijken.get(wijk or "")
        if found is None or broker not in found.wijkmanagers:
            return ()
        named = (found.substitute,) if found.substitute else ()
        return tuple(each for each in (*named, *_beside(found)) if each != broker)

    def leads_of(self, slug: str) -> frozenset[str]:
        """Name who leads somebody: in their departments and in those above, else the coordinator.

        Nobody leads themselves; who leads a department is led by those above it.
        """
        found: set[str] = set()
        seen: set[str | None] = {None}
        above: list[str | None] = [*self.departments_of(slug)]
        while above:
            department = self.departments.get(above.pop() or "")
            if department is not None and department.id not in seen:
                seen.add(department.id)
                local = () if slug == department.lead else department.leads.values()
                found |= {department.lead, *local}
                above.append(department.parent)
        return frozenset(found - {slug} or {self.coordinator} - {slug})

    def wijkmanagers(self, wijk: str | None) -> frozenset[str]:
        """Name the wijkmanagers of a wijk, and those who stand beside them."""
        found = self.wijken.get(wijk or "")
        return frozenset(_beside(found)) if found else frozenset()

    def home(self, slug: str) -> Address | None:
        """Tell where somebody reads private messages; None when they have no account."""
        person = self.people.get(slug)
        if person is None:
            account, _, user = slug.partition(_GUEST)
            return Address(account, user) if user and account in self._accounts else None
        account = person.home or next(iter(person.ids), "")
        return Address(account, person.ids[account]) if account in person.ids else None

    def user(self, slug: str, account: str) -> str | None:
        """Give somebody's user id on an account."""
        person = self.people.get(slug)
        if person is not None:
            return person.ids.get(account)
        prefix = guest(account, "")
        return slug.removeprefix(prefix) if slug.startswith(prefix) else None

    def channel(self, department: str, prefer: str = "") -> Address | None:
        """Give a department's channel, on the preferred account where it has one there."""
        channels = self.departments[department].channels
        if not channels:
            return None
        account = prefer if prefer in channels else next(iter(channels))
        return Address(account, channels[account])

    def intake(self, account: str, conversation: str) -> bool:
        """Whether what is posted there is a signal."""
        return (account, conversation) in self._intake

    def usual_wijk(self, account: str, conversation: str, poster: str) -> str | None:
        """Where a text is from that names no place: by its channel, else by its poster."""
        by_channel = self._intake.get((account, conversation))
        person = self.people.get(poster)
        by_poster = person.wijken[0] if person and len(person.wijken) == 1 else None
        return by_channel or by_poster

    def _by_theme(self, theme: str | None) -> str | None:
        return self.themes[theme].broker if theme in self.themes else None

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], str]:
        return {
            (account, user): slug
            for slug, person in self.people.items()
            for account, user in person.ids.items()
        }

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return {each: self.members(each) for each in self.departments}

    @cached_property
    def _intake(self) -> dict[tuple[str, str], str | None]:
        return {(each.account, each.id): each.wijk for each in self.config.channels}


def _beside(wijk: Wijk) -> Iterable[str]:
    yield from wijk.wijkmanagers
    yield from wijk.assistants
    if wijk.substitute:
        yield wijk.substitute
