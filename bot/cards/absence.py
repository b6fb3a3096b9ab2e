"""What people read when they tell who is away or back."""

from __future__ import annotations

from datetime import datetime

from adapters.card import Card, Line, Paragraph
from bot.cards.reader import Reader, line
from bot.cases.acts import ActName
from bot.commands import usual_name
from bot.language import N_
from bot.store import traffic


def draw(card: traffic.Card, reader: Reader) -> Card:
    """Draw an answer about an absence, or what else somebody has to know of it."""
    return Card(tuple(Paragraph(text) for text in _lines(card, reader)))


def _lines(card: traffic.Card, reader: Reader) -> tuple[Line, ...]:
    say, person = reader.say, reader.first_name(card.params["of"])
    mine = card.params["of"] == card.person
    command = usual_name(ActName.BACK_AT_WORK, say.name)
    match card.params["absence"]:
        case "back" if mine:
            return (say.line("Good to have you back. From now on I ask you again."),)
        case "back":
            return (say.line("Noted. From now on I ask {person} again.", person=person),)
        case "cancelled" if mine:
            return (say.line("Noted: you will not be away after all."),)
        case "cancelled":
            return (say.line("Noted: {person} will not be away after all.", person=person),)
        case "stands_in":
            own = say.line("What is asked of {person} then comes to you.", person=person)
            return (_away(card, reader), own)
        case "for_you":
            by = reader.name(card.params["by"])
            wrong = say.line("Is that not so? Then type ‘{command}’.", command=command)
            return (
                say.line("{person} told me this of you.", person=by),
                _away(card, reader),
                wrong,
            )
        case _ if mine:
            early = say.line("Back earlier? Then type ‘{command}’.", command=command)
            return (_away(card, reader), early)
        case _:
            return (_away(card, reader),)


def _away(card: traffic.Card, reader: Reader) -> Line:
    """Say from when until when, and who stands in."""
    say, params = reader.say, card.params
    start, end = datetime.fromisoformat(params["start"]), params["end"]
    mine, later = params["of"] == card.person, start > reader.now
    when = say.line(
        _WHEN[mine, later, end is not None],
        person=reader.first_name(params["of"]),
        start=reader.when(start, precise=False),
        end=reader.when(datetime.fromisoformat(end), precise=False) if end else "",
    )
    return line(when, " ", _stands_in(card, reader, mine=mine))


def _stands_in(card: traffic.Card, reader: Reader, *, mine: bool) -> Line:
    substitute = card.params["substitute"]
    if substitute is None and mine:
        return reader.say.line(
            "You named nobody, so I then ask whoever leads your department, or else who looks "
            "after the wijk."
        )
    if substitute is None:
        return reader.say.line(
            "I then ask whoever leads the department, or else who looks after the wijk."
        )
    if substitute == card.person:
        return reader.say.line("You stand in.")
    return reader.say.line("{person} stands in.", person=reader.first_name(substitute))


_WHEN = {
    (True, False, True): N_("You are away until {end}."),
    (True, False, False): N_("You are away until you say that you are back."),
    (True, True, True): N_("You are away from {start} until {end}."),
    (True, True, False): N_("You are away from {start} until you say that you are back."),
    (False, False, True): N_("{person} is away until {end}."),
    (False, False, False): N_("{person} is away for now."),
    (False, True, True): N_("{person} is away from {start} until {end}."),
    (False, True, False): N_("{person} is away from {start} on."),
}
"""By whether it is who reads this, whether it is still to come, and whether an end is known."""
