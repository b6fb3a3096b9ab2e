"""What a department is asked: is this yours, what can you do, do you take part, how does it go."""

from __future__ import annotations

from adapters.card import Block, Button, Card, Inline, Line, Paragraph
from bot import asks
from bot.cards import parts, receipt
from bot.cards.reader import Reader
from bot.cards.view import View, one_line
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.language import N_
from bot.rights import asked_person
from bot.store.nouns import AskKind, CaseState, Ending

QUOTES = 3
"""Words that are named at most."""


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw an offer, or what became of it."""
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    footer = parts.footer(view, _recognised(view, ask, reader))
    if ask.open and not parts.over(view):
        blocks += parts.refusals(view, reader)
        blocks += [Paragraph(text) for text in _question(view, ask, reader)]
        return Card(tuple(blocks), choices(view, ask, reader), footer)
    blocks += [Paragraph(text) for text in _after(view, ask, reader)]
    mine = view.case.owner is not None and view.case.owner == ask.department
    running = mine and view.case.state is CaseState.OWNED
    return Card(tuple(blocks), owner_buttons(view, reader) if running else (), footer)


def owner_buttons(view: View, reader: Reader) -> tuple[Button, ...]:
    """What an owner can say while it runs."""
    running = () if view.case.outside_number else (ActName.RUNNING,)
    return tuple(
        parts.button(view, reader, act) for act in (ActName.PROGRESS, ActName.DONE, *running)
    )


def deadline(view: View, ask: Ask, reader: Reader) -> str:
    """Say until when there is time; before delivery, as if it arrived now."""
    due = ask.due or asks.started(ask, view.case, reader.now, reader.rules).due
    return reader.by(due) if due else ""


def _question(view: View, ask: Ask, reader: Reader) -> tuple[Line, ...]:
    say = reader.say
    who = _addressed(view, ask, reader)
    until = deadline(view, ask, reader)
    match ask.kind:
        case AskKind.PROGRESS:
            again = view.last(ActName.REOPEN)
            words = again.words if again else ""
            told = say.line("{person}: ‘{words}’", person=reader.name(view.poster), words=words)
            return (told, say.line("{person}, will you look once more?", person=who))
        case AskKind.CONTRIBUTE:
            return (
                say.line(
                    "{owner} takes it on, and it touches your work too. {person}, do you take "
                    "part? Preferably by {until}.",
                    owner=receipt.who_did(view, reader),
                    person=who,
                    until=until,
                ),
            )
        case AskKind.OWN if ask.brokered:
            offer = next(
                (
                    turn
                    for turn in reversed(view.said)
                    if turn.act is ActName.OFFER and turn.department == ask.department
                ),
                None,
            )
            asker = reader.name(ask.asker or view.case.broker)
            if offer and offer.words:
                first = say.line("{person} asks: ‘{words}’", person=asker, words=offer.words)
            else:
                first = say.line(
                    "Nobody owns this yet. {person} asks: what can you do about it?", person=asker
                )
            last = say.line("{person}, preferably an answer by {until}.", person=who, until=until)
            return (first, last)
        case _:
            return (
                say.line(
                    "{person}, is this yours? Preferably by {until}.", person=who, until=until
                ),
            )


def choices(view: View, ask: Ask, reader: Reader) -> tuple[Button, ...]:
    """What a department can answer to an ask."""

    def choice(act: ActName, label: str = "", *, first: bool = False) -> Button:
        text = reader.say.text(label) if label else ""
        return parts.button(view, reader, act, ask=ask.id, label=text, first=first)

    match ask.kind:
        case AskKind.PROGRESS:
            return owner_buttons(view, reader)
        case AskKind.CONTRIBUTE:
            return (choice(ActName.JOIN, first=True), choice(ActName.DECLINE))
        case AskKind.OWN if ask.brokered:
            return (
                choice(ActName.TAKE, N_("We take it on"), first=True),
                choice(ActName.JOIN),
                choice(ActName.DECLINE, N_("No, because …")),
            )
        case _:
            return (
                choice(ActName.TAKE, first=True),
                choice(ActName.RUNNING),
                choice(ActName.DECLINE),
            )


def _after(view: View, ask: Ask, reader: Reader) -> tuple[Line, ...]:
    """Say what happened since, to a department whose turn is over."""
    say, case = reader.say, view.case
    if case.ending is Ending.NO_SIGNAL:
        return (say.line("No signal after all. You need not do anything."),)
    if case.ending is Ending.WITHDRAWN:
        return (say.line("The poster has taken it back. You need not do anything."),)
    if ask.answer is Answer.JOINED:
        lines = [say.line("You take part.")]
        if case.owner:
            owner = receipt.who_did(view, reader)
            lines.append(say.line("{owner} is accountable for it.", owner=owner))
        return tuple(lines)
    if ask.answer is Answer.DECLINED:
        turn = view.of_ask(ask.id, ActName.DECLINE)
        said = say.line("Not yours: ‘{words}’", words=turn.words if turn else "")
        return (said, _where_it_is(view, reader))
    if case.owner and case.owner == ask.department:
        return _yours(view, reader)
    if ask.answer is Answer.SILENT:
        return (say.line("I have not heard anything yet."), _where_it_is(view, reader))
    return (_where_it_is(view, reader),)


def _yours(view: View, reader: Reader) -> tuple[Line, ...]:
    say, case = reader.say, view.case
    contact = reader.name(case.contact) if case.contact else reader.department(case.owner or "")
    done = view.last(ActName.DONE)
    if case.state is CaseState.CLOSED:
        return (say.line("Solved. Thank you, {person}.", person=contact),)
    if case.state is CaseState.DONE:
        words = done.words if done else ""
        return (
            say.line("Done: ‘{words}’", words=words),
            say.line("I ask {person} whether it is solved.", person=reader.name(view.poster)),
        )
    if case.outside_number:
        number = one_line(case.outside_number, receipt.REASON_CHARS)
        yours = say.line(
            "Yours, as number {number}. {person} lets people know how it goes.",
            number=number,
            person=contact,
        )
    else:
        yours = say.line(
            "Yours. {person} lets people know how it goes; that does not mean paying for it all.",
            person=contact,
        )
    progress = view.last(ActName.PROGRESS)
    if progress is None:
        return (yours,)
    words = f": ‘{progress.words}’" if progress.words else ""
    told = say.line(
        "{when} {person} said that it is under way{words}",
        when=reader.when(progress.at),
        person=reader.name(progress.person),
        words=words,
    )
    return (yours, told)


def _where_it_is(view: View, reader: Reader) -> Line:
    """Say who has it now."""
    say, case = reader.say, view.case
    if case.owner:
        return say.line("{who} takes it on.", who=receipt.who_did(view, reader))
    if offers := case.open_of(AskKind.OWN):
        names = [reader.department(each.department or "") for each in offers]
        return say.line("Now I have asked {departments}.", departments=reader.all_of(names))
    return say.line("{person} now looks who can take it on.", person=reader.name(case.broker))


def _addressed(view: View, ask: Ask, reader: Reader) -> Inline:
    person = asked_person(ask, view.case, reader.rules.directory)
    return reader.mention(person) if person else reader.department(ask.department or "")


def _recognised(view: View, ask: Ask, reader: Reader) -> str:
    """Say by which words this department was found."""
    owner = next((each for each in view.routing.owners if each.department == ask.department), None)
    quotes = [view.quoted(each) for each in owner.evidence] if owner else []
    shown = [one_line(quote, receipt.REASON_CHARS) for quote in dict.fromkeys(quotes) if quote]
    if not shown:
        return ""
    return reader.say.text(
        "recognised: {words}", words=", ".join(f"‘{each}’" for each in shown[:QUOTES])
    )
