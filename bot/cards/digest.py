"""All that waits for one person, in one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from adapters.card import Block, Button, Card, Line, Paragraph
from bot import asks as clocks
from bot.calendar import local
from bot.cards import asked, clock, conditional, handover, parts, standing_in
from bot.cards.reader import Reader, capital, line, sentence
from bot.cards.view import Said, View, one_line
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.language import N_
from bot.rights import asked_person
from bot.store import tables, traffic
from bot.store.nouns import AskKind, Urgency

_PLAIN = {
    AskKind.WHICH_OWNER: N_("your text has changed. Shall I ask somebody else about it?"),
    AskKind.DIRECT: N_("this can go straight to the department. Shall I have it ready?"),
    AskKind.LOST: N_("a message did not arrive. Can it be sent again?"),
}
_UNANSWERED = frozenset({Answer.SILENT, Answer.MOVED, Answer.CORRECTED})
SHOWN = 7
"""Things that are told; of more only the numbers."""
WORDS_CHARS = 80
ASKED_AGAIN = 2
"""From this reminder on it may well be somebody else's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One ask that somebody is reminded of.

    `said`: an answer after which the ask stays and comes again: that it is under way or does not
    work out, or a later day.
    """

    view: View
    ask: Ask
    said: Said | None
    elsewhere: str = ""
    """Who is asked by now, if that is somebody else than who reads this."""

    @property
    def waits(self) -> bool:
        """Whether this reminder still waits for an answer of who reads it."""
        return self.ask.open and self.said is None and not self.elsewhere

    @property
    def dropped(self) -> bool:
        """Whether it came to its end without an answer: nobody is thanked for that."""
        return self.ask.answer in _UNANSWERED


def draw(card: traffic.Card, reader: Reader) -> Card | None:
    """Draw what still waits of the card's asks, and what was answered since; None for nothing.

    Where all was answered before it could be sent, there is nothing to remind of.
    """
    told = card.params.get("since")  # older cards lack it
    since = datetime.fromisoformat(told) if told else None
    person = card.person or ""
    found = (_item(number, since, person, reader) for number in card.params["asks"])
    items = [item for item in found if item]
    if not items or (card.message is None and not any(item.waits for item in items)):
        return None
    hello = Paragraph(_hello(items, card, reader))
    return _one(items[0], hello, reader) if len(items) == 1 else _several(items, hello, reader)


def _one(item: Item, hello: Paragraph, reader: Reader) -> Card:
    blocks: list[Block] = [hello, Paragraph(_about(item, reader))]
    footer = parts.footer(item.view)
    if item.said:
        blocks.append(Paragraph(_noted(item, item.said, reader)))
    if not item.waits:
        return Card(tuple(blocks), (), footer)
    blocks.append(Paragraph(sentence(_question(item.view, item.ask, reader))))
    return Card(tuple(blocks), _buttons(item, reader), footer)


def _several(items: Sequence[Item], hello: Paragraph, reader: Reader) -> Card:
    """Number what waits.

    Where reactions stand for buttons an emoji can serve one item only, so there answers are typed.
    """
    blocks: list[Block] = [hello]
    buttons: list[Button] = []
    most = reader.can.buttons // min(len(items), SHOWN)  # where they do not fit, the last go
    for count, item in enumerate(items[:SHOWN], 1):
        view, ask = item.view, item.ask
        opening = line(f"{count}. ", _about(item, reader), f" ({_number(item, reader)}): ")
        if not item.waits:
            blocks.append(Paragraph(line(opening, _done(item, reader))))
            continue
        blocks.append(Paragraph(line(opening, _question(view, ask, reader))))
        if reader.can.forms:
            below = len(blocks) - 1
            buttons += (replace(each, below=below) for each in _buttons(item, reader)[:most])
        elif acts := _acts(view, ask):
            blocks.append(Paragraph(_typed(view, acts, reader)))
    if more := [parts.number(item.view) for item in items[SHOWN:] if item.waits]:
        blocks.append(Paragraph(reader.say.line("And also: {numbers}.", numbers=", ".join(more))))
    return Card(tuple(blocks), tuple(buttons))


def _number(item: Item, reader: Reader) -> str:
    """Give the number, and for whom it is held if it is for somebody who is away."""
    number, absent = parts.number(item.view), item.ask.stands_in_for
    if absent is None:
        return number
    absent = reader.first_name(absent)
    return reader.say.text("{number}, for {person}", number=number, person=absent)


def _done(item: Item, reader: Reader) -> Line:
    if item.said:
        return _noted(item, item.said, reader)
    if item.elsewhere:
        person = reader.first_name(item.elsewhere)
        return reader.say.line("this is with {person} now.", person=person)
    if item.dropped:
        return reader.say.line("this waits for you no more.")
    return reader.say.line("answered, thank you.")


def _hello(items: Sequence[Item], card: traffic.Card, reader: Reader) -> Line:
    say, name = reader.say, reader.first_name(card.person or "")
    waiting = [item.view for item in items if item.waits]
    if not waiting and any(item.elsewhere or item.dropped for item in items):
        return say.line("{person}, nothing in this waits for you any more.", person=name)
    if not waiting:
        return say.several(
            "{person}, this is answered. Thank you.",
            "{person}, all of this is answered. Thank you.",
            len(items),
            person=name,
        )
    if card.params.get("back"):
        return say.several(
            "Welcome back, {person}. One thing is with you again, with a term of its own.",
            "Welcome back, {person}. {n} things are with you again, each with a term of its own.",
            len(waiting),
            person=name,
        )
    if all(view.case.urgency is Urgency.URGENT for view in waiting):
        return say.line("{person}, this is urgent.", person=name)
    morning = local(reader.now).time() < time(12)
    greeting = say.text("Good morning") if morning else say.text("Hello")
    if absent := card.params.get("stands_in_for"):
        return line(f"{greeting}, {name}. ", standing_in.why(absent, reader))
    return say.several(
        "{greeting}, {person}. One thing is waiting for you.",
        "{greeting}, {person}. {n} things are waiting for you.",
        len(waiting),
        greeting=greeting,
        person=name,
    )


def _item(number: int, since: datetime | None, person: str, reader: Reader) -> Item | None:
    row = reader.session.get(tables.Ask, number)
    view = reader.view(row.case_id if row else None)
    ask = view.case.ask(number) if view else None
    if view is None or ask is None:
        return None
    said = view.latest_of(number, ActName.PROGRESS, ActName.STUCK, ActName.LATER)
    answered = said is not None and since is not None and said.at >= since
    now_with = asked_person(ask, view.case, reader.rules.directory) if ask.open else person
    return Item(
        view,
        ask,
        said if ask.open and answered else None,
        now_with if now_with != person else "",
    )


def _about(item: Item, reader: Reader) -> Line:
    """Title and place; where there is no owner to name the problem by, also the words."""
    view = item.view
    headline = parts.headline(view, reader)
    if view.routing.owners or not view.words or item.elsewhere or view.case.withheld:
        return headline
    return line(*headline, f" ‘{one_line(view.words, WORDS_CHARS)}’")


def _question(view: View, ask: Ask, reader: Reader) -> Line:
    say = reader.say
    match ask.kind:
        case AskKind.PROGRESS if conditional.holds(view):
            return conditional.asked_owner(view, reader)
        case AskKind.BROKER if conditional.holds(view):
            return conditional.asked_broker(view, reader)
        case _ if before := _named_before(view, ask, reader):
            return before
        case AskKind.TAKE_OVER:
            last = _is_last(view, ask, reader)
            then = ask.next_at if last and ask.next_at and ask.next_at > reader.now else None
            day = capital(reader.when(then, precise=False)) if then else ""
            return line(handover.reminder(view, reader, last=day), _until(view, ask, reader))
        case AskKind.OWN | AskKind.PROGRESS if _is_last(view, ask, reader):
            return _last(view, ask, reader)
        case AskKind.OWN if ask.brokered:
            return line(say.line("what can you do about it?"), _until(view, ask, reader))
        case AskKind.OWN:
            return line(say.line("is this yours?"), _until(view, ask, reader))
        case AskKind.CONTRIBUTE:
            return line(say.line("do you take part?"), _until(view, ask, reader))
        case AskKind.PROGRESS:
            return say.line("how is it going?")
        case AskKind.BROKER:
            return say.line("nobody owns this yet. Whom will you ask?")
        case AskKind.WHICH_WIJK:
            command = parts.command(view, reader, ActName.PLACE)
            return say.line(
                "in which wijk is this? Type ‘{command}’ and its name.", command=command
            )
        case AskKind.QUESTION | AskKind.ADVISE:
            return line(asked.put(view, ask, reader), _until(view, ask, reader))
        case AskKind.PRIVACY:
            return line(
                say.line("there is data of a resident in it. What becomes of that?"),
                _until(view, ask, reader),
            )
        case kind:
            return say.line(_PLAIN.get(kind, N_("this is waiting for your answer.")))


def _named_before(view: View, ask: Ask, reader: Reader) -> Line:
    """Ask for the first time since a day that they named; empty where they named none."""
    turn = view.latest_of(ask.id, ActName.PROGRESS, ActName.STUCK, ActName.LATER)
    if turn is None or turn.until is None or ask.dated is None or ask.step > 1:
        return ()
    if turn.person != asked_person(ask, view.case, reader.rules.directory):
        return ()
    day = reader.on(turn.until)
    if ask.kind is AskKind.PROGRESS:
        return reader.say.line("you named {day}. How is it going?", day=day)
    return reader.say.line("you wanted to come back to this {day}. What is your answer?", day=day)


def _is_last(view: View, ask: Ask, reader: Reader) -> bool:
    """Whether silence is taken for an answer after this."""
    if ask.delivered is None or (ask.due is not None and ask.due > reader.now):
        return False
    return ask.step >= len(clocks.schedule(ask, view.case, reader.rules).nudges)


def _last(view: View, ask: Ask, reader: Reader) -> Line:
    """Ask for the last time: what happens then is told, with the day."""
    say = reader.say
    then = ask.next_at if ask.next_at and ask.next_at > reader.now else None
    day = reader.when(then, precise=False) if then else say.text("soon")
    facts = {"day": capital(day), "person": reader.name(view.case.broker)}
    if ask.kind is AskKind.PROGRESS:
        return say.line(
            "I have not heard anything yet. Does it not work out? {day} I will ask {person} to "
            "take a look with you. One line is enough.",
            **facts,
        )
    return say.line(
        "I have not heard anything yet. Is it difficult? {day} I will ask {person} to take a look "
        "with you. One tap is enough.",
        **facts,
    )


def _until(view: View, ask: Ask, reader: Reader) -> Line:
    """Say until when, as long as that is still to come."""
    if ask.due is None or ask.due <= reader.now:
        return ()
    until = clock.deadline(view, ask, reader)
    return line(" ", reader.say.line("By {until}, please.", until=until))


def _noted(item: Item, said: Said, reader: Reader) -> Line:
    """Say what was answered, and when it is asked again."""
    say, then = reader.say, item.ask.next_at
    match said.act:
        case ActName.STUCK:
            helps = reader.name(said.colleague or item.view.case.broker)
            return say.line("Noted: it does not work out. {person} hears it.", person=helps)
        case ActName.LATER:
            noted = say.line("Noted.")
        case _:
            noted = say.line("Noted: it is under way.")
    if then is None or then <= reader.now:
        return noted
    day = capital(reader.when(then, precise=False))
    return line(noted, " ", say.line("{day} I will ask again.", day=day))


def _buttons(item: Item, reader: Reader) -> tuple[Button, ...]:
    """Offer what answers it; where that is asked again and again, for this time only."""
    view, ask = item.view, item.ask
    cycle = dict.fromkeys((ActName.PROGRESS, ActName.STUCK), str(ask.cycle))
    return tuple(
        parts.button(view, reader, act, ask=ask.id, choice=cycle.get(act, ""))
        for act in _acts(view, ask)
    )


def _typed(view: View, acts: tuple[ActName, ...], reader: Reader) -> Line:
    """Say what can be typed here, where everything is for the bot."""
    typed = [f"‘{parts.command(view, reader, act)}’" for act in acts]
    return reader.say.line("Type {commands}.", commands=reader.any_of(typed))


def _acts(view: View, ask: Ask) -> tuple[ActName, ...]:
    """Say what answers it; the last reminder asks whether it does not work out."""
    match ask.kind:
        case AskKind.PROGRESS if conditional.holds(view):
            return conditional.FOR_OWNER
        case AskKind.BROKER if conditional.holds(view):
            return conditional.FOR_BROKER
        case AskKind.OWN if ask.brokered:
            return (*(ActName.TAKE, ActName.TAKE_IF, ActName.JOIN), ActName.DECLINE, ActName.LATER)
        case AskKind.OWN:
            return (ActName.TAKE, ActName.RUNNING, ActName.DECLINE, ActName.LATER)
        case AskKind.CONTRIBUTE:
            return (ActName.JOIN, ActName.DECLINE, ActName.LATER)
        case AskKind.TAKE_OVER:
            return (ActName.TAKE, ActName.RUNNING, ActName.DECLINE, ActName.LATER)
        case AskKind.PROGRESS if ask.step >= ASKED_AGAIN:
            return (ActName.PROGRESS, ActName.DONE, ActName.STUCK, ActName.HAND_OVER)
        case AskKind.PROGRESS:
            return (ActName.PROGRESS, ActName.DONE, ActName.LATER)
        case AskKind.BROKER:
            return (ActName.OFFER, ActName.NO_SIGNAL, ActName.LATER)
        case kind if kind in asked.ANSWERS:
            return (asked.ANSWERS[kind],)
        case AskKind.PRIVACY:
            return (ActName.CLEAN, ActName.CONFIDENTIAL)
        case AskKind.LOST:
            return (ActName.RESEND,)
        case AskKind.WHICH_OWNER:
            return (ActName.REROUTE, ActName.KEEP)
        case AskKind.DIRECT:
            return (ActName.REFER, ActName.KEEP)
        case _:
            return ()
