"""Days that people named: until when something was put off, and when it is asked again."""

from __future__ import annotations

from adapters.card import Line
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View
from bot.cases.acts import ActName
from bot.cases.decision import News
from bot.cases.state import Ask
from bot.store.nouns import AskKind

_OF_OWNER = frozenset({ActName.PROGRESS, ActName.TAKE_LATER})
"""Acts after which the owner is asked how it goes."""


def ahead(ask: Ask | None, reader: Reader) -> str:
    """Say when an ask comes again, where somebody chose that moment; empty where nobody did."""
    if ask is None or ask.dated is None or ask.dated <= reader.now:
        return ""
    return reader.when(ask.dated, precise=False)


def of_owner(view: View, reader: Reader) -> str:
    """Say when the owner is asked how it goes, where they chose that moment."""
    return ahead(next(iter(view.case.open_of(AskKind.PROGRESS)), None), reader)


def said_with(view: View, act: ActName, reader: Reader) -> str:
    """Say which day came of an act: when it is asked again, or the date that was set."""
    turn = view.last(act)
    if turn is None:
        return ""
    if act in _OF_OWNER:
        again = of_owner(view, reader)
    else:
        found = view.case.ask(turn.ask) if turn.ask and act is not ActName.TERM else None
        again = ahead(found, reader)
    return again or (reader.on(turn.until) if turn.until else "")


def put_off(view: View, ask: Ask, reader: Reader) -> Said | None:
    """Give the turn with which somebody put an ask off, as long as it waits for that day."""
    turn = view.latest_of(ask.id, ActName.LATER)
    return turn if turn and ask.open and ahead(ask, reader) else None


def asked_again(ask: Ask | None, reader: Reader) -> tuple[Line, ...]:
    """Say when it is asked again, if somebody chose that moment."""
    day = ahead(ask, reader)
    return (reader.say.line("I will ask again {day}.", day=day),) if day else ()


def news(view: View, told: News, reader: Reader) -> Line:
    """Tell what somebody said about a day, or that it does not work out."""
    match told:
        case News.STUCK:
            return _stuck(view, reader)
        case News.TERM:
            return _term(view, reader)
        case _:
            return _comes_later(view, reader)


def _stuck(view: View, reader: Reader) -> Line:
    """Tell who can help that somebody cannot go on, why, and on which number to call them."""
    turn = view.last(ActName.STUCK)
    told = reader.say.line(
        "{person} lets you know that it does not work out: ‘{words}’.",
        person=_with_department(view, turn, reader),
        words=turn.words if turn else "",
    )
    stays = reader.say.line(
        "{department} stays its owner; perhaps you can call.",
        department=reader.department(view.case.owner or ""),
    )
    return line(told, " ", stays)


def _comes_later(view: View, reader: Reader) -> Line:
    """Tell who waits for an answer that it comes later, and why."""
    turn = view.last(ActName.LATER)
    return reader.say.line(
        "{person} will come back to this {day}: ‘{words}’",
        person=_with_department(view, turn, reader),
        day=said_with(view, ActName.LATER, reader),
        words=turn.words if turn else "",
    )


def _term(view: View, reader: Reader) -> Line:
    """Tell who is to answer by which day, and who said so."""
    turn = view.last(ActName.TERM)
    facts = {
        "person": reader.with_phone(turn.person) if turn else "",
        "day": said_with(view, ActName.TERM, reader),
    }
    if turn is None or not turn.words:
        return reader.say.line("{person} asks for an answer by {day}.", **facts)
    return reader.say.line(
        "{person} asks for an answer by {day}: ‘{words}’", **facts, words=turn.words
    )


def _with_department(view: View, turn: Said | None, reader: Reader) -> str:
    """Name who said something, for which department, with a number to call."""
    if turn is None:
        return ""
    case, theirs = view.case, reader.rules.directory.departments_of(turn.person)
    ask = case.ask(turn.ask) if turn.ask else None
    on_it = (ask.department if ask else None, case.owner, *dict(case.contributors))
    department = next((each for each in on_it if each and each in theirs), None)
    person = reader.with_phone(turn.person)
    if department is None:
        return person
    return reader.say.text(
        "{person} of {department}", person=person, department=reader.department(department)
    )
