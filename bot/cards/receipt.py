"""In the thread of a signal: what became of it, kept up to date in one message."""

from __future__ import annotations

from adapters.card import Block, Bold, Button, Card, Line, Paragraph
from bot.cards import conditional, days, loss, parts
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import Said, View, one_line
from bot.cases.acts import ActName
from bot.cases.routed import flags
from bot.cases.state import Ask
from bot.store.nouns import AskKind, CaseState, Ending
from routing.nouns import Flag, Why

RUNNING = frozenset({CaseState.OWNED, CaseState.CONDITIONAL})
"""Somebody owns it, and it is not done."""
REASONS = 2
"""Words that are given as a reason at most."""


def draw(view: View, reader: Reader) -> Card:
    """Tell the poster who was asked and why, or who has it."""
    blocks: list[Block] = []
    if Flag.DANGER in flags(view.routing) and not parts.over(view):
        blocks.append(Paragraph(emergency(reader)))
    blocks.append(Paragraph(_status(view, reader)))
    progress = view.progress
    if progress and progress.words and view.case.state in RUNNING:
        told = reader.say.line(
            "{person} lets you know: ‘{words}’",
            person=reader.name(progress.person),
            words=progress.words,
        )
        blocks.append(Paragraph(told))
    buttons: tuple[Button, ...] = ()
    if view.case.state is CaseState.UNOWNED:
        blocks += [Paragraph(text) for text in _put_off(view, reader)]
        blocks += [Paragraph(text) for text in _assumed(view, reader)]
        if view.resident:
            blocks.append(Paragraph(_for_a_resident(reader)))
        both = (ActName.CORRECT, ActName.NO_SIGNAL)
        buttons = tuple(parts.button(view, reader, act) for act in both)
    return Card(tuple(blocks), buttons, parts.footer(view))


def _by_its_own_route(view: View, reader: Reader) -> Line:
    """Say that this is routine work of a department, which has a way of its own for it."""
    asked = next(each for each in view.case.asks if each.kind is AskKind.DIRECT)
    department = Bold(reader.department(asked.department or ""))
    if asked.open:
        seems = reader.say.line(
            "This looks like routine work of {department}.", department=department
        )
        return line(_thanks(view, reader), " ", seems)
    return reader.say.line("This goes straight to {department}.", department=department)


def _for_a_resident(reader: Reader) -> Line:
    return reader.say.line(
        "You post this for a resident, and I do not keep who that is: you stay in touch with them."
    )


def because(view: View, reader: Reader) -> str:
    """Say why this department, in the poster's own words; empty where no words can be shown."""
    owner = next(iter(view.routing.owners), None)
    said = parts.quotes(view, owner.evidence if owner else (), reader)[:REASONS]
    if not said:
        return ""
    words = reader.all_of(said)
    where = next(iter(view.routing.wijk), None) if view.case.wijk else None
    place = next(iter(parts.quotes(view, where.evidence if where else (), reader)), "")
    wijk = one_line(view.case.wijk or "", NAME_CHARS)
    if place and place.strip("‘’").casefold() != wijk.casefold():
        return reader.say.text(
            "you write {words}, and {place} is in {wijk}", words=words, place=place, wijk=wijk
        )
    return reader.say.text("you write {words}", words=words)


def standing(view: View, reader: Reader) -> Line:
    """Say how it stands with its owner, or with the broker who saw to it."""
    case, say, who = view.case, reader.say, who_did(view, reader)
    match case.state:
        case CaseState.CLOSED:
            return say.line("Solved by {who}.", who=who) if case.owner else say.line("Solved.")
        case CaseState.DONE:
            done = who_said(view, view.last(ActName.DONE), reader)
            return say.line("{who} lets us know that it is done.", who=done)
        case CaseState.CONDITIONAL:
            return conditional.standing(view, reader)
        case _ if view.reopened:
            return say.line("{who} is taking another look.", who=who)
        case _ if case.outside_number:
            number = one_line(case.outside_number, parts.REASON_CHARS)
            return say.line("{who} is on it already, as number {number}.", who=who, number=number)
        case _ if later := _later(view, reader):
            day = days.said_with(view, later.act, reader)
            if view.case.confidential or not later.words:
                return say.line("{who} is taking it on, from {day} on.", who=who, day=day)
            return say.line(
                "{who} is taking it on, from {day} on: ‘{words}’",
                who=who,
                day=day,
                words=later.words,
            )
        case _:
            return say.line("{who} is taking it on.", who=who)


def _later(view: View, reader: Reader) -> Said | None:
    """Give the turn with which it was taken on for later, as long as nothing followed it."""
    turn = view.last(ActName.TAKE_LATER, ActName.PROGRESS, ActName.STUCK)
    taken = turn if turn and turn.act is ActName.TAKE_LATER else None
    return taken if days.of_owner(view, reader) else None


def who_did(view: View, reader: Reader) -> str:
    """Name who has it: the person first, then the department."""
    if view.case.owner is None:
        return reader.name(view.case.contact or view.case.broker)
    return _of_owner(view, view.case.contact, reader)


def who_said(view: View, said: Said | None, reader: Reader) -> str:
    """Name who said something: often the contact, but it may be a colleague of theirs."""
    if said is None:
        return who_did(view, reader)
    if view.case.owner is None:
        return reader.name(said.person)
    return _of_owner(view, said.person, reader)


def _of_owner(view: View, person: str | None, reader: Reader) -> str:
    department = reader.department(view.case.owner or "")
    if person is None:
        return department
    return reader.say.text(
        "{person} of {department}", person=reader.name(person), department=department
    )


def _status(view: View, reader: Reader) -> Line:
    say, case = reader.say, view.case
    if case.ending is Ending.NO_SIGNAL:
        return say.line("No signal after all. I leave it at that.")
    if case.ending is Ending.WITHDRAWN:
        return say.line("You took it back. I leave it at that.")
    if case.ending is Ending.REFERRED or case.open_of(AskKind.DIRECT):
        return _by_its_own_route(view, reader)
    offers = case.open_of(AskKind.OWN)
    departments = [reader.department(each.department or "") for each in offers]
    settled = case.state in {CaseState.CLOSED, CaseState.DONE} or case.owner
    if settled or (case.held and not offers):
        return standing(view, reader)
    if missed := loss.unreached(offers, reader):
        return _not_reached(view, missed, reader)
    if offers and offers[0].brokered:
        return say.line(
            "{person} has asked {departments} what they can do about it.",
            person=reader.name(offers[0].asker or case.broker),
            departments=reader.all_of(departments),
        )
    if offers:
        return _offered(view, reader, Bold(departments[0]))
    return standing(view, reader) if view.reopened else _with_broker(view, reader)


def _put_off(view: View, reader: Reader) -> tuple[Line, ...]:
    """Say who comes back to it, and when."""
    return tuple(
        reader.say.line(
            "{department} will come back to it {day}.",
            department=reader.department(ask.department or ""),
            day=days.ahead(ask, reader),
        )
        for ask in view.case.open_of(AskKind.OWN)
        if days.put_off(view, ask, reader)
    )


def _not_reached(view: View, missed: tuple[Ask, ...], reader: Reader) -> Line:
    """Say that who would be asked knows nothing yet, and who sees to that."""
    seeing = [ask.person for ask in view.case.open_of(AskKind.LOST) if ask.person]
    coordinator = reader.rules.directory.coordinator
    told = reader.say.line(
        "The question to {departments} has not arrived yet. {person} sees to that.",
        departments=reader.all_of([reader.department(ask.department or "") for ask in missed]),
        person=reader.name(next(iter(seeing), coordinator)),
    )
    return line(_thanks(view, reader), " ", told)


def _offered(view: View, reader: Reader, department: Bold) -> Line:
    say = reader.say
    declined = view.last(ActName.DECLINE, ActName.CORRECT, ActName.REROUTE)
    if declined and declined.act is not ActName.DECLINE and declined.department:
        asked = say.line("I have now asked {department}.", department=department)
        return line(_thanks(view, reader), " ", asked)
    if declined and declined.act is ActName.DECLINE and declined.department:
        return say.line(
            "{first} says that it is not theirs. I have now asked {department}.",
            first=reader.department(declined.department),
            department=department,
        )
    why = because(view, reader)
    if why:
        asked = say.line(
            "I have asked {department} whether this is theirs: {why}.",
            department=department,
            why=why,
        )
    else:
        asked = say.line("I have asked {department} whether this is theirs.", department=department)
    return line(_thanks(view, reader), " ", asked)


def _with_broker(view: View, reader: Reader) -> Line:
    """Say why no department has it, and who is looking for one."""
    say, case = reader.say, view.case
    no = [turn.department for turn in view.said if turn.act is ActName.DECLINE and turn.department]
    if no and not any(ask.brokered for ask in case.asks):
        names = list(dict.fromkeys(map(reader.department, no)))
        so_far = say.several(
            "{departments} says that it is not theirs.",
            "{departments} say that it is not theirs.",
            len(names),
            departments=reader.all_of(names),
        )
    elif any(ask.kind is AskKind.OWN for ask in case.asks):
        so_far = say.line("This has no owner yet.")
    else:
        unknown = say.line("I cannot tell whose this is.")
        so_far = line(_thanks(view, reader), " ", unknown)
    who = _broker(view, reader)
    if case.wijk is None and case.theme is None:
        held = say.line("{person} holds on to it until we know in which wijk it is.", person=who)
    else:
        held = say.line("{person} is looking for who can take it on.", person=who)
    return line(so_far, " ", held)


def _assumed(view: View, reader: Reader) -> tuple[Line, ...]:
    """Say that the wijk is only the usual one of channel or poster, and how to tell another."""
    reasons = [each.why for match in view.routing.wijk for each in match.evidence]
    placed = any(turn.wijk for turn in view.said)
    if placed or not reasons or set(reasons) != {Why.DEFAULT}:
        return ()
    text = reader.say.line(
        "I take it that this is in {wijk}. If it is not, type ‘{command}’ and the right one.",
        wijk=one_line(view.case.wijk or "", NAME_CHARS),
        command=f"{reader.can.call} {parts.command(view, reader, ActName.PLACE)}",
    )
    return (text,)


def _broker(view: View, reader: Reader) -> str:
    """Name the broker, with what they are where it is a wijkmanager, or who stands in."""
    turn = next(iter(view.case.open_of(AskKind.BROKER)), None)
    if turn is not None and turn.stands_in_for and turn.person:
        return reader.name(turn.person)
    wijk = reader.rules.directory.wijken.get(view.case.wijk or "")
    name = reader.name(view.case.broker)
    if wijk is None or view.case.broker not in wijk.wijkmanagers:
        return name
    return reader.say.text(
        "{person}, {title} of {wijk},",
        person=name,
        title=reader.rules.directory.config.municipality.words.wijkmanager,
        wijk=one_line(wijk.name, NAME_CHARS),
    )


def _thanks(view: View, reader: Reader) -> Line:
    return reader.say.line("Thank you, {person}.", person=reader.first_name(view.poster))


def emergency(reader: Reader) -> Line:
    """Say whom to call first where there is danger."""
    on_duty = reader.rules.directory.config.municipality.on_duty
    if on_duty is None:
        return reader.say.line("Is there danger now? Call 112. I am not an emergency line.")
    return reader.say.line(
        "Is there danger now? Call 112. {person} is on duty: {phone}. I am not an emergency line.",
        person=reader.name(on_duty.person),
        phone=on_duty.phone,
    )
