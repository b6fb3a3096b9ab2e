"""Words that were changed: whether they mean something else, and what becomes of that."""

from __future__ import annotations

from sqlmodel import col, func, select

from bot.cases import routed
from bot.cases.acts import Edit
from bot.intake.desk import Desk, Turn
from bot.store import tables
from bot.store.nouns import CaseState
from routing import route
from routing.nouns import Routing, Why

_OVER = frozenset({CaseState.DONE, CaseState.CLOSED})


def heard(
    desk: Desk, turn: Turn, signal: tables.Signal, before: str | None, after: Routing
) -> None:
    """Have a case hear that its words changed: they may be another department's by now."""
    case = turn.session.get(tables.Case, signal.case_id)
    assert case is not None, "a signal names its case"
    assert case.id is not None, "a stored case has an id"
    assert signal.id is not None, "a stored signal has an id"
    if before is not None and case.state not in _OVER:
        was = _routed(desk, turn, signal, before)
        act = Edit(signal.id, _lead(was), _lead(after), _wijk(was), _wijk(after))
        desk.casebook.act(turn.session, case.id, lambda _: act, turn.speaker, turn.inbox, turn.now)
    # Who read the old words, in whatever card, reads the new ones there.
    desk.casebook.unsay(turn.session, case.id, turn.now)


def reframe(desk: Desk, turn: Turn, number: int) -> None:
    """Keep the newest words as what a case is about, and whose it is by them."""
    case = turn.session.get(tables.Case, number)
    framed = turn.session.exec(
        select(tables.Framing)
        .where(tables.Framing.case_id == number)
        .order_by(col(tables.Framing.number).desc())
    ).first()
    signal = turn.session.get(tables.Signal, framed.signal_id) if framed else None
    if case is None or framed is None or signal is None or case.owner is not None:
        return
    version = turn.session.exec(
        select(func.max(tables.SignalVersion.number)).where(
            tables.SignalVersion.signal_id == signal.id
        )
    ).one()
    newest = turn.session.get(tables.SignalVersion, (signal.id, version))
    if newest is None or newest.words is None:
        return
    found = _routed(desk, turn, signal, newest.words)
    case.routing, case.place = routed.written(found), routed.place(found) or case.place
    turn.session.add(
        tables.Framing(
            case_id=number,
            number=framed.number + 1,
            signal_id=signal.id,
            signal_version=version,
            author=turn.speaker.slug,
            at=turn.now,
        )
    )
    turn.session.flush()


def _routed(desk: Desk, turn: Turn, signal: tables.Signal, text: str) -> Routing:
    usual = desk.directory.usual_wijk(signal.account, signal.conversation, signal.poster)
    return route(text, desk.known.index(turn.session), default_wijk=usual)


def _lead(routing: Routing) -> str | None:
    return next((owner.department for owner in routing.owners), None)


def _wijk(routing: Routing) -> str | None:
    """Give the wijk that the words themselves tell."""
    told = [
        match
        for match in routing.wijk
        if any(each.why is not Why.DEFAULT for each in match.evidence)
    ]
    return told[0].name if len(told) == 1 else None
