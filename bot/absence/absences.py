"""Who is away, until when, and who stands in for them. Why they are away is never asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot import rights
from bot.cases.state import Ask, Case
from bot.directory import Directory
from bot.store.nouns import AskKind

STAYS = frozenset({AskKind.OUTCOME, AskKind.WHICH_WIJK, AskKind.PRIVACY})
"""What is asked of a poster about their own signal; nobody else can say it for them."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from `start` until just before `end`; None is until they say so."""

    person: str
    start: datetime
    end: datetime | None = None
    substitute: str | None = None
    id: int | None = None

    def covers(self, now: datetime) -> bool:
        """Whether they are away at this moment."""
        return self.start <= now and (self.end is None or now < self.end)

    def meets(self, other: Absence) -> bool:
        """Whether the two overlap, or one begins as the other ends."""
        begins = other.end is None or self.start <= other.end
        return begins and (self.end is None or other.start <= self.end)


@dataclass(frozen=True, slots=True)
class Absences:
    """All absences of today and later, in the order in which people told them."""

    told: tuple[Absence, ...] = ()

    def of(self, person: str) -> tuple[Absence, ...]:
        """The absences of one person, the first to come first; what overlaps is one."""
        mine = sorted((each for each in self.told if each.person == person), key=_begins)
        joined: list[Absence] = []
        for each in mine:
            if joined and each.meets(joined[-1]):
                joined[-1] = _together(joined[-1], each)
            else:
                joined.append(each)
        return tuple(joined)

    def at(self, person: str, now: datetime) -> Absence | None:
        """The absence in which somebody is at a moment, as one; None for who is there."""
        whole = next((each for each in self.of(person) if each.covers(now)), None)
        if whole is None:
            return None
        said = [each for each in self.told if each.person == person and each.covers(now)]
        named = [each.substitute for each in said if each.substitute]
        return replace(whole, substitute=named[-1] if named else whole.substitute)

    def is_away(self, person: str, now: datetime) -> bool:
        """Whether somebody is away."""
        return any(each.person == person and each.covers(now) for each in self.told)

    def away(self, now: datetime) -> frozenset[str]:
        """Everybody who is away."""
        return frozenset(each.person for each in self.told if each.covers(now))

    def named(self, person: str, now: datetime) -> Iterator[str]:
        """Follow whom people named to stand in while they are away, as long as that is new."""
        seen = {person}
        absence = self.at(person, now)
        while absence and absence.substitute and absence.substitute not in seen:
            yield absence.substitute
            seen.add(absence.substitute)
            absence = self.at(absence.substitute, now)


def holder(
    ask: Ask,
    case: Case,
    absences: Absences,
    directory: Directory,
    now: datetime,
    *,
    anew: bool = False,
) -> tuple[str, str | None]:
    """Tell who holds an ask now, and for whom if not for themselves.

    It is who is asked, and while they are away whoever stands in. Where nobody can, and for
    what only they can say, it stays with them. Who stands in keeps it as long as they are there
    themselves and the other is not; `anew` where the other has just named somebody.
    """
    asked = rights.asked_person(ask, case, directory)
    principal = ask.stands_in_for or asked
    if not absences.is_away(principal, now):
        return principal, None
    if ask.kind in STAYS:
        return asked, ask.stands_in_for
    if ask.stands_in_for and not anew and not absences.is_away(asked, now):
        return asked, ask.stands_in_for
    found = stand_in(principal, case, absences, directory, now, ask.department, ask.asker)
    return (found, principal) if found else (asked, ask.stands_in_for)


def stand_in(
    person: str,
    case: Case,
    absences: Absences,
    directory: Directory,
    now: datetime,
    department: str | None = None,
    asker: str | None = None,
) -> str | None:
    """Find who stands in for somebody on a case; None where nobody is there who could.

    First whom they named, and whom those named in turn; then the city's lead of the department,
    the broker, those who broker beside them, and the coordinator. Nobody answers themselves.
    """
    line = _line(person, case, absences, directory, now, department)
    return next(
        (
            each
            for each in line
            if each not in {person, asker}
            and directory.home(each) is not None
            and not absences.is_away(each, now)
        ),
        None,
    )


def placed(
    before: Case, after: Case, absences: Absences, directory: Directory, now: datetime
) -> Case:
    """Put what is newly asked of somebody who is away before whoever stands in for them.

    It has not been asked of anybody yet, so its clock is as it would be.
    """
    known = {each.id: each for each in before.asks if each.id is not None}

    def put(ask: Ask) -> Ask:
        was = known.get(ask.id) if ask.id is not None else None
        if not ask.open or (was is not None and _of_whom(was) == _of_whom(ask)):
            return ask
        fresh = replace(ask, stands_in_for=None) if was is not None else ask
        person, instead_of = holder(fresh, after, absences, directory, now)
        return replace(fresh, person=person, stands_in_for=instead_of) if instead_of else fresh

    return replace(after, asks=tuple(map(put, after.asks)))


def told(known: Absences, new: Absence, now: datetime) -> tuple[Absence, tuple[Absence, ...]]:
    """Fit in what somebody tells of an absence; gives what to keep, and in place of what.

    Who is away and tells it again corrects it: they come back when they say now. So does who
    tells again of a day that was still to come. All else is added to what was known.
    """
    mine = [each for each in known.told if each.person == new.person]
    present = known.at(new.person, now)
    if present is not None and new.start <= now:
        whole = tuple(each for each in mine if each.meets(present))
        substitute = new.substitute or present.substitute
        return replace(new, start=present.start, substitute=substitute), whole
    again = tuple(each for each in mine if each.start == new.start)
    named = [each.substitute for each in again if each.substitute]
    return replace(new, substitute=new.substitute or next(iter(named), None)), again


def back(known: Absences, person: str, now: datetime) -> tuple[Absence, ...]:
    """Tell which absences are over as somebody is back; for who is there, all still to come."""
    mine = tuple(each for each in known.told if each.person == person)
    present = known.at(person, now)
    return tuple(each for each in mine if each.meets(present)) if present else mine


def hearer(
    person: str, case: Case, absences: Absences, directory: Directory, now: datetime
) -> tuple[str, str | None]:
    """Tell who hears news that somebody should hear, and for whom if not for themselves.

    Where nobody can who may read it, it waits for them as it is.
    """
    if not absences.is_away(person, now):
        return person, None
    found = stand_in(person, case, absences, directory, now)
    if found is None or not rights.may_read_words(found, case, directory):
        return person, None
    return found, person


def _line(
    person: str,
    case: Case,
    absences: Absences,
    directory: Directory,
    now: datetime,
    department: str | None,
) -> Iterator[str]:
    """Name who may stand in, the nearest first; some of them may be away."""
    yield from absences.named(person, now)
    for each in (department, *directory.departments_of(person)):
        if each in directory.departments:
            lead = directory.lead(each).slug
            yield lead
            yield from absences.named(lead, now)
    broker = directory.broker_now(case.broker, case.wijk, case.theme)
    yield broker
    yield from absences.named(broker, now)
    yield from directory.beside(broker, case.wijk)
    yield directory.coordinator
    yield from absences.named(directory.coordinator, now)


def _of_whom(ask: Ask) -> tuple[str | None, str | None]:
    return ask.person, ask.department


def _begins(absence: Absence) -> datetime:
    return absence.start


def _together(one: Absence, other: Absence) -> Absence:
    ends: Iterable[datetime | None] = (one.end, other.end)
    end = None if None in ends else max(each for each in ends if each)
    return replace(one, end=end, substitute=other.substitute or one.substitute)
