"""What a poster is proposed: another department after an edit, or a department's own route."""

from __future__ import annotations

from adapters.card import Block, Bold, Card, Line, Link, Paragraph, Quotation
from bot.cards import parts
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import QUOTE_CHARS, View, cut, one_line
from bot.cases.acts import ActName
from bot.cases.decision import News
from bot.cases.state import Ask
from bot.config.schema import RegularRoute
from bot.store.nouns import AskKind, Ending

TEXT_CHARS = 300


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw the proposal, or what came of it."""
    if not ask.open or parts.over(view):
        return Card((Paragraph(_after(view, ask, reader)),), (), parts.footer(view))
    if ask.kind is AskKind.DIRECT:
        return _direct(view, ask, reader)
    return _another(view, ask, reader)


def _another(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask whether the new words go to whom they belong."""
    say, case = reader.say, view.case
    changed = say.line("{person}, you changed your text.", person=reader.mention(ask.person or ""))
    seems = _seems(view, ask, reader)
    if case.owner is not None:
        who = reader.name(case.contact) if case.contact else reader.department(case.owner)
        question = say.line("Shall I let {person} know?", person=who)
        label = say.text("Yes, tell {person}", person=who)
    else:
        whom = reader.department(ask.department) if ask.department else reader.name(case.broker)
        question = say.line("Shall I ask {department}?", department=whom)
        label = say.text("Yes, ask {department}", department=whom)
    buttons = (
        parts.button(
            view, reader, ActName.REROUTE, ask=ask.id, label=one_line(label, NAME_CHARS), first=True
        ),
        parts.button(view, reader, ActName.KEEP, ask=ask.id, label=say.text("No, leave it")),
    )
    text = line(changed, " ", seems, " ", question)
    return Card((Paragraph(text),), buttons, parts.footer(view))


def _seems(view: View, ask: Ask, reader: Reader) -> Line:
    """Say whose it seems to be now, and whose it does not seem any more."""
    say, case = reader.say, view.case
    offers = [each.department for each in case.open_of(AskKind.OWN) if not each.brokered]
    was = case.owner or next(iter(offers), None)
    if ask.department is None:
        return say.line("I cannot tell any more whose it is.")
    department = reader.department(ask.department)
    if was is None:
        return say.line("Now it seems to be for {department}.", department=department)
    return say.line(
        "Now it seems to be for {department}, and not for {other} any more.",
        department=department,
        other=reader.department(was),
    )


def _direct(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask whether it goes by the department's own route."""
    say = reader.say
    route = route_of(ask.department or "", reader)
    text = say.line(
        "{person}, this can go straight to {department}{reach}. Shall I have your text ready for "
        "you?",
        person=reader.mention(ask.person or ""),
        department=Bold(reader.department(ask.department or "")),
        reach=_reach(route, reader),
    )
    buttons = (
        parts.button(view, reader, ActName.REFER, ask=ask.id, first=True),
        parts.button(view, reader, ActName.KEEP, ask=ask.id, label=say.text("No, ask it here")),
    )
    return Card((Paragraph(text),), buttons, parts.footer(view))


def ready(view: View, reader: Reader) -> tuple[Block, ...]:
    """Give the text to copy, and where it goes."""
    say = reader.say
    turn = view.last(ActName.REFER)
    department = (turn.department if turn else None) or ""
    route = route_of(department, reader)
    goes = say.line(
        "This goes straight to {department}{reach}. Here is your text, ready to copy:",
        department=reader.department(department),
        reach=_reach(route, reader),
    )
    blocks: list[Block] = [Paragraph(goes)]
    if view.words:
        blocks.append(Quotation(cut(view.words, QUOTE_CHARS), ()))
    if route is not None and route.text:
        blocks.append(Paragraph((one_line(route.text, TEXT_CHARS),)))
    return tuple(blocks)


def news(view: View, told: News, reader: Reader) -> tuple[Block, ...]:
    """Tell what became of the words: changed, taken away, or ready for another way."""
    say, poster = reader.say, reader.with_phone(view.poster)
    if told is News.DIRECT:
        return ready(view, reader)
    if told is News.GONE:
        gone = say.line(
            "{person} took the words away. It stays where it is; call if you want to know more.",
            person=poster,
        )
        return (Paragraph(gone),)
    turn = view.last(ActName.REROUTE)
    if turn is None or turn.department is None:
        words = say.line("{person} changed the words. Is it still yours?", person=poster)
        return (*parts.words(view, reader), Paragraph(words))
    words = say.line(
        "{person} changed the words. Now it seems to be for {department}. If it is not yours any "
        "more, pass it on: type ‘{command}’.",
        person=poster,
        department=reader.department(turn.department),
        command=parts.command(view, reader, ActName.HAND_OVER),
    )
    return (*parts.words(view, reader), Paragraph(words))


def route_of(department: str, reader: Reader) -> RegularRoute | None:
    """Give the own route of a department, if it has one still."""
    found = reader.rules.directory.departments.get(department)
    return found.regular_route if found else None


def _reach(route: RegularRoute | None, reader: Reader) -> Line:
    if route is None:
        return ()
    link = Link(route.link, one_line(route.link, NAME_CHARS))
    phone = one_line(route.phone, NAME_CHARS)
    if not phone:
        return reader.say.line(", via {link}", link=link)
    return reader.say.line(", via {link} or {phone}", link=link, phone=phone)


def _after(view: View, ask: Ask, reader: Reader) -> Line:
    say = reader.say
    turn = view.of_ask(ask.id, ActName.REROUTE, ActName.REFER, ActName.KEEP)
    if turn is None or turn.act is ActName.KEEP:
        if view.case.ending in {Ending.NO_SIGNAL, Ending.WITHDRAWN}:
            return say.line("I leave it at that.")
        if ask.kind is AskKind.DIRECT:
            return say.line("All right, I ask it here.")
        return say.line("All right, I leave it as it is.")
    if turn.act is ActName.REFER:
        return say.line("Your text is ready for you in private.")
    return say.line("Thank you, I have put that right.")
