"""What people put right, as the cases tell it: who it was not for, and who took it in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.cases.acts import ActName
from bot.cases.state import Answer
from bot.store import tables
from bot.store.nouns import AskKind, CaseState, Ending
from routing.nouns import Correction, Owned

_NOT_THEIRS = frozenset({Answer.DECLINED, Answer.CORRECTED})
MOST_CASES = 1_000
"""The newest: what was put right long ago was learned, or is not what people say any more."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts that went wrong and what people did about it, and texts that went right at once."""

    corrections: tuple[Correction, ...]
    owned: tuple[Owned, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a case was opened for, and who posted it."""

    words: str
    poster: str


_HELD = select(tables.Ask.case_id).where(
    tables.Ask.kind == AskKind.PRIVACY, col(tables.Ask.closed).is_(None)
)
"""Cases of which somebody is asked about data of a resident in their words."""


def lessons(session: Session) -> Lessons:
    """Read what can be learned from the newest cases; never from one whose words are kept back.

    What turned out to be no signal, was taken back or has lost its words teaches nothing, nor, as
    yet, does that for which an owner is still being looked for.
    """
    cases = {row.id: row for row in _cases(session) if row.id is not None}
    texts, offers = _texts(session, cases.keys()), _offers(session, cases.keys())
    named = _named(session, cases.keys())
    corrections: list[Correction] = []
    owned: list[Owned] = []
    for number, case in cases.items():
        said = texts.get(number)
        if said is None:
            continue
        found = list(_corrections(number, said, case.owner, offers[number], named[number]))
        corrections += found
        if not found and case.owner is not None:
            owned.append(Owned(said.words, case.owner))
    return Lessons(tuple(corrections), tuple(owned))


def _corrections(
    case: int, said: _Said, owner: str | None, offers: Sequence[tables.Ask], named: set[str]
) -> Iterator[Correction]:
    """Tell of each no, of who was asked by mistake, and of an owner whom only people could name."""
    brokered = owner in named or any(
        each.answer == Answer.TAKEN and each.department == owner and each.brokered
        for each in offers
    )
    declined = dict.fromkeys(
        each.department
        for each in offers
        if each.answer in _NOT_THEIRS and each.department and each.department != owner
    )
    for department in declined:
        yield Correction(case, said.words, department, owner, said.poster)
    if brokered and not declined:
        yield Correction(case, said.words, None, owner, said.poster)


def _cases(session: Session) -> Sequence[tables.Case]:
    ending = col(tables.Case.ending)
    return session.exec(
        select(tables.Case)
        .where(
            ~col(tables.Case.confidential),
            col(tables.Case.id).not_in(_HELD),
            tables.Case.state != CaseState.UNOWNED,
            or_(ending.is_(None), ending.in_((Ending.SOLVED, Ending.MERGED))),
        )
        .order_by(col(tables.Case.id).desc())
        .limit(MOST_CASES)
    ).all()


def _texts(session: Session, cases: Collection[int]) -> dict[int, _Said]:
    """The newest words of the signal that each case was opened for."""
    found: dict[int, _Said] = {}
    posted = session.exec(
        select(tables.Framing.case_id, tables.SignalVersion.words, tables.Signal.poster)
        .join(tables.Signal, col(tables.Signal.id) == col(tables.Framing.signal_id))
        .join(
            tables.SignalVersion,
            col(tables.SignalVersion.signal_id) == col(tables.Framing.signal_id),
        )
        .where(col(tables.Framing.case_id).in_(cases), tables.Framing.number == 1)
        .order_by(col(tables.SignalVersion.number))
    )
    for case, words, poster in posted:
        if words is None:
            found.pop(case, None)
        else:
            found[case] = _Said(words, poster)
    return found


def _named(session: Session, cases: Collection[int]) -> dict[int, set[str]]:
    """Which departments posters and brokers named where they said that something was wrong."""
    found: dict[int, set[str]] = defaultdict(set)
    said = select(tables.History).where(
        col(tables.History.case_id).in_(cases), tables.History.act == ActName.CORRECT
    )
    for turn in session.exec(said):
        if department := turn.details.get("department"):
            found[turn.case_id].add(department)
    return found


def _offers(session: Session, cases: Collection[int]) -> dict[int, list[tables.Ask]]:
    """Who was asked whether a case is theirs, in order."""
    found: dict[int, list[tables.Ask]] = defaultdict(list)
    asked = session.exec(
        select(tables.Ask)
        .where(col(tables.Ask.case_id).in_(cases), tables.Ask.kind == AskKind.OWN)
        .order_by(col(tables.Ask.id))
    )
    for ask in asked:
        found[ask.case_id].append(ask)
    return found
