"""In the thread of a signal: what became of it, kept up to date in one message."""

from __future__ import annotations

from adapters.card import Block, Button, Card, Line, Paragraph
from bot.cards import parts
from bot.cards.reader import Reader, line
from bot.cards.view import View, one_line
from bot.cases.acts import ActName
from bot.cases.routed import flags
from bot.store.nouns import AskKind, CaseState, Ending
from routing.nouns import Evidence, Flag, Why

REASON_CHARS = 40


def draw(view: View, reader: Reader) -> Card:
    """Tell the poster who was asked and why, or who has it."""
    blocks: list[Block] = []
    if Flag.DANGER in flags(view.routing) and not parts.over(view):
        blocks.append(Paragraph(_emergency(reader)))
    blocks.append(Paragraph(_status(view, reader)))
    progress = view.last(ActName.PROGRESS)
    if progress and progress.words and view.case.state is CaseState.OWNED:
        told = reader.say.line(
            "{person} lets you know: ‘{words}’",
            person=reader.name(progress.person),
            words=progress.words,
        )
        blocks.append(Paragraph(told))
    buttons: tuple[Button, ...] = ()
    if view.case.state is CaseState.UNOWNED:
        buttons = (parts.button(view, reader, ActName.NO_SIGNAL),)
    return Card(tuple(blocks), buttons, parts.footer(view))


def because(view: View, reader: Reader) -> str:
    """Say why this department, in the poster's own words; empty where no words can be shown."""
    owner = next(iter(view.routing.owners), None)
    said = _first_quote(view, owner.evidence if owner else ())
    where = next(iter(view.routing.wijk), None) if view.case.wijk else None
    place = _first_quote(view, where.evidence if where else ())
    facts = {"words": said, "place": place, "wijk": view.case.wijk or ""}
    if said and place and place.casefold() != facts["wijk"].casefold():
        return reader.say.text("you write ‘{words}’, and ‘{place}’ is in {wijk}", **facts)
    if said:
        return reader.say.text("you write ‘{words}’", **facts)
    return ""


def _status(view: View, reader: Reader) -> Line:
    say, case = reader.say, view.case
    match case.state:
        case CaseState.CLOSED:
            return _ending(view, reader)
        case CaseState.DONE:
            return say.line("It is done, says {who}.", who=who_did(view, reader))
        case _ if case.owner:
            return _owned(view, reader)
        case _ if offer := next(iter(case.open_of(AskKind.OWN)), None):
            department = reader.department(offer.department or "")
            if offer.brokered:
                asker = reader.name(offer.asker or case.broker)
                return say.line(
                    "{person} has asked {department} what they can do about it.",
                    person=asker,
                    department=department,
                )
            return _offered(view, reader, department)
        case _:
            return _with_broker(view, reader)


def _offered(view: View, reader: Reader, department: str) -> Line:
    say = reader.say
    declined = view.last(ActName.DECLINE)
    if declined and declined.department:
        return say.line(
            "{first} says that it is not theirs. Now I have asked {department}.",
            first=reader.department(declined.department),
            department=department,
        )
    thanks = say.line("Thank you, {person}.", person=reader.first_name(view.poster))
    why = because(view, reader)
    if why:
        asked = say.line(
            "I have asked {department} whether this is theirs: {why}.",
            department=department,
            why=why,
        )
    else:
        asked = say.line("I have asked {department} whether this is theirs.", department=department)
    return line(thanks, " ", asked)


def _with_broker(view: View, reader: Reader) -> Line:
    say, case = reader.say, view.case
    thanks = say.line("Thank you, {person}.", person=reader.first_name(view.poster))
    words = reader.rules.directory.config.municipality.words
    broker = reader.name(case.broker)
    said_no = any(turn.act is ActName.DECLINE for turn in view.said)
    if case.wijk is None and case.theme is None:
        held = say.line(
            "No department recognises this as theirs. {person} keeps an eye on it until we know "
            "in which wijk it is.",
            person=broker,
        )
        return line(thanks, " ", held)
    title = words.wijkmanager if case.theme is None else ""
    who = f"{broker}, {title}" if title else broker
    if said_no:
        return say.line(
            "The departments that I asked say that it is not theirs. {person} now looks who can "
            "take it on.",
            person=who,
        )
    held = say.line(
        "No department recognises this as theirs. {person} looks who can take it on.", person=who
    )
    return line(thanks, " ", held)


def _owned(view: View, reader: Reader) -> Line:
    case, say = view.case, reader.say
    if case.outside_number:
        return say.line(
            "{who} has it already, as number {number}.",
            who=who_did(view, reader),
            number=one_line(case.outside_number, REASON_CHARS),
        )
    return say.line("{who} takes it on.", who=who_did(view, reader))


def _ending(view: View, reader: Reader) -> Line:
    match view.case.ending:
        case Ending.NO_SIGNAL:
            return reader.say.line("No signal after all. I do nothing more with it.")
        case Ending.WITHDRAWN:
            return reader.say.line("You have taken it back. I do nothing more with it.")
        case _ if view.case.owner:
            return reader.say.line("Solved, by {who}.", who=who_did(view, reader))
        case _:
            return reader.say.line("Solved.")


def who_did(view: View, reader: Reader) -> str:
    """Name who has it: the person first, then the department."""
    case = view.case
    if case.owner is None:
        return reader.name(case.broker)
    department = reader.department(case.owner)
    if case.contact is None:
        return department
    return reader.say.text(
        "{person} of {department}", person=reader.name(case.contact), department=department
    )


def _emergency(reader: Reader) -> Line:
    on_duty = reader.rules.directory.config.municipality.on_duty
    if on_duty is None:
        return reader.say.line("Is there danger now? Call 112. I am no alarm line.")
    return reader.say.line(
        "Is there danger now? Call 112. {person} is on duty: {phone}. I am no alarm line.",
        person=reader.name(on_duty.person),
        phone=on_duty.phone,
    )


def _first_quote(view: View, evidence: tuple[Evidence, ...]) -> str:
    quotes = (view.quoted(each) for each in evidence if each.why is not Why.DEFAULT)
    return next((one_line(quote, REASON_CHARS) for quote in quotes if quote), "")
