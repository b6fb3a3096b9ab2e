"""What holds for every card in every state, in each language and on each kind of platform."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlmodel import select

from adapters.card import Block, Bold, Card, Mention, Paragraph, Quotation, flat, plain
from adapters.console.limits import MAX_LABEL_CHARS, exceeded
from bot import buttons
from bot.cases.acts import ActName
from bot.commands import Said, parse
from bot.config.schema import Config
from bot.knowledge import knowledge
from bot.store import traffic
from bot.store.database import Database
from bot.store.nouns import OutState
from routing import prepare
from tests.cards.gallery import everything
from tests.cards.stage import a_town, shown
from tests.municipality import BARE, FULL, LEADS, an_index
from tests.stories.consoles import played
from tests.stories.play import Play

Shown = frozenset[tuple[str, str, Card]]

TOWNS: dict[str, dict[str, Any]] = {
    "full": {"account": FULL},
    "bare": {"account": BARE, "address": "u"},
    "english": {"account": FULL, "language": "en"},
}
CALLED = " @hugo <@hugo> <!channel> @room"
"""What looks like a mention in every signal."""
STANDS_IN = {"handhaving": "wilma", "verlichting": "kim"}
"""Who is asked in a channel while its lead is away."""
EVERYWHERE = pytest.mark.parametrize("town", list(TOWNS))

NOT_ON_SCREEN = re.compile(
    r"\b(zaak|makelen|losschudden|vakdienst|herkaderen|melder|betrokken\w*|plaatser)\b",
    re.IGNORECASE,
)
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
COMMAND = re.compile(r"!wijkbot [\w ]*")
CYCLED = frozenset({ActName.PROGRESS, ActName.STUCK})
"""Acts whose choice tells which time it was asked."""
CAPABILITIES: dict[str, Any] = {}


@cache
def cards(town: str) -> Shown:
    """Play everything once, and give every card in every state."""
    return _seen(a_town(**TOWNS[town]), more=CALLED)


@EVERYWHERE
def test_no_card_exceeds_what_its_platform_can_show(town: str) -> None:
    for account, _, card in cards(town):
        assert exceeded(card, CAPABILITIES[account]) is None, plain(card)
        assert all(len(button.label) <= MAX_LABEL_CHARS for button in card.buttons)


@EVERYWHERE
def test_what_may_be_typed_instead_of_a_button_is_understood_as_the_same(town: str) -> None:
    acts: set[ActName] = set()
    for *_, card in cards(town):
        for button in card.buttons:
            press = buttons.read(button.value)
            assert press is not None
            said = parse(button.command.removeprefix("!wijkbot "))
            assert isinstance(said, Said), button.command
            if press.act is ActName.CONFIRM:  # of what is suggested, the act itself is typed
                acts.add(press.act)
                continue
            assert (said.act, said.case) == (press.act, press.case)
            if press.act not in CYCLED:
                assert said.rest == press.choice
            acts.add(said.act)
    assert acts == set(ActName) - {
        *(ActName.POST, ActName.SHOW, ActName.WHOSE, ActName.HELP, ActName.MINE),
        *(ActName.URGENT, ActName.NORMAL, ActName.CAN_WAIT, ActName.TERM),
        *(ActName.RISK, ActName.NO_RISK),
        *(ActName.GIVE, ActName.REDACT, ActName.WITHDRAW, ActName.EDIT, ActName.LAPSE),
        *(ActName.OPEN_UP, ActName.HOLD, ActName.TIDY),
        *(ActName.AWAY, ActName.BACK_AT_WORK, ActName.STAND_IN, ActName.RESUME),
    }


@EVERYWHERE
def test_sentences_begin_with_a_capital_and_end_once(town: str) -> None:
    for said in _sentences(cards(town)):
        assert said[0].isupper() or not said[0].isalpha(), said
        assert not re.search(r"[.?!,:;]{2}|\(\)|  | [.,?]|\{|None", said.replace("…", "")), said
        assert said[-1] in ".?:’…", said


@EVERYWHERE
def test_a_card_asks_at_most_one_thing(town: str) -> None:
    for *_, card in cards(town):
        asked = sum(_unquoted(each).count("?") for each in _texts(card))
        items = sum(bool(re.match(r"\d+\. ", each)) for each in _texts(card))
        assert asked <= max(items, 1), plain(card)


@EVERYWHERE
def test_nothing_is_shouted_or_said_in_the_words_of_the_office(town: str) -> None:
    for said in _sentences(cards(town)):
        assert "!" not in COMMAND.sub("", said), said
        assert not NOT_ON_SCREEN.search(said), said


def test_who_is_addressed_as_u_reads_no_je() -> None:
    assert [said for said in _sentences(cards("bare")) if FAMILIAR.search(said)] == []


def test_english_readers_read_no_dutch_of_ours() -> None:
    dutch = re.compile(r"\b(je|wij|jullie|niet|klaar|loopt|gevraagd|vandaag|uiterlijk)\b")
    assert [said for said in _sentences(cards("english")) if dutch.search(said)] == []


@EVERYWHERE
def test_nobody_is_mentioned_because_a_signal_names_them(town: str) -> None:
    readers = {"#signalen": {"fatima", "bas"}} | {
        f"#{each}": {lead, STANDS_IN.get(each, lead)} for each, lead in LEADS.items()
    }
    for _, conversation, card in cards(town):
        mentioned = {each.user for each in _mentions(card)}
        assert mentioned <= readers.get(conversation, {conversation.removeprefix("@")}), plain(card)


@pytest.mark.parametrize("account", [FULL, BARE])
def test_a_book_of_words_and_endless_names_fit_every_card(account: str) -> None:
    endless = a_town(account).model_copy(deep=True)
    people = tuple(
        each.model_copy(update={"name": f"{each.name} {'van ' * 100}", "phone": "0" * 400})
        for each in endless.people
    )
    departments = tuple(
        each.model_copy(update={"name": f"{each.name} {'en ' * 140}"})
        for each in endless.departments
    )
    wijken = tuple(
        each.model_copy(update={"name": f"{each.name} {'en omstreken ' * 30}"})
        for each in endless.wijken
    )
    named = {"people": people, "departments": departments, "wijken": wijken}
    config = endless.model_copy(update=named)
    more = " het is hier donker" * 2200
    for here, _, card in _seen(config, words="gezegd " * 60, more=more):
        assert exceeded(card, CAPABILITIES[here]) is None, plain(card)[:500]


def _seen(config: Config, **said: str) -> Shown:
    """Play everything in a town; only what is made to fail may fail."""
    found: set[tuple[str, str, Card]] = set()

    async def story(play: Play) -> None:
        await everything(play, **said)
        found.update(shown(play))
        for account, stage in play.stages.items():
            CAPABILITIES[account] = stage.adapter.capabilities
        database = Database(play.url)
        with database.read() as session:
            failed = select(traffic.Outbox.trouble).where(traffic.Outbox.state == OutState.FAILED)
            troubles = session.exec(failed).all()
        database.close()
        assert all((each or "").startswith("gone") for each in troubles), troubles

    index = an_index() if config.wijken == a_town().wijken else prepare(knowledge(config))
    with TemporaryDirectory() as folder:
        asyncio.run(played(story, config, Path(folder), index=index))
    return frozenset(found)


def _texts(card: Card) -> Iterator[str]:
    yield from (flat(block.line) for block in card.blocks if isinstance(block, Paragraph))


def _sentences(found: Shown) -> list[str]:
    """Give what the bot itself says in full sentences: no titles, lists or people's words."""
    blocks = {block for *_, card in found for block in card.blocks if _is_sentence(block)}
    return [_unquoted(flat(block.line)) for block in blocks if isinstance(block, Paragraph)]


def _is_sentence(block: Block) -> bool:
    if isinstance(block, Quotation) or isinstance(block.line[0], Bold):
        return False
    return not re.match(r"\d+\. ", flat(block.line)) and " · " not in flat(block.line)


def _unquoted(text: str) -> str:
    return re.sub("‘[^’]*’", "’", text)


def _mentions(card: Card) -> Iterator[Mention]:
    for block in card.blocks:
        if isinstance(block, Paragraph):
            yield from (part for part in block.line if isinstance(part, Mention))
