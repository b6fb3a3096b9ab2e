"""Data of a resident in what was posted: stopped, taken out, or read by few."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot import rights
from bot.cases import offers
from bot.cases.acts import ActName, Clean, Confidential, Hold, OpenUp, Tidy
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case, Follower, Signal
from bot.directory import WIJKBOT
from bot.privacy.personal import SENSITIVE, Personal
from bot.store.nouns import AskKind, CaseState, Ending

KINDS = "kinds"
"""Of a turn's details: which kinds of data were found."""


def decided(
    case: Case,
    act: Clean | Confidential | OpenUp | Hold | Tidy,
    person: str,
    now: datetime,
    rules: Rules,
) -> Decision | Refusal:
    """Decide what comes of an act about who may read what."""
    match act:
        case Clean():
            return clean(case, act, person, now, rules)
        case Confidential():
            return confidential(case, act, person, now, rules)
        case OpenUp():
            return open_up(case, act, person)
        case Hold():
            return hold(case, act, person, now, rules)
        case Tidy():
            return Decision(case, Entry(ActName.TIDY, person, details={"signal": act.signal}))


def post(
    case: Case,
    signal: Signal,
    now: datetime,
    rules: Rules,
    *,
    danger: bool,
    found: Collection[Personal] = (),
) -> Decision:
    """Open a case for a routed signal; one with data of a resident waits for its poster first.

    What tells of somebody's health or past, or of danger now, does not wait: it is confidential
    from its first moment. Then its broker knows, whoever is asked.
    """
    case = replace(case, signals=(signal,))
    entry = Entry(ActName.POST, signal.poster, details=told(found))
    if found and not danger and SENSITIVE.isdisjoint(found):
        return Decision(_asked(case, signal.id, signal.poster, now), entry)
    tell: tuple[Tell, ...] = ()
    on_duty = rules.directory.config.municipality.on_duty
    if danger and on_duty:
        tell = (Tell(News.DANGER, on_duty.person, signal.id),)
    if not found:
        return Decision(offers.passed_on(case, now, rules), entry, tell)
    if danger and on_duty:
        case = replace(case, followers=(Follower(on_duty.person, WIJKBOT),))
    case = _noticed(replace(case, confidential=True), signal.id, signal.poster, now)
    case = offers.passed_on(case, now, rules)
    return Decision(case, entry, (*tell, *_for_broker(case)))


def clean(case: Case, act: Clean, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Haal ze eruit*: passed on without what was found, if it was not passed on yet."""
    mine = [ask for ask in case.open_of(AskKind.PRIVACY) if ask.person == person]
    if not mine:
        return Refusal(Reason.NOTHING_HELD)
    ask = next((each for each in mine if each.id == act.ask), mine[0])
    stopped = case.stopped
    case = case.with_answer(ask, Answer.CORRECTED if act.by_hand else Answer.GIVEN, now)
    if stopped and not case.withheld:
        case = offers.passed_on(case, now, rules)
    return Decision(case, Entry(ActName.CLEAN, person, ask))


def confidential(
    case: Case, act: Confidential, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Besloten*: from now on few read it, and what waited for that is passed on."""
    if case.confidential:
        return Refusal(Reason.CONFIDENTIAL_ALREADY)
    asked = next((ask for ask in case.open_of(AskKind.PRIVACY) if ask.person == person), None)
    entry = Entry(ActName.CONFIDENTIAL, person, asked, act.reason.strip())
    return Decision(_confided(case, Answer.GIVEN, now, rules), entry)


def open_up(case: Case, act: OpenUp, person: str) -> Decision | Refusal:
    """*Niet meer besloten*: every colleague reads it again."""
    if not case.confidential:
        return Refusal(Reason.NOT_CONFIDENTIAL)
    entry = Entry(ActName.OPEN_UP, person, None, act.reason.strip())
    return Decision(replace(case, confidential=False), entry)


def hold(case: Case, act: Hold, person: str, now: datetime, rules: Rules) -> Decision:
    """Stop what was changed: its words are kept back until its poster says what becomes of them.

    What tells of somebody's health or past makes it confidential at once.
    """
    entry = Entry(ActName.HOLD, person, None, "", {"signal": act.signal, **told(act.kinds)})
    asked = any(ask.signal == act.signal for ask in case.open_of(AskKind.PRIVACY))
    if case.confidential or (asked and SENSITIVE.isdisjoint(act.kinds)):
        return Decision(case, entry)
    if SENSITIVE.isdisjoint(act.kinds):
        return Decision(_asked(case, act.signal, person, now), entry)
    if not asked:
        case = _noticed(case, act.signal, person, now)
    case = _confided(case, Answer.GIVEN, now, rules)
    return Decision(case, entry, _for_broker(case))


def silent(case: Case, now: datetime, rules: Rules) -> Case:
    """Take silence for the careful choice: confidential, and passed on."""
    return _confided(case, Answer.SILENT, now, rules)


def closed(case: Case, now: datetime) -> Case:
    """Ask nobody any more about what is closed: words that are still held are confidential."""
    if case.state is not CaseState.CLOSED or not case.withheld:
        return case
    case = replace(case, confidential=case.ending is not Ending.WITHDRAWN)
    for ask in case.open_of(AskKind.PRIVACY):
        case = case.with_answer(ask, Answer.OVERTAKEN, now)
    return case


def told(found: Collection[Personal]) -> dict[str, str | int]:
    """What a turn of the history keeps of what was found: which kinds."""
    return {KINDS: " ".join(kind for kind in Personal if kind in found)} if found else {}


def _asked(case: Case, signal: int, poster: str, now: datetime) -> Case:
    return case.with_ask(Ask(AskKind.PRIVACY, now, person=poster, signal=signal))


def _noticed(case: Case, signal: int, poster: str, now: datetime) -> Case:
    """Let the poster know what became of it: an ask that is answered already."""
    ask = Ask(AskKind.PRIVACY, now, person=poster, signal=signal, closed=now, answer=Answer.GIVEN)
    return case.with_ask(ask)


def _confided(case: Case, answer: Answer, now: datetime, rules: Rules) -> Case:
    stopped = case.stopped
    case = replace(case, confidential=True)
    for ask in case.open_of(AskKind.PRIVACY):
        case = case.with_answer(ask, answer, now)
    return offers.passed_on(case, now, rules) if stopped else case


def _for_broker(case: Case) -> tuple[Tell, ...]:
    """Whom to tell of it privately: its broker, unless they are asked about it anyway."""
    knows = case.open_of(AskKind.BROKER) or rights.is_poster(case.broker, case)
    return () if knows else (Tell(News.PRIVATELY, case.broker),)
