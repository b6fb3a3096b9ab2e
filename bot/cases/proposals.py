"""What is proposed to a poster: another department after an edit, or the department's own route."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.cases import correcting, offers
from bot.cases.acts import ActName, Edit, Keep, Refer, Reroute
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.store.nouns import AskKind, CaseState, Ending


def decided(
    case: Case, act: Edit | Reroute | Refer | Keep, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of an edit, and of the answer to what was proposed."""
    match act:
        case Edit():
            return edited(case, act, person, now, rules)
        case Reroute():
            return reroute(case, act, person, now, rules)
        case Refer():
            return refer(case, act, person, now)
        case Keep():
            return keep(case, act, person, now, rules)


def edited(case: Case, act: Edit, person: str, now: datetime, rules: Rules) -> Decision:
    """Propose to ask whose it is by the new words, where these say something else than before.

    Where they tell another wijk, the poster is asked which it is. A newer edit takes the place of
    what an older one proposed.
    """
    entry = Entry(ActName.EDIT, person, None, "", {"signal": act.signal})
    for ask in case.open_of(AskKind.WHICH_OWNER):
        case = case.with_answer(ask, Answer.OVERTAKEN, now)
    if _is_another(case, act, rules):
        case = case.with_ask(_to_poster(AskKind.WHICH_OWNER, person, act.signal, act.lead, now))
    elsewhere = act.wijk is not None and act.wijk not in {case.wijk, act.wijk_before}
    if elsewhere and not case.open_of(AskKind.WHICH_WIJK):
        case = case.with_ask(_to_poster(AskKind.WHICH_WIJK, person, act.signal, None, now))
    return Decision(case, entry)


def reroute(
    case: Case, act: Reroute, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Ja, vraag …*: ask whose it is by the new words. What somebody owns they are told of."""
    ask = _open(case, AskKind.WHICH_OWNER, act.ask, person)
    if ask is None:
        return Refusal(Reason.ANSWERED)
    details = {"department": ask.department} if ask.department else {}
    entry = Entry(ActName.REROUTE, person, ask, "", details)
    case = case.with_answer(ask, Answer.GIVEN, now)
    if case.owner is not None:
        told = (Tell(News.CHANGED, case.contact),) if case.contact else ()
        return Decision(case, entry, told)
    if ask.department is not None:
        return Decision(correcting.asked_instead(case, ask.department, now), entry)
    for offer in case.open_of(AskKind.OWN):
        if not offer.brokered:
            case = case.with_answer(offer, Answer.CORRECTED, now)
    return Decision(offers.to_broker(case, now, rules.directory), entry)


def refer(case: Case, act: Refer, person: str, now: datetime) -> Decision | Refusal:
    """*Ja, zet klaar*: the poster goes by the department's own route, with the text at hand."""
    ask = _open(case, AskKind.DIRECT, act.ask, person)
    if ask is None or ask.department is None or ask.signal is None:
        return Refusal(Reason.ANSWERED)
    entry = Entry(ActName.REFER, person, ask, "", {"department": ask.department})
    case = case.with_answer(ask, Answer.GIVEN, now).with_all_closed(Answer.OVERTAKEN, now)
    case = replace(case, state=CaseState.CLOSED, ending=Ending.REFERRED, closed=now)
    return Decision(case, entry, (Tell(News.DIRECT, person),))


def keep(case: Case, act: Keep, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Nee, laat zo*, or *nee, vraag het hier*: nothing changes, or it is asked as usual."""
    ask = _open(case, AskKind.WHICH_OWNER, act.ask, person) or _open(
        case, AskKind.DIRECT, act.ask, person
    )
    if ask is None:
        return Refusal(Reason.ANSWERED)
    return Decision(_kept(case, ask, Answer.GIVEN, now, rules), Entry(ActName.KEEP, person, ask))


def silent(case: Case, ask: Ask, now: datetime, rules: Rules) -> Case:
    """Without an answer nothing changes, and it is asked as usual."""
    return _kept(case, ask, Answer.SILENT, now, rules)


def _is_another(case: Case, act: Edit, rules: Rules) -> bool:
    """Whether the new words are another department's, or nobody's that is asked now."""
    if act.lead == act.lead_before:
        return False
    asked = {ask.department for ask in case.open_of(AskKind.OWN)}
    if act.lead is None:
        return case.owner is None and any(not ask.brokered for ask in case.open_of(AskKind.OWN))
    return act.lead not in {case.owner, *asked} and rules.directory.may_own(act.lead)


def _kept(case: Case, ask: Ask, answer: Answer, now: datetime, rules: Rules) -> Case:
    case = case.with_answer(ask, answer, now)
    asked = any(each.kind in {AskKind.OWN, AskKind.BROKER} for each in case.waiting)
    if ask.kind is not AskKind.DIRECT or case.owner is not None or asked:
        return case
    if ask.department in rules.directory.departments:
        return offers.ask_owner(case, ask.department, now)
    return offers.to_broker(case, now, rules.directory)


def _to_poster(
    kind: AskKind, poster: str, signal: int, department: str | None, now: datetime
) -> Ask:
    return Ask(kind, now, person=poster, signal=signal, department=department)


def _open(case: Case, kind: AskKind, number: int | None, person: str) -> Ask | None:
    mine = (ask for ask in case.open_of(kind) if ask.person == person)
    return next((ask for ask in mine if number in {None, ask.id}), None)
