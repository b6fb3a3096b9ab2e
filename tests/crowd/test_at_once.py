"""People who act on the same cases at once, with several bots handling what they do."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import timedelta

from bot.cases.acts import ActName
from bot.cases.decision import Reason
from bot.store import tables, traffic
from bot.store.nouns import AskKind, CaseState, Intake
from tests.crowd.several import Crowd, a_crowd, acts, refusals
from tests.municipality import NAMES
from tests.stories.play import FARM, LANTERNS

CASES = 8
TAKING = {ActName.TAKE, ActName.RUNNING}


async def posted(crowd: Crowd, text: str) -> list[int]:
    """Post some signals, and give the numbers of their cases."""
    await crowd.happens(*(crowd.posted("fatima", f"{text} ({n})") for n in range(CASES)))
    numbers = [case.id for case in crowd.all(tables.Case) if case.id]
    assert len(numbers) == CASES
    return numbers


def nothing_is_lost(crowd: Crowd, done: int) -> None:
    """Check that each of so many acts was done or refused, and that history has no gap."""
    assert {row.state for row in crowd.all(traffic.Inbox)} == {Intake.DONE}
    history = crowd.all(tables.History)
    people = [each for each in history if each.inbox_id and each.act != ActName.POST]
    assert len(people) + len(refusals(crowd.all(traffic.Card))) == done
    assert max(Counter(each.inbox_id for each in people).values(), default=1) == 1
    for case in crowd.all(tables.Case):
        assert case.id
        turns = acts(history, case.id)
        assert [each.seq for each in turns] == list(range(1, len(turns) + 1))
        waiting = [a for a in crowd.all(tables.Ask) if a.case_id == case.id and not a.closed]
        assert waiting or case.state is CaseState.CLOSED


def test_of_two_departments_that_take_it_at_once_one_owns_it_and_the_other_is_told(
    postgres_url: str,
) -> None:
    async def story() -> None:
        async with a_crowd(postgres_url) as crowd:
            numbers = await posted(crowd, f"{FARM} aan het vechtplantsoen")
            offers = [f"aan W-{n} {NAMES[d]}" for n in numbers for d in ("zorg", "afval")]
            await crowd.happens(*(crowd.typed("joris", offer) for offer in offers))
            before = len(offers)
            takes = [(p, f"van ons W-{n}") for n in numbers for p in ("zoe", "aysel")]
            await crowd.happens(*(crowd.typed(*take) for take in takes))
            history = crowd.all(tables.History)
            for number in numbers:
                took = [each for each in acts(history, number) if each.act in TAKING]
                assert len(took) == 1
            said = [card.params for card in refusals(crowd.all(traffic.Card))]
            assert [each["refused"] for each in said] == [Reason.OWNED] * CASES
            winners = {
                n: next(c.owner for c in crowd.all(tables.Case) if c.id == n) for n in numbers
            }
            assert Counter(each["facts"]["department"] for each in said) == Counter(
                winners.values()
            )
            nothing_is_lost(crowd, before + len(takes))

    asyncio.run(story())


def test_a_pile_of_contradictory_acts_leaves_one_owner_and_a_whole_history(
    postgres_url: str,
) -> None:
    async def story() -> None:
        async with a_crowd(postgres_url) as crowd:
            numbers = await posted(crowd, LANTERNS)
            pile = [
                (person, words.format(n=number))
                for number in numbers
                for person, words in (
                    ("karel", "van ons W-{n}"),
                    ("kim", "loopt al W-{n} SV-{n}"),
                    ("karel", "niet van ons W-{n}: de lamp is van de buren"),
                    ("kim", "niet van ons W-{n} wegen: de lamp hangt aan de brug"),
                    ("joris", "aan W-{n} zorg"),
                    ("wilma", "van ons W-{n}"),
                    ("zoe", "doen mee W-{n}"),
                    ("karel", "klaar W-{n} gemaakt"),
                    ("fatima", "geen signaal W-{n}"),
                    ("fatima", "wijk W-{n} Leidsche Rijn"),
                )
            ]
            random.Random(7).shuffle(pile)
            await crowd.happens(*(crowd.typed(person, words) for person, words in pile))
            history = crowd.all(tables.History)
            for case in crowd.all(tables.Case):
                assert case.id
                took = [each for each in acts(history, case.id) if each.details.get("department")]
                owners = {t.details["department"] for t in took if t.act in TAKING}
                assert owners == ({case.owner} if case.owner else set())
            nothing_is_lost(crowd, len(pile))

    asyncio.run(story())


def test_bots_that_look_at_the_same_moment_remind_nobody_twice(postgres_url: str) -> None:
    async def story() -> None:
        async with a_crowd(postgres_url) as crowd:
            await posted(crowd, LANTERNS)
            crowd.clock.now += timedelta(days=1, hours=2)
            assert sorted(await crowd.ticks()) == [0, 0, 0, CASES]
            await crowd.happens()
            (digest,) = crowd.all(traffic.Digest)
            assert digest.person == "karel"

    asyncio.run(story())


def test_an_answer_and_a_reminder_at_one_moment_both_hold(postgres_url: str) -> None:
    async def story() -> None:
        async with a_crowd(postgres_url) as crowd:
            numbers = await posted(crowd, LANTERNS)
            crowd.clock.now += timedelta(days=1, hours=2)
            taken = [crowd.typed("karel", f"van ons W-{n}") for n in numbers]
            await asyncio.gather(crowd.happens(*taken), crowd.ticks())
            assert {case.owner for case in crowd.all(tables.Case)} == {"verlichting"}
            open_kinds = Counter(a.kind for a in crowd.all(tables.Ask) if not a.closed)
            assert open_kinds == {AskKind.PROGRESS: CASES}
            nothing_is_lost(crowd, CASES)

    asyncio.run(story())
