"""*Mijn*: what waits for somebody, what is theirs, what they posted and what they follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.card import Block, Bold, Card, Paragraph
from bot.cards import parts
from bot.cards.reader import Reader, line
from bot.cases.state import Case
from bot.rights import asked_person, may_read
from bot.store import cases, tables
from bot.store.nouns import AskKind, CaseState

MOST = 8
"""Of each kind; of more only how many there are."""
_CONSIDERED = 200


def draw(person: str, reader: Reader) -> Card:
    """List all that is somebody's, with numbers; only what they may read."""
    say = reader.say
    asked = [case for case in _asking(person, reader) if _waits_for(person, case, reader)]
    owned = _cases(select(tables.Case.id).where(tables.Case.contact == person), reader)
    posted = _cases(select(tables.Signal.case_id).where(tables.Signal.poster == person), reader)
    followed = _cases(
        select(tables.Follower.case_id).where(tables.Follower.person == person), reader
    )
    told: set[int] = set()
    blocks: list[Block] = []
    for heading, found in (
        (say.text("Waiting for you"), asked),
        (say.text("Yours to tell about"), owned),
        (say.text("Posted by you, and open"), posted),
        (say.text("Followed by you"), followed),
    ):
        theirs = [each for each in found if may_read(person, each, reader.rules.directory)]
        new = [each for each in theirs if each.id not in told]
        told |= {each.id for each in new}
        blocks += _section(heading, new, reader)
    if not blocks:
        blocks = [Paragraph(say.line("Nothing is waiting for you, and nothing of yours is open."))]
    return Card(tuple(blocks))


def _section(heading: str, found: Sequence[Case], reader: Reader) -> Iterable[Block]:
    if not found:
        return
    yield Paragraph((Bold(heading),))
    for case in found[:MOST]:
        view = reader.view(case.id)
        if view is not None:
            yield Paragraph(line(*parts.headline(view, reader), f" · W-{case.id}"))
    more = len(found) - MOST
    if more > 0:
        yield Paragraph(reader.say.several("And one more.", "And {n} more.", more))


def _asking(person: str, reader: Reader) -> list[Case]:
    departments = reader.rules.directory.departments_of(person)
    asks = select(tables.Ask.case_id).where(
        col(tables.Ask.closed).is_(None),
        or_(col(tables.Ask.person) == person, col(tables.Ask.department).in_(departments)),
    )
    return _cases(asks, reader)


def _cases(numbers: SelectOfScalar[Any], reader: Reader) -> list[Case]:
    """Read the open cases among these, the newest first."""
    found = reader.session.exec(
        select(tables.Case.id)
        .where(col(tables.Case.id).in_(numbers), tables.Case.state != CaseState.CLOSED)
        .order_by(col(tables.Case.id).desc())
        .limit(_CONSIDERED)
    ).all()
    loaded = cases.load_all(reader.session, [each for each in found if each is not None])
    return sorted(loaded.values(), key=lambda case: -case.id)


def _waits_for(person: str, case: Case, reader: Reader) -> bool:
    """Whether something is asked of this very person: of what runs, once they are reminded."""
    return any(
        asked_person(ask, case, reader.rules.directory) == person
        for ask in case.waiting
        if ask.kind is not AskKind.PROGRESS or ask.step
    )
