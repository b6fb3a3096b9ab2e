"""What is found of a resident in a signal: it is stopped, and taken out if its poster says so."""

from __future__ import annotations

from sqlalchemy import or_
from sqlmodel import col, select

from bot.cases.acts import Act, Clean, Confidential, Hold, Tidy, Withdraw
from bot.cases.state import Answer, Case
from bot.intake.desk import Desk, Turn
from bot.privacy import written
from bot.privacy.personal import SENSITIVE, Personal
from bot.store import cases, tables, traffic
from bot.store.nouns import AskKind, CaseState


def changed(desk: Desk, turn: Turn, signal: tables.Signal, found: frozenset[Personal]) -> None:
    """See to what was found in the new words of a signal that has a case.

    A poster who took it out by hand has answered. What was to be taken out before, and what is
    found when the case is closed, is taken out without asking.
    """
    assert signal.case_id is not None, "it has a case"
    assert signal.id is not None, "a stored signal has an id"
    case = cases.load(turn.session, signal.case_id)
    if case is None or case.confidential:
        return
    closed = case.state is CaseState.CLOSED
    if not found:
        if any(ask.signal == signal.id for ask in case.open_of(AskKind.PRIVACY)):
            _act(desk, turn, case, Clean(by_hand=True))
            _clean(desk, turn, signal)
    elif SENSITIVE.isdisjoint(found) and (closed or case.is_to_be_tidied(signal.id)):
        _clean(desk, turn, signal)
    else:
        _act(desk, turn, case, Confidential() if closed else Hold(signal.id, found))


def cleaned(desk: Desk, turn: Turn, case: Case) -> None:
    """Take out of the words what a poster has just said may go."""
    for ask in case.asks:
        if ask.kind is AskKind.PRIVACY and ask.answer is Answer.GIVEN:
            signal = turn.session.get(tables.Signal, ask.signal)
            if signal is not None and signal.poster == turn.speaker.slug:
                _clean(desk, turn, signal)


def deleted(case: Case | None, signal: int) -> Tidy | Withdraw:
    """Say what it means that a message is gone: it was asked for, or its poster takes it back."""
    tidied = case is not None and case.is_to_be_tidied(signal)
    return Tidy(signal) if tidied else Withdraw(signal)


def _act(desk: Desk, turn: Turn, case: Case, act: Act) -> None:
    desk.casebook.act(turn.session, case.id, lambda _: act, turn.speaker, turn.inbox, turn.now)


def _clean(desk: Desk, turn: Turn, signal: tables.Signal) -> None:
    """Black out what is found in every version of the words, and in what brought them.

    They stay as long as they were, so that reasons still point at the right ones.
    """
    assert signal.id is not None, "a stored signal has an id"
    guard = desk.casebook.guard
    for version in written.versions(turn.session, [signal.id]):
        if version.words is not None:
            version.words = guard.blacked(turn.session, version.words)
    brought = written.brought(turn.session, [signal.id])
    here = col(traffic.Inbox.id) == turn.inbox
    for row in turn.session.exec(select(traffic.Inbox).where(or_(brought, here))).all():
        text = str(row.event.get("text") or "")
        row.event = {**row.event, "text": guard.blacked(turn.session, text)}
