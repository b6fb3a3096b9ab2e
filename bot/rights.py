"""Who may do what: one table, checked whenever a decision is made."""

from __future__ import annotations

from enum import StrEnum

from bot.cases.acts import ActName
from bot.cases.state import Ask, Case
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind


class Standing(StrEnum):
    """What somebody is to a case."""

    COLLEAGUE = "colleague"
    """Anybody who can post, outside parties included."""
    POSTER = "poster"
    ASKED = "asked"
    """In the department that an open ask is for, or the person it is for."""
    OWNER = "owner"
    """In the department that owns it."""
    CONTRIBUTOR = "contributor"
    BROKER = "broker"
    """Its broker, and the wijkmanagers, assistants and substitute beside them."""
    BOT = "bot"


MAY: dict[ActName, frozenset[Standing]] = {
    ActName.POST: frozenset({Standing.COLLEAGUE}),
    ActName.TAKE: frozenset({Standing.ASKED}),
    ActName.RUNNING: frozenset({Standing.ASKED, Standing.OWNER}),
    ActName.DECLINE: frozenset({Standing.ASKED}),
    ActName.JOIN: frozenset({Standing.ASKED}),
    ActName.OFFER: frozenset({Standing.BROKER}),
    ActName.PROGRESS: frozenset({Standing.OWNER, Standing.CONTRIBUTOR}),
    ActName.DONE: frozenset({Standing.OWNER, Standing.BROKER}),
    ActName.SOLVED: frozenset({Standing.POSTER}),
    ActName.REOPEN: frozenset({Standing.POSTER, Standing.OWNER, Standing.BROKER}),
    ActName.NO_SIGNAL: frozenset({Standing.POSTER, Standing.BROKER}),
    ActName.PLACE: frozenset({Standing.POSTER, Standing.BROKER}),
    ActName.RESEND: frozenset({Standing.ASKED}),
    ActName.WITHDRAW: frozenset({Standing.POSTER}),
    ActName.EDIT: frozenset({Standing.POSTER}),
    ActName.LAPSE: frozenset({Standing.BOT}),
    ActName.SHOW: frozenset({Standing.COLLEAGUE}),
    ActName.WHOSE: frozenset({Standing.COLLEAGUE}),
    ActName.HELP: frozenset({Standing.COLLEAGUE}),
}


def standings(person: str, case: Case, directory: Directory) -> frozenset[Standing]:
    """Tell what somebody is to a case."""
    if person == WIJKBOT:
        return frozenset({Standing.BOT})
    theirs = directory.departments_of(person)
    asked = any(
        ask.person == person or (ask.department in theirs and ask.kind is not AskKind.PROGRESS)
        for ask in case.waiting
    )
    facts = {
        Standing.COLLEAGUE: True,
        Standing.POSTER: any(signal.poster == person for signal in case.signals),
        Standing.ASKED: asked,
        Standing.OWNER: case.owner in theirs,
        Standing.CONTRIBUTOR: any(department in theirs for department, _ in case.contributors),
        Standing.BROKER: person in directory.brokers(case.broker, case.wijk),
    }
    return frozenset(standing for standing, holds in facts.items() if holds)


def may(act: ActName, person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody's standing allows an act; the case's state is another matter."""
    return bool(MAY[act] & standings(person, case, directory))


def asked_person(ask: Ask, case: Case, directory: Directory) -> str | None:
    """Name who is asked: the person, else the lead of the department."""
    if ask.person is None and ask.department is not None:
        return directory.lead(ask.department, case.wijk).slug
    return ask.person


def who_can(act: ActName, case: Case, directory: Directory) -> tuple[str, ...]:
    """Name people who can do it, the nearest first: for a refusal that helps."""
    found: list[str] = []
    for standing in Standing:
        if standing in MAY[act]:
            found += _holders(standing, case, directory)
    return tuple(dict.fromkeys(found))


def _holders(standing: Standing, case: Case, directory: Directory) -> list[str]:
    match standing:
        case Standing.POSTER:
            return [signal.poster for signal in case.signals]
        case Standing.ASKED:
            return [who for ask in case.waiting if (who := asked_person(ask, case, directory))]
        case Standing.OWNER:
            return [case.contact] if case.contact else []
        case Standing.CONTRIBUTOR:
            return [contact for _, contact in case.contributors]
        case Standing.BROKER:
            return [case.broker]
        case Standing.COLLEAGUE | Standing.BOT:
            return []
