"""*Klaar*: of a part by who takes part, and of the whole by its owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.cases import outcome
from bot.cases.acts import ActName, Done, Part, Teller
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Case
from bot.store.nouns import AskKind, CaseState


def done(case: Case, act: Done, person: str, now: datetime) -> Decision:
    """Ask each poster whether it is solved. The broker ends what nobody owns.

    Who is to tell it in the wijk hears so; a poster reads it where they are asked.
    """
    details = {"tells": act.tells.value} if act.tells else {}
    prevented = act.prevented.strip()
    asides = {"prevented": prevented} if prevented else {}
    entry = Entry(ActName.DONE, person, None, act.words.strip(), details, asides)
    told = _who_tells(case, act.tells)
    case = case.with_all_closed(Answer.GIVEN, now, keep=(AskKind.LOST,))
    case = outcome.asked(replace(case, state=CaseState.DONE), now)
    return Decision(case, entry, told)


def part(case: Case, act: Part, person: str, rules: Rules) -> Decision | Refusal:
    """Note that a department's part is done; who owns it hears so, and the case goes on."""
    theirs = [
        department
        for department, _ in case.contributors
        if department in rules.directory.departments_of(person)
    ]
    left = [department for department in theirs if department not in case.ready]
    if not left:
        return Refusal(Reason.YOUR_PART_IS_DONE)
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WHY)
    entry = Entry(ActName.PART, person, None, act.words.strip(), {"department": left[0]})
    hears = case.contact or case.broker
    told = (Tell(News.PART_DONE, hears),) if hears != person else ()
    return Decision(replace(case, ready=case.ready | {left[0]}), entry, told)


def _who_tells(case: Case, tells: Teller | None) -> tuple[Tell, ...]:
    match tells:
        case Teller.OWNER:
            return (Tell(News.TELLS, case.contact or case.broker),)
        case Teller.BROKER:
            return (Tell(News.TELLS, case.broker),)
        case _:
            return ()
