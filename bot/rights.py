"""Who may do what: one table, checked whenever a decision is made."""

from __future__ import annotations

from enum import StrEnum

from bot.cases.acts import ANSWERS, LATE, ActName
from bot.cases.state import Answer, Ask, Case
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind, CaseState


class Standing(StrEnum):
    """What somebody is to a case."""

    COLLEAGUE = "colleague"
    """Anybody who can post, outside parties included."""
    POSTER = "poster"
    ASKED = "asked"
    """In the department of an open ask that the act answers, or the person it is for."""
    OWNER = "owner"
    """In the department that owns it."""
    PROVISIONAL = "provisional"
    """In the department that owns it, as long as its yes hangs on something."""
    CONTRIBUTOR = "contributor"
    BROKER = "broker"
    """Its broker, and the wijkmanagers, assistants and substitute beside them."""
    READER = "reader"
    """Who may read its words."""
    WIJKMANAGER = "wijkmanager"
    """A wijkmanager of its wijk, or who stands beside them, where it is not confidential."""
    HOLDER = "holder"
    """Its broker, while nobody owns it."""
    ONESELF = "oneself"
    LEAD = "lead"
    """Who leads a department that the person is in, or one above it."""
    PRIVACY_OFFICER = "privacy_officer"
    BOT = "bot"


_WEIGHS = frozenset({Standing.ASKED, Standing.OWNER, Standing.BROKER})

OF_A_POSTER = frozenset({AskKind.WHICH_OWNER, AskKind.DIRECT})
"""What a poster is asked about a department, which hears nothing of it yet."""

MAY: dict[ActName, frozenset[Standing]] = {
    ActName.POST: frozenset({Standing.COLLEAGUE}),
    ActName.TAKE: frozenset({Standing.ASKED, Standing.PROVISIONAL, Standing.HOLDER}),
    ActName.TAKE_LATER: frozenset({Standing.ASKED, Standing.PROVISIONAL}),
    ActName.TAKE_IF: frozenset({Standing.ASKED}),
    ActName.MET: frozenset({Standing.BROKER}),
    ActName.RUNNING: frozenset({Standing.ASKED, Standing.OWNER}),
    ActName.DECLINE: frozenset({Standing.ASKED, Standing.PROVISIONAL}),
    ActName.JOIN: frozenset({Standing.ASKED}),
    ActName.OFFER: frozenset({Standing.OWNER, Standing.BROKER}),
    ActName.ADVISE: frozenset({Standing.ASKED}),
    ActName.QUESTION: frozenset(
        {
            Standing.OWNER,
            Standing.CONTRIBUTOR,
            Standing.ASKED,
            Standing.BROKER,
            Standing.WIJKMANAGER,
        }
    ),
    ActName.ANSWER: frozenset({Standing.ASKED}),
    ActName.FOLLOW: frozenset({Standing.READER}),
    ActName.UNFOLLOW: frozenset({Standing.COLLEAGUE}),
    ActName.GIVE: frozenset({Standing.OWNER}),
    ActName.HAND_OVER: frozenset({Standing.OWNER, Standing.BROKER}),
    ActName.URGENT: _WEIGHS,
    ActName.NORMAL: _WEIGHS,
    ActName.CAN_WAIT: _WEIGHS,
    ActName.RISK: _WEIGHS,
    ActName.NO_RISK: _WEIGHS,
    ActName.PROGRESS: frozenset({Standing.OWNER, Standing.CONTRIBUTOR, Standing.HOLDER}),
    ActName.STUCK: frozenset({Standing.OWNER, Standing.CONTRIBUTOR}),
    ActName.LATER: frozenset({Standing.ASKED, Standing.OWNER}),
    ActName.TERM: frozenset({Standing.OWNER, Standing.BROKER}),
    ActName.DONE: frozenset({Standing.OWNER, Standing.HOLDER}),
    ActName.PART: frozenset({Standing.CONTRIBUTOR}),
    ActName.TEXT: frozenset(
        {Standing.POSTER, Standing.OWNER, Standing.CONTRIBUTOR, Standing.BROKER}
    ),
    ActName.SOLVED: frozenset({Standing.POSTER}),
    ActName.REOPEN: frozenset({Standing.POSTER, Standing.OWNER, Standing.BROKER}),
    ActName.NO_SIGNAL: frozenset({Standing.POSTER, Standing.BROKER}),
    ActName.CORRECT: frozenset({Standing.POSTER, Standing.BROKER}),
    ActName.PLACE: frozenset({Standing.POSTER, Standing.BROKER}),
    ActName.RESEND: frozenset({Standing.ASKED}),
    ActName.REROUTE: frozenset({Standing.ASKED}),
    ActName.REFER: frozenset({Standing.ASKED}),
    ActName.KEEP: frozenset({Standing.ASKED}),
    ActName.REDACT: frozenset(
        {Standing.POSTER, Standing.BROKER, Standing.PRIVACY_OFFICER},
    ),
    ActName.CLEAN: frozenset({Standing.POSTER}),
    ActName.CONFIDENTIAL: frozenset(
        {Standing.POSTER, Standing.ASKED, Standing.OWNER, Standing.BROKER}
    ),
    ActName.OPEN_UP: frozenset({Standing.BROKER}),
    ActName.HOLD: frozenset({Standing.POSTER}),
    ActName.TIDY: frozenset({Standing.POSTER}),
    ActName.WITHDRAW: frozenset({Standing.POSTER}),
    ActName.EDIT: frozenset({Standing.POSTER}),
    ActName.LAPSE: frozenset({Standing.BOT}),
    ActName.AWAY: frozenset({Standing.ONESELF, Standing.LEAD}),
    ActName.BACK_AT_WORK: frozenset({Standing.ONESELF, Standing.LEAD}),
    ActName.STAND_IN: frozenset({Standing.BOT}),
    ActName.RESUME: frozenset({Standing.BOT}),
    ActName.SHOW: frozenset({Standing.COLLEAGUE}),
    ActName.WHOSE: frozenset({Standing.COLLEAGUE}),
    ActName.HELP: frozenset({Standing.COLLEAGUE}),
    ActName.MINE: frozenset({Standing.COLLEAGUE}),
    ActName.CONFIRM: frozenset({Standing.COLLEAGUE}),
}


def may(act: ActName, person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody's standing allows an act; the case's state is another matter."""
    return bool(MAY[act] & standings(person, case, act, directory))


def standings(person: str, case: Case, act: ActName, directory: Directory) -> frozenset[Standing]:
    """Tell what somebody is to a case, where this act is concerned."""
    if person == WIJKBOT:
        return frozenset({Standing.BOT})
    theirs = directory.departments_of(person)
    facts = {
        Standing.COLLEAGUE: True,
        Standing.POSTER: is_poster(person, case),
        Standing.ASKED: any(_may_answer(person, a, case, directory) for a in _answered(case, act)),
        Standing.OWNER: speaks_for_owner(person, case, directory),
        Standing.PROVISIONAL: case.state is CaseState.CONDITIONAL
        and speaks_for_owner(person, case, directory),
        Standing.CONTRIBUTOR: any(
            department in theirs and _may_act(person, contact, case)
            for department, contact in case.contributors
        ),
        Standing.BROKER: person in _brokers(case, directory),
        Standing.READER: may_read(person, case, directory),
        Standing.WIJKMANAGER: not case.confidential and person in directory.wijkmanagers(case.wijk),
        Standing.PRIVACY_OFFICER: person in directory.privacy_officers,
        Standing.HOLDER: holds(person, case, directory),
    }
    return frozenset(standing for standing, holds in facts.items() if holds)


def speaks_for_owner(person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody is of the department that owns it, or stands in for its contact.

    Of what is confidential only the contact is, of that department.
    """
    if case.owner is None:
        return False
    theirs = case.owner in directory.departments_of(person)
    return (theirs and _may_act(person, case.contact, case)) or any(
        ask.person == person and ask.stands_in_for and ask.department == case.owner
        for ask in case.open_of(AskKind.PROGRESS)
    )


def may_tell(act: ActName, person: str, other: str, directory: Directory) -> bool:
    """Whether somebody may say of a person that they are away, or back."""
    facts = {
        Standing.ONESELF: person == other,
        Standing.LEAD: person in directory.leads_of(other),
    }
    return any(facts.get(standing, False) for standing in MAY[act])


def holds(person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody brokers a case that nobody owns."""
    return _is_ownerless(case, directory) and person in _brokers(case, directory)


def is_poster(person: str, case: Case) -> bool:
    """Whether somebody posted it, or one of several who did."""
    return any(signal.poster == person for signal in case.signals)


def may_read_words(person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody may read a case, and its words, too: held ones are only for who is asked."""
    asked = {ask.person for ask in case.open_of(AskKind.PRIVACY)}
    return may_read(person, case, directory) and (not asked or person in asked)


def may_read(person: str, case: Case, directory: Directory) -> bool:
    """Whether somebody may read a case.

    Colleagues read what is not confidential. An outside party, and somebody whom the
    configuration does not name, reads what they are on. What is confidential is read by its
    posters and its broker, by the contacts of who owns it or takes part, by whom the broker added,
    and by who is asked: for a department that is its lead alone. What is stopped is read by its
    poster only.
    """
    if case.stopped:
        return is_poster(person, case)
    if is_poster(person, case) or person in _brokers(case, directory):
        return True
    contacts = {case.contact, *(contact for _, contact in case.contributors)}
    contacts |= {each.person for each in case.followers if each.added_by}
    asked = {asked_person(a, case, directory) for a in case.waiting if a.kind is not AskKind.LOST}
    if person in contacts | asked:
        return True
    if case.confidential:
        return False
    on_it = {case.owner, *(department for department, _ in case.contributors)}
    on_it |= {ask.department for ask in case.waiting if ask.kind not in OF_A_POSTER}
    return directory.is_colleague(person) or not on_it.isdisjoint(directory.departments_of(person))


def is_asked(person: str, ask: Ask, directory: Directory) -> bool:
    """Whether an ask is for this person, or for a department for which they may answer.

    Who is away may answer it still, beside who stands in for them.
    """
    if person in {ask.person, ask.stands_in_for}:
        return True
    if ask.kind in OF_A_POSTER:
        return False
    return ask.department in directory.departments_of(person)


def _may_answer(person: str, ask: Ask, case: Case, directory: Directory) -> bool:
    """Whether somebody may answer an ask; for a department only its lead if it is confidential."""
    if case.confidential:
        return person == asked_person(ask, case, directory)
    return is_asked(person, ask, directory)


def _may_act(person: str, contact: str | None, case: Case) -> bool:
    """Whether somebody may act for their department: its contact alone if it is confidential."""
    return not case.confidential or person == contact


def asked_person(ask: Ask, case: Case, directory: Directory) -> str:
    """Name who is asked: the person, else the lead of the department.

    Where neither is there any more, that is who brokers the case.
    """
    if ask.person is not None and directory.home(ask.person) is not None:
        return ask.person
    if ask.department in directory.departments:
        return directory.lead(ask.department, case.wijk).slug
    return _broker(case, directory)


def who_can(act: ActName, case: Case, directory: Directory) -> tuple[str, ...]:
    """Name people who can do it, the nearest first: for a refusal that helps."""
    found: list[str] = []
    for standing in Standing:
        if standing in MAY[act]:
            found += _holders(standing, case, act, directory)
    return tuple(dict.fromkeys(found))


def _holders(standing: Standing, case: Case, act: ActName, directory: Directory) -> list[str]:
    match standing:
        case Standing.POSTER:
            return [signal.poster for signal in case.signals]
        case Standing.ASKED:
            return [asked_person(ask, case, directory) for ask in _answered(case, act)]
        case Standing.OWNER:
            running = case.open_of(AskKind.PROGRESS)
            standing_in = [ask.person for ask in running if ask.person and ask.stands_in_for]
            return standing_in or ([case.contact] if case.contact else [])
        case Standing.PROVISIONAL if case.state is CaseState.CONDITIONAL:
            return _holders(Standing.OWNER, case, act, directory)
        case Standing.CONTRIBUTOR:
            return [contact for _, contact in case.contributors]
        case Standing.BROKER | Standing.READER:
            return [*_in_place_of_broker(case), _broker(case, directory)][:1]
        case Standing.HOLDER if _is_ownerless(case, directory):
            return [*_in_place_of_broker(case), _broker(case, directory)][:1]
        case Standing.PRIVACY_OFFICER:
            return list(directory.privacy_officers)
        case _:
            return []


def _answered(case: Case, act: ActName) -> tuple[Ask, ...]:
    """Give the open asks that an act answers, and those that lapsed where it may be late."""
    return tuple(
        ask
        for ask in case.asks
        if act in ANSWERS[ask.kind] and (ask.open or (act in LATE and ask.answer is Answer.SILENT))
    )


def _is_ownerless(case: Case, directory: Directory) -> bool:
    """Whether nobody owns it, or a department that is there no more."""
    return case.owner not in directory.departments


def _brokers(case: Case, directory: Directory) -> frozenset[str]:
    known = directory.brokers(_broker(case, directory), case.wijk)
    return known | set(_in_place_of_broker(case))


def _in_place_of_broker(case: Case) -> list[str]:
    """Name who stands in for the broker, while it is their turn or they see to it themselves."""
    turns = case.open_of(AskKind.BROKER)
    if case.owner is None:
        running = case.open_of(AskKind.PROGRESS)
        turns += tuple(ask for ask in running if ask.department is None)
    return [ask.person for ask in turns if ask.person and ask.stands_in_for]


def _broker(case: Case, directory: Directory) -> str:
    return directory.broker_now(case.broker, case.wijk, case.theme)
