"""What is confidential: in a channel only that it is, and with whom; in private a word of care."""

from __future__ import annotations

from dataclasses import replace

from adapters.card import Card, Line, Paragraph
from bot.cards import parts, receipt
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.routed import flags
from bot.store.nouns import AskKind, CaseState, Ending
from routing.nouns import Flag


def draw(view: View, reader: Reader, *, first: bool = False) -> Card:
    """Say no more than that it is confidential, and with whom.

    What is read `first` tells a poster of danger to call 112.
    """
    said = [reader.say.line("This is confidential."), _with_whom(view, reader)]
    if first and Flag.DANGER in flags(view.routing) and not parts.over(view):
        said.insert(0, receipt.emergency(reader))
    return Card(tuple(map(Paragraph, said)), (), parts.footer(view))


def marked(card: Card, view: View, reader: Reader) -> Card:
    """Ask who reads something confidential to keep it so."""
    if not view.case.confidential or not reader.private or parts.over(view):
        return card
    care = reader.say.line("This is confidential: please keep it out of channels.")
    return replace(card, blocks=(*card.blocks, Paragraph(care)))


def _with_whom(view: View, reader: Reader) -> Line:
    say, case = reader.say, view.case
    if case.ending in {Ending.NO_SIGNAL, Ending.WITHDRAWN, Ending.REFERRED}:
        return say.line("Nothing more needs to be done.")
    if case.state in {CaseState.DONE, CaseState.CLOSED}:
        return say.line("It is dealt with.")
    if case.owner:
        return say.line("It is with {person}.", person=receipt.who_did(view, reader))
    asked = [reader.department(ask.department or "") for ask in case.open_of(AskKind.OWN)]
    if asked:
        return say.line("I have asked {departments}.", departments=reader.all_of(asked))
    return say.line("It is with {person}.", person=reader.name(case.broker))
