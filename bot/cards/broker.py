"""What a wijkmanager or the coordinator is asked: who can take this up, and what went astray."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from adapters.card import Block, Button, Card, Line, Paragraph, Style
from bot import buttons
from bot.buttons import Press
from bot.cards import parts
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.store import tables, traffic
from bot.store.nouns import AskKind, Ending

_DIGITS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟")


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw the broker's turn: the case, who said no, who came near, and what can be done."""
    say = reader.say
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    if not ask.open or parts.over(view):
        return Card((*blocks, Paragraph(_after(view, ask, reader))), (), parts.footer(view))
    blocks += parts.refusals(view, reader)
    near = _nearest(view, reader)
    if near:
        blocks.append(
            Paragraph(say.line("Nearest: {departments}.", departments=reader.all_of(near)))
        )
    else:
        blocks.append(Paragraph(say.line("No department comes near.")))
    person = ask.person or view.case.broker
    load = open_with(reader.session, person)
    blocks.append(
        Paragraph(
            say.several(
                "No owner yet: it is your turn, {person}. This is the only one that waits for you.",
                "No owner yet: it is your turn, {person}. {n} wait for you.",
                load,
                person=reader.mention(person),
            )
        )
    )
    choices = tuple(
        parts.button(view, reader, act, ask=ask.id, first=act is ActName.OFFER)
        for act in (ActName.OFFER, ActName.NO_SIGNAL)
    )
    return Card(tuple(blocks), choices, parts.footer(view))


def draw_which_wijk(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask the poster where it is: a button for each wijk that it may be."""
    say = reader.say
    if not ask.open or parts.over(view):
        if view.case.wijk:
            known = say.line("Thank you. It is in {wijk}.", wijk=view.case.wijk)
        else:
            known = say.line("I need not know the wijk any more.")
        return Card((Paragraph(known),), (), parts.footer(view))
    text = say.line("{person}, in which wijk is this?", person=reader.mention(ask.person or ""))
    named = [match.name for match in view.routing.wijk]
    wijken = named if len(named) > 1 else list(reader.rules.directory.wijken)
    if len(wijken) > min(reader.can.buttons, len(_DIGITS)):
        hint = say.line("Answer with its name, like this: {example}.", example=wijken[0])
        return Card((Paragraph(text), Paragraph(hint)), (), parts.footer(view))
    choices = tuple(
        _wijk(view, ask, wijk, emoji, reader) for wijk, emoji in zip(wijken, _DIGITS, strict=False)
    )
    return Card((Paragraph(text),), choices, parts.footer(view))


def draw_lost(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask the coordinator to see to a message that did not arrive."""
    say = reader.say
    card = reader.session.exec(select(traffic.Card).where(traffic.Card.ask_id == ask.id)).first()
    row = reader.session.get(traffic.Outbox, card.params.get("about")) if card else None
    gone = reader.session.get(traffic.Card, row.card_id) if row else None
    blocks: list[Block] = [Paragraph(parts.headline(view, reader))]
    if gone is not None and row is not None:
        blocks.append(
            Paragraph(
                say.line(
                    "A message about this did not arrive at {place} on {account}: {trouble}.",
                    place=gone.conversation or gone.user,
                    account=gone.account,
                    trouble=row.trouble or "?",
                )
            )
        )
    if not ask.open:
        blocks.append(Paragraph(say.line("It is sent again.")))
        return Card(tuple(blocks), (), parts.footer(view))
    blocks.append(Paragraph(say.line("Mend what stops it, and then let me send it again.")))
    again = parts.button(view, reader, ActName.RESEND, ask=ask.id, first=True)
    return Card(tuple(blocks), (again,), parts.footer(view))


def open_with(session: Session, person: str) -> int:
    """Count the asks that wait for somebody's brokering."""
    waiting = select(func.count(col(tables.Ask.id))).where(
        tables.Ask.person == person,
        tables.Ask.kind == AskKind.BROKER,
        col(tables.Ask.closed).is_(None),
    )
    return session.exec(waiting).one()


def _nearest(view: View, reader: Reader) -> list[str]:
    """Name who came near, with the words that spoke for them and who can be called."""
    directory = reader.rules.directory
    found = []
    for near in view.routing.nearest:
        if near.department not in directory.departments:
            continue
        name = reader.department(near.department)
        lead = directory.lead(near.department, view.case.wijk)
        words = next((quote for each in near.evidence if (quote := view.quoted(each))), "")
        because = f" (‘{words}’)" if words else ""
        found.append(f"{name}{because}, {reader.with_phone(lead.slug)}")
    return found


def _after(view: View, ask: Ask, reader: Reader) -> Line:
    say = reader.say
    if view.case.ending in {Ending.NO_SIGNAL, Ending.WITHDRAWN}:
        return say.line("No signal after all. You need not do anything.")
    if view.case.owner:
        return say.line("{department} takes it on.", department=reader.department(view.case.owner))
    if ask.answer is Answer.OFFERED:
        asked = [
            reader.department(each.department or "")
            for each in view.case.asks
            if each.kind is AskKind.OWN and each.brokered and each.open
        ]
        if asked:
            return say.line("You have asked {departments}.", departments=reader.all_of(asked))
    if ask.answer is Answer.MOVED:
        return say.line("It is with {person} now.", person=reader.name(view.case.broker))
    return say.line("This is dealt with.")


def _wijk(view: View, ask: Ask, wijk: str, emoji: str, reader: Reader) -> Button:
    press = Press(ActName.PLACE, view.case.id, view.case.version, ask.id, choice=wijk)
    typed = f"{parts.command(view, reader, ActName.PLACE)} {wijk}"
    return Button(wijk, buttons.written(press), emoji, typed, Style.PLAIN)
