"""Cases in any state, to decide on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from bot.calendar import Calendar
from bot.cases import privacy
from bot.cases.acts import Act
from bot.cases.decide import decide
from bot.cases.decision import Decision, Refusal, Rules
from bot.cases.state import Case, Signal
from bot.directory import Directory
from bot.privacy.personal import Personal
from tests.municipality import a_municipality

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
"""A Tuesday, nine o'clock in Amsterdam."""


@cache
def rules() -> Rules:
    """Give the organisation and its clocks."""
    config = a_municipality()
    return Rules(Directory(config), Calendar(config.office), config.clocks)


@cache
def after_a_reorganisation() -> Rules:
    """Describe the same municipality without public lighting, Karel, Joris and Noordwest."""
    was = a_municipality()
    gone = {"karel", "joris"}
    config = was.model_copy(
        update={
            "departments": tuple(each for each in was.departments if each.id != "verlichting"),
            "people": tuple(each for each in was.people if each.slug not in gone),
            "wijken": tuple(each for each in was.wijken if each.name != "Noordwest"),
        }
    )
    return Rules(Directory(config), Calendar(config.office), config.clocks)


def a_case(
    *owners: str,
    wijk: str | None = "Noordwest",
    poster: str = "fatima",
    danger: bool = False,
    found: Collection[Personal] = (),
) -> Case:
    """Post a signal that routing gave these owners, lead first; `found` in it was personal data."""
    broker = rules().directory.broker(wijk)
    case = Case(1, broker, MORNING, wijk=wijk, owners=owners)
    signal = Signal(1, poster)
    return numbered(privacy.post(case, signal, MORNING, rules(), danger=danger, found=found).case)


def numbered(case: Case) -> Case:
    """Give new asks an id and start their clocks, as storing and delivering them does."""
    asks = tuple(
        replace(ask, id=number, delivered=ask.delivered or MORNING)
        for number, ask in enumerate(case.asks, 1)
    )
    return replace(case, asks=asks)


def after(case: Case, *acts: tuple[str, Act]) -> Case:
    """Have people act one after another; an act that is refused fails the test."""
    now = MORNING
    for person, act in acts:
        now += timedelta(hours=1)
        decision = decide(case, act, person, now, rules())
        assert isinstance(decision, Decision), f"{person}: {act} gave {decision}"
        case = numbered(decision.case)
    return case


def refused(case: Case, person: str, act: Act, *, later: timedelta = timedelta()) -> Refusal:
    """Have somebody act, and give the refusal that must come of it."""
    refusal = decide(case, act, person, MORNING + later, rules())
    assert isinstance(refusal, Refusal), f"{person}: {act} was allowed"
    return refusal
