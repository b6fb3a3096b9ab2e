"""A question in words, to who posted it or to anybody: nothing moves but the asker's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import asks, rights
from bot.cases.acts import ActName, Question, Reply
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.directory import Directory
from bot.store.nouns import AskKind

_CLOCKED = frozenset(
    {
        AskKind.OWN,
        AskKind.CONTRIBUTE,
        AskKind.ADVISE,
        AskKind.PROGRESS,
        AskKind.TAKE_OVER,
        AskKind.BROKER,
        AskKind.QUESTION,
    }
)
"""Asks that can hardly be answered before a question about them is."""


def decided(
    case: Case, act: Question | Reply, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of a question or of its answer."""
    match act:
        case Question():
            return question(case, act, person, now, rules.directory)
        case Reply():
            return answer(case, act, person, now, rules.directory)


def question(
    case: Case, act: Question, person: str, now: datetime, directory: Directory
) -> Decision | Refusal:
    """*Vraag*: the poster is asked where they posted, anybody else in private."""
    asked = act.person or _other_side(case, person, directory)
    if asked is None or asked == person:
        return Refusal(Reason.YOURSELF)
    facts = {"person": asked}
    if directory.home(asked) is None:
        return Refusal(Reason.UNREACHABLE, facts)
    if any(ask.person == asked and ask.asker == person for ask in case.open_of(AskKind.QUESTION)):
        return Refusal(Reason.ASKED_THEM_ALREADY, facts)
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WORDS)
    posted = next((each.id for each in case.signals if each.poster == asked), None)
    ask = Ask(
        AskKind.QUESTION,
        now,
        person=asked,
        asker=person,
        signal=None if case.confidential else posted,
        framing=case.framing,
    )
    entry = Entry(ActName.QUESTION, person, ask, act.words.strip(), facts)
    return Decision(case.with_ask(ask), entry)


def answer(
    case: Case, act: Reply, person: str, now: datetime, directory: Directory
) -> Decision | Refusal:
    """*Antwoord*: who asked reads it, also when it comes late."""
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WORDS)
    put = _unanswered(case, person, directory)
    named = [ask for ask in put if act.ask in {None, ask.id}]
    if not named:
        return Refusal(Reason.ANSWERED)
    ask = next((each for each in named if each.open), named[0])
    facts = {"person": ask.asker} if ask.asker else {}
    entry = Entry(ActName.ANSWER, person, ask, act.words.strip(), facts)
    told = (Tell(News.ANSWERED, ask.asker),) if ask.asker else ()
    return Decision(case.with_answer(ask, Answer.GIVEN, now), entry, told)


def clocks(case: Case, now: datetime, rules: Rules) -> Case:
    """Let every clock stand still that waits for an answer to a question, and all others go on.

    What somebody is asked waits for each question of theirs that is open. What is asked in a
    question only waits for questions that came after it: two who ask each other both get on.
    """
    moved = tuple(_clock(case, at, now, rules) for at in range(len(case.asks)))
    return replace(case, asks=moved)


def was_asked(case: Case, person: str, directory: Directory) -> bool:
    """Whether somebody was asked a question on this case, and it is over."""
    return any(
        rights.is_asked(person, ask, directory)
        for ask in case.asks
        if ask.kind is AskKind.QUESTION and not ask.open
    )


def _clock(case: Case, at: int, now: datetime, rules: Rules) -> Ask:
    ask = case.asks[at]
    if not ask.open or ask.kind not in _CLOCKED:
        return ask
    later = case.asks[at + 1 :] if ask.kind is AskKind.QUESTION else case.asks
    waits = any(
        rights.is_asked(each.asker, ask, rules.directory)
        for each in later
        if each.kind is AskKind.QUESTION and each.open and each.asker and each is not ask
    )
    if waits:
        return asks.paused(ask, now)
    return asks.resumed(ask, case, now, rules) if ask.paused else ask


def _other_side(case: Case, person: str, directory: Directory) -> str | None:
    """Name who is asked where nobody is named: the poster, or for the poster who asked them."""
    posters = [signal.poster for signal in case.signals if signal.poster != person]
    asking = [ask.asker for ask in _unanswered(case, person, directory) if ask.asker]
    return next(iter((*posters, *asking)), None)


def _unanswered(case: Case, person: str, directory: Directory) -> list[Ask]:
    """Give the questions that somebody may answer, the newest first."""
    return [
        ask
        for ask in reversed(case.asks)
        if ask.kind is AskKind.QUESTION
        and (ask.open or ask.answer is Answer.SILENT)
        and rights.is_asked(person, ask, directory)
    ]
