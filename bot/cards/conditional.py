"""*Ja, mits*: what is read of a yes that hangs on something, by owner, broker and poster."""

from __future__ import annotations

from adapters.card import Line
from bot.cards import receipt
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.acts import ActName
from bot.cases.decision import News
from bot.store.nouns import CaseState

FOR_OWNER = (ActName.TAKE, ActName.DECLINE, ActName.DONE)
"""What an owner can say whose yes hangs on something."""
FOR_BROKER = (ActName.MET, ActName.HAND_OVER)
"""What its broker can do about that."""


def holds(view: View) -> bool:
    """Whether its owner's yes hangs on something."""
    return view.case.state is CaseState.CONDITIONAL


def words(view: View) -> str:
    """Give the condition as its owner put it; empty where it was taken out."""
    turn = view.last(ActName.TAKE_IF)
    return turn.words if turn else ""


def standing(view: View, reader: Reader) -> Line:
    """Say who wants to take it on, and on what that hangs; not what, where it is confidential."""
    who = receipt.who_did(view, reader)
    condition = "" if view.case.confidential else words(view)
    if not condition:
        return reader.say.line(
            "{who} wants to take it on; something must be arranged first.", who=who
        )
    return reader.say.line(
        "{who} wants to take it on, provided: ‘{words}’", who=who, words=condition
    )


def yours(view: View, reader: Reader) -> tuple[Line, ...]:
    """Remind an owner of their condition, and tell who sees to it."""
    say = reader.say
    return (
        say.line("Yours, provided: ‘{words}’", words=words(view)),
        say.line(
            "{person} sees whether that can be arranged. Say ‘ours’ once it is, or earlier.",
            person=reader.with_phone(view.case.broker),
        ),
    )


def turn(view: View, person: str, reader: Reader) -> tuple[Line, ...]:
    """Tell the broker on what it hangs, whom they can call, and what they can do."""
    say, case = reader.say, view.case
    owner = reader.department(case.owner or "")
    contact = reader.with_phone(case.contact) if case.contact else owner
    return (
        say.line(
            "{person} of {department} wants to take it on, provided: ‘{words}’",
            person=contact,
            department=owner,
            words=words(view),
        ),
        say.line(
            "{person}, can you arrange that? If it cannot be, another department may take it over.",
            person=reader.mention(person),
        ),
    )


def asked_owner(view: View, reader: Reader) -> Line:
    """Ask the owner now and then whether it still hangs."""
    return reader.say.line(
        "you said yes, provided: ‘{words}’. Is that arranged?", words=words(view)
    )


def asked_broker(view: View, reader: Reader) -> Line:
    """Ask the broker again."""
    return reader.say.line(
        "{department} wants to take it on, provided: ‘{words}’. Can you arrange that?",
        department=reader.department(view.case.owner or ""),
        words=words(view),
    )


def unarranged(view: View, reader: Reader) -> Line:
    """Have the coordinator look together with the broker."""
    return reader.say.line(
        "{department} wants to take this on, provided: ‘{words}’. That is not arranged yet. Will "
        "you and {person} look together what can be done?",
        department=reader.department(view.case.owner or ""),
        words=words(view),
        person=reader.with_phone(view.case.broker),
    )


def news(view: View, kind: News, reader: Reader) -> Line:
    """Tell the owner that their condition is met, or the broker that it is not needed any more."""
    if kind is News.FIRM:
        return reader.say.line(
            "{who} takes it on without more ado. Nothing needs to be arranged any more.",
            who=receipt.who_did(view, reader),
        )
    met = view.last(ActName.MET)
    return reader.say.line(
        "{person} has arranged it: ‘{words}’. So it is yours now: you let people know how it goes.",
        person=reader.with_phone(met.person if met else view.case.broker),
        words=met.words if met else "",
    )
