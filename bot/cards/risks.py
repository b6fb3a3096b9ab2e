"""That it can hurt somebody: for who brokers and who owns it, never for the thread of a poster."""

from __future__ import annotations

from adapters.card import Block, Line, Paragraph
from bot.cards import parts
from bot.cards.reader import Reader
from bot.cards.view import View, one_line
from bot.cases.acts import ActName


def flagged(view: View, reader: Reader) -> tuple[Block, ...]:
    """Say who sees a risk, and which; nothing where nobody said so, or took it back."""
    said = view.last(ActName.RISK, ActName.NO_RISK)
    if said is None or said.act is ActName.NO_RISK or parts.over(view):
        return ()
    text = reader.say.line(
        "Risk, says {person}: ‘{words}’",
        person=reader.name(said.person),
        words=one_line(said.words, parts.REASON_CHARS),
    )
    return (Paragraph(text),)


def alarm(view: View, reader: Reader) -> Line:
    """Tell the broker at once what somebody fears, and whom they can call."""
    said, case = view.last(ActName.RISK, ActName.NO_RISK), view.case
    if said is None or said.act is ActName.NO_RISK:
        return reader.say.line("Somebody saw a risk in this, and it is taken back by now.")
    person = reader.with_phone(said.person)
    told = {"person": person, "words": said.words}
    if case.contact in {None, said.person}:
        return reader.say.line("{person} sees a risk in this: ‘{words}’", **told)
    return reader.say.line(
        "{person} sees a risk in this: ‘{words}’. {contact} has it.",
        **told,
        contact=reader.with_phone(case.contact or ""),
    )
