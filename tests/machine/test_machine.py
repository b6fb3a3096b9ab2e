"""Random people do random things to many cases, and through it all the promises hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from adapters.card import Card, plain
from adapters.console.state import is_private
from bot import commands, rights
from bot.cases.acts import ActName
from bot.directory import WIJKBOT
from bot.store.nouns import CaseState
from tests.machine.model import told
from tests.machine.sayings import SAYINGS
from tests.machine.town import WORD, Driven, Stored
from tests.municipality import NAMES, PEOPLE

pytestmark = pytest.mark.long

POSTED = (
    "de lantaarn brandt niet aan het vechtplantsoen",
    "een gat in de weg en ook de container vol, winterboeidreef",
    "de kinderboerderij dreigt te sluiten",
    "een gat in de weg, bel mevrouw op 06 48219903",
    "een tbs-patient krijgt een woning bij de school",
    "fijn weekend allemaal",
)
DAYS = (timedelta(hours=3), timedelta(days=1), timedelta(days=6))

people = st.sampled_from(list(PEOPLE))
anything = st.sampled_from([(act, each) for act, all_ in SAYINGS.items() for each in all_])


class Machine(RuleBasedStateMachine):
    """A town in which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.driven = Driven()
        self.directory = self.driven.town.directory
        self.before = self.driven.read()
        self.messages: dict[str, str] = {}
        self.gone: set[str] = set()
        self.words = 0

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.driven.close()

    @initialize(person=people)
    def something_is_posted(self, person: str) -> None:
        """Nothing can be done before there is something."""
        for text in POSTED[:2]:
            self._post(person, text)

    @rule(person=people, text=st.sampled_from(POSTED))
    def post(self, person: str, text: str) -> None:
        """Somebody posts in the channel."""
        self._post(person, text)

    @rule(person=people, said=anything, data=st.data())
    def say(self, person: str, said: tuple[ActName, str], data: st.DataObject) -> None:
        """Somebody types a command, whoever they are; most of the time somebody who may."""
        act, text = said
        number = data.draw(st.sampled_from([*self.before.cases, 999]))
        able = self._able(act, number)
        likely: bool = data.draw(st.integers(0, 3)) > 0
        if able and likely:
            person = data.draw(st.sampled_from(able))
        theirs = [word for word, case in self.before.words.items() if case == number]
        filled = {
            "case": f"W-{number}",
            "word": self._word(),
            "theirs": data.draw(st.sampled_from(theirs or ["kenmerk0"])),
            "department": data.draw(st.sampled_from(list(NAMES.values()))),
            "colleague": data.draw(st.sampled_from(["Kim", "Karel", "Zoë"])),
            "wijk": data.draw(st.sampled_from(["Noordwest", "Leidsche Rijn"])),
        }
        turns = len(self.before.turns(number))
        self._acts(person, lambda: self.driven.say(person, text.format(**filled)))
        if any(turn.act == ActName.REDACT for turn in self.before.turns(number)[turns:]):
            self.gone.add(filled["theirs"])

    @rule(person=people, data=st.data())
    def press(self, person: str, data: st.DataObject) -> None:
        """Somebody presses a button that they see, an old one too."""
        seen = [card for card in self.driven.cards(person) if card.buttons]
        if not seen:
            return
        card = data.draw(st.sampled_from(seen))
        number = data.draw(st.integers(1, len(card.buttons)))
        word = self._word()
        self._acts(person, lambda: self.driven.press(person, card, number, word))

    @rule(person=people, data=st.data(), text=st.sampled_from(["ja", "nee, want {word}", "{word}"]))
    def reply(self, person: str, data: st.DataObject, text: str) -> None:
        """Somebody answers below a card, or just talks there."""
        seen = [c for c in self.driven.cards(person) if not is_private(c.conversation)]
        if not seen:
            return
        card = data.draw(st.sampled_from(seen))
        said = text.format(word=self._word())
        self._acts(person, lambda: self.driven.reply(person, card, said))

    @precondition(lambda self: self.messages)
    @rule(data=st.data(), text=st.sampled_from(POSTED))
    def edit(self, data: st.DataObject, text: str) -> None:
        """Somebody changes what they posted."""
        message, person = data.draw(st.sampled_from(sorted(self.messages.items())))
        self._acts(person, lambda: self.driven.edit(person, message, f"{text} {self._word()}"))

    @precondition(lambda self: self.messages)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Somebody removes what they posted."""
        message, person = data.draw(st.sampled_from(sorted(self.messages.items())))
        del self.messages[message]
        self._acts(person, lambda: self.driven.delete(person, message))

    @rule(by=st.sampled_from(DAYS))
    def wait(self, by: timedelta) -> None:
        """Time passes, and the bot does what is due."""
        self._acts(WIJKBOT, lambda: self.driven.wait(by))

    @invariant()
    def every_open_case_waits_for_somebody_and_no_closed_one_does(self) -> None:
        """Nothing is nobody's."""
        for case in self.before.cases.values():
            assert bool(case.waiting) is (case.state is not CaseState.CLOSED), case

    @invariant()
    def a_case_has_the_owner_that_its_history_tells(self) -> None:
        """One at most, and no turn of the history is missing."""
        for number, case in self.before.cases.items():
            turns = self.before.turns(number)
            assert [turn.seq for turn in turns] == list(range(1, len(turns) + 1))
            assert [turn.at for turn in turns] == sorted(turn.at for turn in turns)
            account = told(turns)
            assert (case.owner, case.contact) == (account.owner, account.contact), turns
            if account.done:
                assert case.state in {CaseState.DONE, CaseState.CLOSED}

    @invariant()
    def what_is_confidential_is_said_in_no_channel(self) -> None:
        """Not by any card of the bot, however old."""
        found = set(WORD.findall(self.driven.in_channels()))
        for word in found & self.before.words.keys():
            assert not self.before.cases[self.before.words[word]].confidential, word

    @invariant()
    def what_was_blacked_out_is_kept_and_shown_nowhere(self) -> None:
        """A whisper is out of reach: only who got it sees it, and not for long."""
        assert self.gone.isdisjoint(self.before.words)
        for card in self.driven.cards():
            assert card.only or self.gone.isdisjoint(WORD.findall(plain(card.card or Card(()))))

    def _acts(self, person: str, does: Callable[[], None]) -> None:
        """Let somebody do something, and compare what was with what is."""
        does()
        was, self.before = self.before, self.driven.read()
        self._only_grew(was, self.before)
        self._was_allowed(person, was, self.before)
        self._closed_stayed_closed(was, self.before)
        self._was_shown_to_who_may_read()

    def _only_grew(self, was: Stored, now: Stored) -> None:
        for number in was.cases:
            before, after = was.turns(number), now.turns(number)
            assert after[: len(before)] == before, "history is never changed"

    def _was_allowed(self, person: str, was: Stored, now: Stored) -> None:
        """Everything that is new was done by this person, who might, or by the bot itself."""
        for number, case in was.cases.items():
            for turn in now.turns(number)[len(was.turns(number)) :]:
                assert turn.person in {person, WIJKBOT}, turn
                if turn.person == person:
                    assert rights.may(ActName(turn.act), person, case, self.directory), turn

    def _closed_stayed_closed(self, was: Stored, now: Stored) -> None:
        for number, case in was.cases.items():
            new = {turn.act for turn in now.turns(number)[len(was.turns(number)) :]}
            if case.state is CaseState.CLOSED and ActName.REOPEN not in new:
                assert now.cases[number].state is CaseState.CLOSED

    def _was_shown_to_who_may_read(self) -> None:
        """Whoever gets words in private may read the case that they belong to."""
        for card, text in self.driven.news():
            reader = card.only or card.conversation.removeprefix("@")
            if card.only is None and not is_private(card.conversation):
                continue
            for word in set(WORD.findall(text)) & self.before.words.keys():
                case = self.before.cases[self.before.words[word]]
                assert rights.may_read(reader, case, self.directory), (reader, text)

    def _able(self, act: ActName, number: int) -> list[str]:
        case = self.before.cases.get(number)
        if case is None:
            return []
        return [each for each in PEOPLE if rights.may(act, each, case, self.directory)]

    def _post(self, person: str, text: str) -> None:
        def does() -> None:
            message = self.driven.post(person, f"{text} {self._word()}")
            self.messages[message] = person

        self._acts(person, does)

    def _word(self) -> str:
        self.words += 1
        return f"kenmerk{self.words}"


def test_every_command_has_its_saying() -> None:
    assert SAYINGS.keys() == commands.COMMANDS.keys()


def test_whatever_people_do_the_promises_hold() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            phases=[Phase.generate],  # a step takes too long to shrink a story of them
            suppress_health_check=list(HealthCheck),
        ),
    )
