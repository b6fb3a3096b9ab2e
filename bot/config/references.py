"""Every name that one key uses for something that another key makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.config.faults import Finding, Key, quoted
from bot.config.names import STAND_IN, advice
from bot.config.schema import Config, Department, Person, Wijk


class Noun(StrEnum):
    """What a name stands for, as messages call it."""

    ACCOUNT = "an account"
    DEPARTMENT = "a department"
    OWNER = "a department or party"
    LEVEL = "a level of the ladder"
    PERSON = "a person"
    SUBJECT = "a department, party or theme"
    WIJK = "a wijk"


@dataclass(frozen=True, slots=True)
class Reference:
    """At `key` stands `name`, which must be a known `noun`."""

    key: Key
    name: str
    noun: Noun


def unknown(config: Config) -> Iterator[Finding]:
    """Names that nothing has; where a name could not be used, any may have been meant for it."""
    known = {noun: _known(config, noun) for noun in Noun}
    for each in references(config):
        if each.name not in known[each.noun] and STAND_IN not in known[each.noun]:
            wrong = f"{quoted(each.name)} is not {each.noun}."
            fix = advice(each.name, known[each.noun], f"Name {each.noun} that exists, or add it.")
            yield Finding(each.key, wrong, fix)


def references(config: Config) -> Iterator[Reference]:
    """All names in the configuration that point at something else in it."""
    top = ("municipality",)
    yield Reference((*top, "coordinator"), config.municipality.coordinator, Noun.PERSON)
    if config.municipality.on_duty:
        person = config.municipality.on_duty.person
        yield Reference((*top, "on_duty", "person"), person, Noun.PERSON)
    for index, channel in enumerate(config.channels):
        key = ("channels", index)
        yield Reference((*key, "account"), channel.account, Noun.ACCOUNT)
        yield from _one((*key, "wijk"), channel.wijk, Noun.WIJK)
    for index, wijk in enumerate(config.wijken):
        yield from _of_wijk(("wijken", index), wijk)
    for index, department in enumerate(config.departments):
        yield from _of_department(("departments", index), department, Noun.DEPARTMENT)
    for index, party in enumerate(config.parties):
        yield from _of_department(("parties", index), party, Noun.OWNER)
    for index, each in enumerate(config.people):
        yield from _of_person(("people", index), each)
    for index, theme in enumerate(config.themes):
        key = ("themes", index)
        yield from _each((*key, "departments"), theme.departments, Noun.OWNER)
        yield from _one((*key, "broker"), theme.broker, Noun.PERSON)


def _of_wijk(key: Key, wijk: Wijk) -> Iterator[Reference]:
    yield from _each((*key, "wijkmanagers"), wijk.wijkmanagers, Noun.PERSON)
    yield from _each((*key, "assistants"), wijk.assistants, Noun.PERSON)
    yield from _one((*key, "substitute"), wijk.substitute, Noun.PERSON)
    yield from _one((*key, "alderman"), wijk.alderman, Noun.PERSON)


def _of_department(key: Key, department: Department, parents: Noun) -> Iterator[Reference]:
    yield Reference((*key, "lead"), department.lead, Noun.PERSON)
    for wijk, lead in department.leads.items():
        yield Reference((*key, "leads", wijk), wijk, Noun.WIJK)
        yield Reference((*key, "leads", wijk), lead, Noun.PERSON)
    yield from _each((*key, "people"), department.people, Noun.PERSON)
    yield from _each((*key, "wijken"), department.wijken, Noun.WIJK)
    for account in department.channels:
        yield Reference((*key, "channels", account), account, Noun.ACCOUNT)
    yield from _one((*key, "parent"), department.parent, parents)


def _of_person(key: Key, person: Person) -> Iterator[Reference]:
    yield from _one((*key, "department"), person.department, Noun.OWNER)
    yield from _each((*key, "wijken"), person.wijken, Noun.WIJK)
    yield from _one((*key, "level"), person.level, Noun.LEVEL)
    yield from _each((*key, "portfolio"), person.portfolio, Noun.SUBJECT)
    yield from _each((*key, "delegates"), person.delegates, Noun.PERSON)
    for account in person.ids:
        yield Reference((*key, "ids", account), account, Noun.ACCOUNT)
    yield from _one((*key, "home"), person.home, Noun.ACCOUNT)


def _one(key: Key, name: str | None, noun: Noun) -> Iterator[Reference]:
    if name is not None:
        yield Reference(key, name, noun)


def _each(key: Key, names: Iterable[str], noun: Noun) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference((*key, index), name, noun)


def _known(config: Config, noun: Noun) -> tuple[str, ...]:
    match noun:
        case Noun.ACCOUNT:
            return tuple(account.name for account in config.accounts)
        case Noun.DEPARTMENT:
            return tuple(department.id for department in config.departments)
        case Noun.OWNER:
            return tuple(each.id for each in (*config.departments, *config.parties))
        case Noun.LEVEL:
            return tuple(level.id for level in config.ladder)
        case Noun.PERSON:
            return tuple(person.slug for person in config.people)
        case Noun.SUBJECT:
            themes = (theme.id for theme in config.themes)
            return (*_known(config, Noun.OWNER), *themes)
        case Noun.WIJK:
            return tuple(wijk.name for wijk in config.wijken)
