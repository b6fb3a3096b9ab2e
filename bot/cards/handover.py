"""What is read while a case may go from one owner to another."""

from __future__ import annotations

from adapters.card import Inline, Line
from bot.cards import receipt
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View
from bot.cases.acts import ActName
from bot.cases.decision import News
from bot.cases.state import Answer, Ask
from bot.store.nouns import AskKind


def question(view: View, ask: Ask, who: Inline, until: str, reader: Reader) -> tuple[Line, ...]:
    """Ask a department whether it takes it over, and tell who asks that and why."""
    say, turn = reader.say, _turn(view, ask)
    asker = reader.name(turn.person if turn else view.case.broker)
    owner = reader.department(view.case.owner or "")
    words = turn.words if turn else ""
    theirs = reader.rules.directory.departments_of(turn.person) if turn else ()
    if view.case.owner in theirs:
        asked = say.line(
            "{person} of {department} asks whether you take this over: ‘{words}’",
            person=asker,
            department=owner,
            words=words,
        )
    else:
        asked = say.line(
            "{person} asks whether you take this over from {department}: ‘{words}’",
            person=asker,
            department=owner,
            words=words,
        )
    return (asked, say.line("{person}, an answer by {until}, please.", person=who, until=until))


def waiting(view: View, reader: Reader) -> tuple[Line, ...]:
    """Tell an owner that another department is asked, and that it is still theirs."""
    return tuple(
        reader.say.line(
            "I have asked {department} to take it over. Until there is a yes, it stays yours.",
            department=reader.department(ask.department or ""),
        )
        for ask in view.case.open_of(AskKind.TAKE_OVER)
    )


def reminder(view: View, reader: Reader, *, last: str = "") -> Line:
    """Ask once more; `last` is the day from which its owner keeps it."""
    owner = reader.department(view.case.owner or "")
    if last:
        return reader.say.line(
            "do you take this over from {department}? {day} I take it that they keep it.",
            department=owner,
            day=last,
        )
    return reader.say.line("do you take this over from {department}?", department=owner)


def news(view: View, kind: News, reader: Reader) -> Line:
    """Tell who asked for it, and who has it, what comes of it."""
    match kind:
        case News.TAKE_OVER_ASKED:
            return _asked(view, reader)
        case News.TAKEN_OVER:
            return reader.say.line(
                "{who} has taken this over, and lets people know how it goes from now on.",
                who=receipt.who_did(view, reader),
            )
        case News.NOT_TAKEN_OVER:
            return _declined(view, reader)
        case _:
            return _silent(view, reader)


def _asked(view: View, reader: Reader) -> Line:
    turn = view.last(ActName.HAND_OVER)
    return reader.say.line(
        "{person} has asked {department} to take this over. Until there is a yes, it stays yours.",
        person=reader.with_phone(turn.person if turn else view.case.broker),
        department=reader.department((turn.department if turn else None) or ""),
    )


def _declined(view: View, reader: Reader) -> Line:
    ask = _latest(view, Answer.DECLINED)
    turn = view.of_ask(ask.id, ActName.DECLINE) if ask else None
    if turn is None:
        return _stays(view, reader)
    told = reader.say.line(
        "{person} of {department} says that they do not take this over: ‘{words}’.",
        person=reader.with_phone(turn.person),
        department=reader.department(turn.department or ""),
        words=turn.words,
    )
    other = (
        reader.say.line("Rather ask {department}.", department=reader.department(turn.instead))
        if turn.instead
        else ()
    )
    return line(told, " ", *(line(other, " ") if other else ()), _stays(view, reader))


def _silent(view: View, reader: Reader) -> Line:
    ask = _latest(view, Answer.SILENT)
    department = ask.department if ask else None
    told = reader.say.line(
        "I have not heard yet from {department} whether they take this over. Perhaps you can call.",
        department=reader.lead(department or "", view.case.wijk),
    )
    return line(told, " ", _stays(view, reader))


def _stays(view: View, reader: Reader) -> Line:
    department = reader.department(view.case.owner or view.case.broker)
    return reader.say.line("{department} stays its owner.", department=department)


def _turn(view: View, ask: Ask) -> Said | None:
    """Give the turn with which this was asked: the latest that names the department."""
    turns = (
        turn
        for turn in reversed(view.said)
        if turn.act is ActName.HAND_OVER and turn.department == ask.department
    )
    return next(turns, None)


def _latest(view: View, answer: Answer) -> Ask | None:
    asks = (ask for ask in reversed(view.case.asks) if ask.kind is AskKind.TAKE_OVER)
    return next((ask for ask in asks if ask.answer is answer), None)
