"""What comes of an ask that nobody answered until its clock ran out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import asks
from bot.cases import handover, offers, outcome, privacy, proposals
from bot.cases.acts import ActName, Lapse
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind


def is_vain(ask: Ask, directory: Directory) -> bool:
    """Whether nobody is there any more to answer: a department or a person who is gone."""
    if ask.department is not None:
        return ask.department not in directory.departments
    return ask.person is not None and directory.home(ask.person) is None


def lapse(case: Case, act: Lapse, now: datetime, rules: Rules) -> Decision | Refusal:
    """Decide by the kind of ask. Nothing climbs the ladder by itself, and no ask is forgotten."""
    ask = case.ask(act.ask)
    if ask is None or not ask.open:
        return Refusal(Reason.ANSWERED)
    entry = Entry(ActName.LAPSE, WIJKBOT, ask)
    tell: tuple[Tell, ...]
    match ask.kind:
        case AskKind.OWN:
            return Decision(offers.silent_offer(case, ask, now, rules.directory), entry)
        case AskKind.PRIVACY:
            return Decision(privacy.silent(case, now, rules), entry)
        case AskKind.OUTCOME:
            return Decision(outcome.accepted(case, ask, Answer.SILENT, now), entry)
        case AskKind.CONTRIBUTE:
            hears = ask.asker or case.contact
            tell = (Tell(News.SILENT_CONTRIBUTOR, hears),) if hears else ()
            return Decision(case.with_answer(ask, Answer.SILENT, now), entry, tell)
        case AskKind.TAKE_OVER:
            case, tell = handover.silent(case, ask, now)
            return Decision(case, entry, tell)
        case AskKind.QUESTION | AskKind.ADVISE:
            return Decision(case.with_answer(ask, Answer.SILENT, now), entry, _unanswered(ask))
        case AskKind.WHICH_OWNER | AskKind.DIRECT:
            return Decision(proposals.silent(case, ask, now, rules), entry)
        case AskKind.WHICH_WIJK:
            return Decision(case.with_answer(ask, Answer.SILENT, now), entry)
        case AskKind.BROKER if is_vain(ask, rules.directory) and _is_owned(case, rules.directory):
            case = case.with_answer(ask, Answer.MOVED, now)
            return Decision(offers.to_broker(case, now, rules.directory), entry)
        case AskKind.PROGRESS | AskKind.BROKER if is_vain(ask, rules.directory):
            case = case.with_answer(ask, Answer.MOVED, now)
            return Decision(offers.without_owner(case, now, rules.directory), entry)
        case AskKind.PROGRESS if case.held:
            tell = (Tell(News.UNBROKERED, rules.directory.coordinator),)
        case AskKind.PROGRESS:
            tell = (Tell(News.SILENT_OWNER, case.broker),)
        case AskKind.BROKER if case.broker != rules.directory.coordinator:
            tell = (Tell(News.UNBROKERED, rules.directory.coordinator),)
        case _:
            tell = ()
    return Decision(_asked_again(case, ask, now, rules), entry, tell)


def _unanswered(ask: Ask) -> tuple[Tell, ...]:
    return (Tell(News.UNANSWERED, ask.asker),) if ask.asker else ()


def _is_owned(case: Case, directory: Directory) -> bool:
    return case.owner in directory.departments


def _asked_again(case: Case, ask: Ask, now: datetime, rules: Rules) -> Case:
    renewed = asks.again(ask, case, now, rules)
    if is_vain(ask, rules.directory):
        renewed = replace(renewed, person=rules.directory.coordinator)
    return replace(case, asks=tuple(renewed if each is ask else each for each in case.asks))
