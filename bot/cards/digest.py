"""All that waits for one person, in one message."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.card import Block, Button, Card, Line, Paragraph
from bot import asks as clocks
from bot.cards import offer, parts
from bot.cards.reader import Reader, line
from bot.cards.view import View, load
from bot.cases.acts import ActName
from bot.cases.state import Ask
from bot.store import tables
from bot.store.nouns import AskKind


def draw(numbers: Iterable[int], person: str, reader: Reader) -> Card | None:
    """Draw what still waits of these asks, and what was answered since; None for nothing."""
    items = [item for number in numbers if (item := _item(number, reader))]
    if not items:
        return None
    waiting = [(view, ask) for view, ask in items if ask.open]
    say = reader.say
    hello = say.several(
        "Hello {person}. One thing waits for you.",
        "Hello {person}. {n} things wait for you.",
        len(waiting),
        person=reader.first_name(person),
    )
    if not waiting:
        hello = say.line(
            "Hello {person}. All of this is answered, thank you.", person=reader.first_name(person)
        )
    blocks: list[Block] = [Paragraph(hello)]
    single = len(items) == 1
    for count, (view, ask) in enumerate(items, 1):
        opening = () if single else (f"{count}. ",)
        text = _question(view, ask, reader) if ask.open else say.line("answered, thank you.")
        blocks.append(Paragraph(line(*opening, *parts.headline(view, reader), ": ", text)))
        if ask.open and not single:
            typed = [parts.command(view, reader, act) for act in _acts(ask)]
            blocks.append(Paragraph((" · ".join(typed),)))
    buttons = _buttons(*items[0], reader) if single and items[0][1].open else ()
    footer = parts.footer(items[0][0]) if single else ()
    return Card(tuple(blocks), buttons, footer)


def _item(number: int, reader: Reader) -> tuple[View, Ask] | None:
    row = reader.session.get(tables.Ask, number)
    view = load(reader.session, row.case_id) if row else None
    ask = view.case.ask(number) if view else None
    return (view, ask) if view and ask else None


def _question(view: View, ask: Ask, reader: Reader) -> Line:
    say = reader.say
    last = ask.delivered is not None and ask.step >= len(
        clocks.schedule(ask, view.case, reader.rules).nudges
    )
    broker = reader.name(view.case.broker)
    match ask.kind:
        case AskKind.OWN if last:
            return say.line(
                "I have not heard anything yet. Is it difficult? Then I ask {person} to look along "
                "with you. One line is enough.",
                person=broker,
            )
        case AskKind.OWN if ask.brokered:
            return line(say.line("what can you do about it?"), _until(view, ask, reader))
        case AskKind.OWN:
            return line(say.line("is this yours?"), _until(view, ask, reader))
        case AskKind.CONTRIBUTE:
            return line(say.line("do you take part?"), _until(view, ask, reader))
        case AskKind.PROGRESS if last:
            return say.line(
                "I have not heard anything yet. How does it go? Otherwise I ask {person} to look "
                "along with you.",
                person=broker,
            )
        case AskKind.PROGRESS:
            return say.line("how does it go?")
        case AskKind.BROKER:
            return say.line("nobody owns this yet. Whom will you ask?")
        case AskKind.WHICH_WIJK:
            return say.line("in which wijk is this?")
        case _:
            return say.line("this waits for your answer.")


def _until(view: View, ask: Ask, reader: Reader) -> Line:
    """Say until when, as long as that is still to come."""
    if ask.due is None or ask.due <= reader.now:
        return ()
    until = offer.deadline(view, ask, reader)
    return line(" ", reader.say.line("Preferably by {until}.", until=until))


def _buttons(view: View, ask: Ask, reader: Reader) -> tuple[Button, ...]:
    return tuple(parts.button(view, reader, act, ask=ask.id) for act in _acts(ask))


def _acts(ask: Ask) -> tuple[ActName, ...]:
    match ask.kind:
        case AskKind.OWN if ask.brokered:
            return (ActName.TAKE, ActName.JOIN, ActName.DECLINE)
        case AskKind.OWN:
            return (ActName.TAKE, ActName.RUNNING, ActName.DECLINE)
        case AskKind.CONTRIBUTE:
            return (ActName.JOIN, ActName.DECLINE)
        case AskKind.PROGRESS:
            return (ActName.PROGRESS, ActName.DONE)
        case AskKind.BROKER:
            return (ActName.OFFER, ActName.NO_SIGNAL)
        case AskKind.QUESTION:
            return (ActName.RESEND,)
        case _:
            return ()
