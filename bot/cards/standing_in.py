"""Who stands in for whom, and until when: never why."""

from __future__ import annotations

from dataclasses import replace

from adapters.card import Block, Card, Line, Paragraph
from bot.cards import parts
from bot.cards.reader import Reader, line
from bot.cards.view import View
from bot.cases.state import Ask
from bot.rights import asked_person
from bot.store import absences, traffic


def why(absent: str, reader: Reader, person: str = "") -> Line:
    """Say that somebody is away and who stands in: whoever reads it, where nobody is named."""
    say = reader.say
    named = reader.first_name(person) if person else ""
    facts = {"absent": reader.first_name(absent), "person": named}
    absence = absences.read(reader.session, reader.now).at(absent, reader.now)
    if absence is None and not person:
        return say.line("You stood in for {absent}.", **facts)
    if absence is None:
        return say.line("{person} stood in for {absent}.", **facts)
    if absence.end is None:
        if not person:
            return say.line("{absent} is away for now; you stand in.", **facts)
        return say.line("{absent} is away for now; {person} stands in.", **facts)
    day = reader.when(absence.end, precise=False)
    if not person:
        return say.line("{absent} is away until {day}; you stand in.", day=day, **facts)
    return say.line("{absent} is away until {day}; {person} stands in.", day=day, **facts)


def asked(drawn: Card, view: View, ask: Ask, card: traffic.Card, reader: Reader) -> Card:
    """Add to an ask who stands in; to whom it is not asked any more, it says who has it now.

    Whoever was away reads it on their own card, and can answer it again as they are back.
    """
    if not ask.open or parts.over(view):
        return drawn
    person = asked_person(ask, view.case, reader.rules.directory)
    mine = bool(card.user) and card.person is not None
    stood_in = card.params.get("instead_of")
    if mine and card.person != person and (stood_in or ask.stands_in_for == card.person):
        return Card(
            (Paragraph(parts.headline(view, reader)), Paragraph(_elsewhere(ask, person, reader))),
            (),
            drawn.footer,
        )
    if ask.stands_in_for is None:
        return drawn
    return _with(drawn, why(ask.stands_in_for, reader, "" if mine else person))


def heard(drawn: Card, card: traffic.Card, reader: Reader) -> Card:
    """Add to news in whose place somebody hears it."""
    absent = card.params.get("instead_of")
    return _with(drawn, why(absent, reader)) if absent else drawn


def _elsewhere(ask: Ask, person: str, reader: Reader) -> Line:
    if ask.stands_in_for:
        return why(ask.stands_in_for, reader, person)
    return reader.say.line("This is with {person} again.", person=reader.first_name(person))


def _with(drawn: Card, text: Line) -> Card:
    """Put a line below the title: first what it is about."""
    first, *rest = drawn.blocks
    blocks: tuple[Block, ...] = (first, Paragraph(line(text)), *rest)
    return replace(drawn, blocks=blocks)
