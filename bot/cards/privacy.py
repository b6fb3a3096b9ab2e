"""What a poster is asked where data of a resident was found, and what became of it.

Never the data itself, nor what the signal is about: it may be read where others are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlmodel import select

from adapters.card import Card, Line, Paragraph
from bot.cards import clock, parts, receipt
from bot.cards.places import was_private
from bot.cards.reader import Reader, line
from bot.cards.view import View
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.language import N_
from bot.privacy.personal import Personal
from bot.store import tables, traffic
from bot.store.nouns import AskKind, Ending

KINDS: Mapping[Personal, str] = {
    Personal.BSN: N_("a citizen service number"),
    Personal.PHONE: N_("a telephone number"),
    Personal.EMAIL: N_("an e-mail address"),
    Personal.PLATE: N_("a number plate"),
    Personal.NAME: N_("a name"),
    Personal.HEALTH: N_("somebody's health"),
    Personal.RECORD: N_("somebody's past with the law"),
    Personal.VULNERABLE: N_("somebody who is vulnerable"),
}


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask what becomes of the data; afterwards tell what did, and what still stands where."""
    if ask.open and not parts.over(view):
        choices = tuple(
            parts.button(view, reader, act, ask=ask.id, first=act is ActName.CLEAN)
            for act in (ActName.CLEAN, ActName.CONFIDENTIAL)
        )
        text = [Paragraph(each) for each in _question(view, ask, reader)]
        return Card(tuple(text), choices, parts.footer(view))
    lines = [_became(view, ask, reader), *_left_behind(view, ask, reader)]
    return Card(tuple(map(Paragraph, lines)), (), parts.footer(view))


def kinds(view: View, reader: Reader) -> str:
    """Name what was found last: "a name and a telephone number"."""
    found = next((turn.kinds for turn in reversed(view.said) if turn.kinds), ())
    return reader.all_of([reader.say.text(KINDS[kind]) for kind in found])


def for_broker(view: View, reader: Reader) -> tuple[Line, Line]:
    """Tell a broker of what is confidential why they read it, and who is asked about it."""
    why = reader.say.line(
        "This tells of {kinds}, so it is confidential: only who needs to know reads it, and you "
        "are one of them.",
        kinds=kinds(view, reader),
    )
    if view.case.owner:
        return why, receipt.standing(view, reader)
    offers = view.case.open_of(AskKind.OWN)
    asked = [reader.lead(ask.department or "", view.case.wijk) for ask in offers]
    if not asked:
        return why, reader.say.line("Nobody is asked about it any more.")
    return why, reader.say.line("I have asked {departments}.", departments="; ".join(asked))


def _question(view: View, ask: Ask, reader: Reader) -> Iterator[Line]:
    say = reader.say
    until = clock.deadline(view, ask, reader)
    yield say.line(
        "{person}, I am not passing this on yet. There is data of a resident in it: {kinds}.",
        person=reader.mention(ask.person or ""),
        kinds=kinds(view, reader),
    )
    yield say.line("Shall I take it out, or make this confidential, for only who needs to know?")
    yield say.line(
        "If I have heard nothing by {until}, I make it confidential and pass it on.", until=until
    )
    if _stands_in_channel(ask, reader):
        yield say.line(
            "What you wrote stays here whatever I do. Once you have chosen, I tell how to take it "
            "away."
        )


def _became(view: View, ask: Ask, reader: Reader) -> Line:
    say = reader.say
    if ask.answer is Answer.OVERTAKEN:
        return _overtaken(view, reader)
    if ask.answer is Answer.CORRECTED:
        return say.line(
            "You have taken the data out yourself. Thank you, I pass it on as it is now."
        )
    if ask.answer is Answer.SILENT:
        return say.line("I have not heard anything, so I made this confidential and passed it on.")
    if view.of_ask(ask.id, ActName.CLEAN):
        return say.line("I have taken the data out, and pass this on without it.")
    if reader.private and not view.of_ask(ask.id, ActName.CONFIDENTIAL):
        return say.line(
            "I made this confidential at once, as it tells of {kinds}. It is passed on, and read "
            "only by who needs to know.",
            kinds=kinds(view, reader),
        )
    return say.line("This is confidential: it is read only by who needs to know.")


def _overtaken(view: View, reader: Reader) -> Line:
    match view.case.ending:
        case Ending.NO_SIGNAL:
            return reader.say.line("No signal after all. I leave it at that.")
        case Ending.WITHDRAWN:
            return reader.say.line("You took it back. I leave it at that.")
        case _:
            return reader.say.line("I need not know this any more.")


def _left_behind(view: View, ask: Ask, reader: Reader) -> Iterator[Line]:
    """Help to take away what stands in a channel, where that is still there."""
    say = reader.say
    if ask.answer in {Answer.OVERTAKEN, Answer.CORRECTED} or not _stands_in_channel(ask, reader):
        return
    if view.last(ActName.TIDY):
        yield say.line("Your message is out of the channel. Thank you.")
        return
    yield line(
        say.line("Your message still stands in the channel, and only you can delete it there."),
        " ",
        say.line("Hold it, or point at it, and choose to delete it: what I keep stays with me."),
    )


def _stands_in_channel(ask: Ask, reader: Reader) -> bool:
    """Whether what was posted is a message that others can read."""
    signal = reader.session.get(tables.Signal, ask.signal) if ask.signal else None
    if signal is None or was_private(signal, reader.session):
        return False
    anchor = reader.session.exec(
        select(traffic.Anchor).where(traffic.Anchor.signal_id == signal.id)
    ).first()
    return anchor is not None and bool(anchor.thread)
