"""One turn of a case in one line: when, who did what, for whom, and in which words."""

from __future__ import annotations

from adapters.card import Line
from bot.cards.reader import Reader, capital, line
from bot.cards.view import Said
from bot.cases.acts import ActName
from bot.language import N_
from bot.store.nouns import AskKind
from bot.vocabulary import WORDS

_TO_A_DEPARTMENT = frozenset(
    {ActName.OFFER, ActName.HAND_OVER, ActName.CORRECT, ActName.REROUTE, ActName.REFER}
)
"""Acts whose department is the other side, and not whom somebody speaks for."""
_FOR_ANOTHER = {
    ActName.FOLLOW: N_("{person} has {colleague} follow this"),
    ActName.UNFOLLOW: N_("{person} has {colleague} follow this no more"),
}
"""What is told where somebody did for another what most do for themselves."""
_OFFERED = {
    AskKind.OWN: N_("{person} asked {other}"),
    AskKind.CONTRIBUTE: N_("{person} asked {other} to take part"),
    AskKind.ADVISE: N_("{person} asked {other} for advice"),
}
"""What is told of what was put before somebody, by what was asked."""


def told(turn: Said, reader: Reader) -> Line:
    """Tell a turn of the history, and when it was."""
    who = reader.name(turn.person)
    department = reader.department(turn.department or "")
    if turn.department and turn.act not in _TO_A_DEPARTMENT:
        who = reader.say.text("{person} of {department}", person=who, department=department)
    if turn.act is ActName.OFFER and turn.kind:
        other = reader.name(turn.colleague) if turn.colleague else department
        text = reader.say.line(_OFFERED[AskKind(turn.kind)], person=who, other=other)
        return _dated(turn, text, reader)
    usual = WORDS[turn.act].told or N_("{person} did something")
    text = reader.say.line(
        _FOR_ANOTHER.get(turn.act, usual) if turn.colleague else usual,
        person=who,
        department=department,
        colleague=reader.name(turn.colleague or ""),
        day=reader.on(turn.until) if turn.until else "",
    )
    return _dated(turn, text, reader)


def _dated(turn: Said, text: Line, reader: Reader) -> Line:
    words = f" – ‘{turn.words}’" if turn.words else ""
    if turn.prevented:
        prevented = reader.say.text("prevented: ‘{words}’", words=turn.prevented)
        words = f"{words} – {prevented}"
    return line(f"{capital(reader.when(turn.at))} · ", text, words)
