"""Messages that ask nothing: who has it now, an owner who is silent, danger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from adapters.card import Block, Card, Line, Paragraph
from bot.cards import (
    asked,
    conditional,
    days,
    handover,
    parts,
    privacy,
    proposal,
    receipt,
    resident,
    risks,
    turns,
)
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View
from bot.cases.acts import ActName
from bot.cases.decision import News
from bot.cases.state import Answer
from bot.rights import asked_person, is_asked
from bot.store.nouns import AskKind

_IN_ONE_LINE: Mapping[News, Callable[[View, News, Reader], Line]] = {
    **dict.fromkeys((News.MET, News.FIRM), conditional.news),
    **dict.fromkeys(
        (
            *(News.TAKE_OVER_ASKED, News.TAKEN_OVER),
            *(News.NOT_TAKEN_OVER, News.SILENT_TAKE_OVER),
        ),
        handover.news,
    ),
    **dict.fromkeys((News.STUCK, News.PUT_OFF, News.TERM), days.news),
}
"""News that is told below title and place in one line, and by whom."""


def draw(view: View, news: News, turn: Said | None, reader: Reader) -> Card:
    """Draw one piece of news as it is now, or as the turn was that it comes from."""
    headline = Paragraph(parts.headline(view, reader))
    blocks: tuple[Block, ...]
    match news:
        case told if told in _IN_ONE_LINE:
            blocks = (headline, Paragraph(_IN_ONE_LINE[told](view, told, reader)))
        case told if told in _IN_SHORT:
            blocks = (headline, Paragraph(_IN_SHORT[told](view, reader)))
        case News.TAKEN | News.TAKEN_IF:
            blocks = (Paragraph(_taken(view, reader)),)
        case News.GIVEN:
            blocks = (headline, *parts.words(view, reader), Paragraph(_given(view, reader)))
        case News.FOLLOWING:
            blocks = (headline, *parts.words(view, reader), Paragraph(_followed(turn, reader)))
        case News.TURN:
            blocks = (headline, Paragraph(turns.told(turn, reader))) if turn else (headline,)
        case News.REACTED | News.ANSWERED | News.UNANSWERED | News.PART_DONE:
            blocks = (headline, *map(Paragraph, _TELLING[news](view, turn, reader)))
        case News.RISK:
            blocks = (headline, *parts.words(view, reader), Paragraph(risks.alarm(view, reader)))
        case News.CHANGED | News.GONE | News.DIRECT:
            blocks = (headline, *proposal.news(view, news, reader))
        case News.UNBROKERED:
            blocks = (headline, Paragraph(_unbrokered(view, reader)))
        case News.PRIVATELY:
            told_of = tuple(map(Paragraph, privacy.for_broker(view, reader)))
            blocks = (headline, *parts.words(view, reader), *told_of)
        case News.DANGER:
            text = reader.say.line(
                "You are on duty, and this may be dangerous now. {person} reads that 112 comes "
                "first, and your number.",
                person=reader.name(view.poster),
            )
            blocks = (headline, *parts.words(view, reader), Paragraph(text))
    follows = news in {News.FOLLOWING, News.TURN}
    ends = (parts.button(view, reader, ActName.UNFOLLOW),) if follows else ()
    if news is News.TELLS and resident.can_be_told(view):
        ends = (parts.button(view, reader, ActName.TEXT),)
    return Card(blocks, ends, parts.footer(view))


def _part(view: View, turn: Said | None, reader: Reader) -> Iterator[Line]:
    """Tell who owns it that a part is done, and whether any is left."""
    if turn is None:
        return
    yield reader.say.line(
        "{person} of {department} has done their part: ‘{words}’",
        person=reader.with_phone(turn.person),
        department=reader.department(turn.department or ""),
        words=turn.words,
    )
    left = dict(view.case.contributors).keys() - view.case.ready
    if not left:
        yield reader.say.line("Everybody who takes part is ready now.")


def _tells(view: View, reader: Reader) -> Line:
    """Tell who is to tell it in the wijk what was done."""
    done = view.last(ActName.DONE)
    return reader.say.line(
        "{who} says that it is done, and that you tell it in the wijk: ‘{words}’",
        who=receipt.who_said(view, done, reader),
        words=done.words if done else "",
    )


def _taken(view: View, reader: Reader) -> Line:
    """Tell the poster who has it, and how to reach them."""
    taken = line(reader.mention(view.poster), ", ", receipt.standing(view, reader))
    contact = view.case.contact
    phone = reader.phone(contact) if contact else ""
    if not contact or not phone:
        return taken
    reach = reader.say.line(
        "You can reach {person} on {phone}.", person=reader.first_name(contact), phone=phone
    )
    quoted = isinstance(taken[-1], str) and taken[-1].endswith("’")
    return line(taken, ". " if quoted else " ", reach)


def _given(view: View, reader: Reader) -> Line:
    """Tell a colleague that it is theirs now, and by whom."""
    turn = view.last(ActName.GIVE)
    if view.case.contact != (turn.colleague if turn else None):
        return reader.say.line("This was given to you, and is somebody else's by now.")
    return reader.say.line(
        "{person} gave this to you: from now on you let people know how it goes, and I ask you.",
        person=reader.with_phone(turn.person) if turn else "",
    )


def _reacted(view: View, turn: Said | None, reader: Reader) -> Iterator[Line]:
    """Tell who asked something of others what they say to it, or advice that nobody asked for."""
    if turn is None:
        return
    ask = view.case.ask(turn.ask or 0)
    if ask is not None and (words := asked.question(view, ask)):
        other = asked.whom(ask, reader)
        yield reader.say.line("You asked {person}: ‘{words}’", person=other, words=words)
    yield turns.told(turn, reader)


def _followed(turn: Said | None, reader: Reader) -> Line:
    """Tell somebody who has them follow what they could not read before."""
    return reader.say.line(
        "{person} wants you to know of this. You can read it, and hear each turn from now on.",
        person=reader.with_phone(turn.person if turn else ""),
    )


def _answer(view: View, turn: Said | None, reader: Reader) -> Iterator[Line]:
    """Tell who asked what they asked, the answer or that there is none, and what waits for it."""
    say, ask = reader.say, view.case.ask(turn.ask or 0) if turn else None
    if ask is None or ask.asker is None:
        return
    other = reader.with_phone(asked_person(ask, view.case, reader.rules.directory))
    if words := asked.question(view, ask):
        yield say.line("You asked {person}: ‘{words}’", person=other, words=words)
    else:
        yield say.line("You asked {person} for advice.", person=other)
    if turn and turn.act is ActName.ANSWER:
        yield say.line(
            "{person} answers: ‘{words}’", person=reader.name(turn.person), words=turn.words
        )
    else:
        yield say.line("I have not heard anything yet. Perhaps you can call.")
    yield from _goes_on(view, ask.asker, reader)


def _goes_on(view: View, person: str, reader: Reader) -> Iterator[Line]:
    """Say until when somebody has time for what they are asked themselves."""
    offered = (AskKind.OWN, AskKind.CONTRIBUTE)
    theirs = [ask for kind in offered for ask in view.case.open_of(kind)]
    dues = [
        ask.due
        for ask in theirs
        if ask.due and not ask.paused and is_asked(person, ask, reader.rules.directory)
    ]
    if dues:
        yield reader.say.line("Your own time goes on, until {until}.", until=reader.by(min(dues)))


def _silent(view: View, reader: Reader) -> Line:
    case = view.case
    department = reader.department(case.owner or "")
    running = case.open_of(AskKind.PROGRESS)
    asked = asked_person(running[0], case, reader.rules.directory) if running else case.contact
    return reader.say.line(
        "I asked {who} how it goes and have not heard anything yet. {department} stays its owner; "
        "perhaps you can call.",
        who=reader.with_phone(asked) if asked else department,
        department=department,
    )


def _unheard(view: View, reader: Reader) -> Line:
    """Tell the owner who did not say whether they take part."""
    silent = [
        reader.lead(ask.department, view.case.wijk)
        for ask in view.case.asks
        if ask.kind is AskKind.CONTRIBUTE and ask.answer is Answer.SILENT and ask.department
    ]
    return reader.say.line(
        "I have not heard yet from {departments} whether they take part. Perhaps you can call.",
        departments="; ".join(dict.fromkeys(silent)),
    )


def _urgent(view: View, reader: Reader) -> Line:
    """Tell the broker whom to call, as long as nobody answered."""
    asked = [ask.department for ask in view.case.open_of(AskKind.OWN) if ask.department]
    if not asked:
        return reader.say.line("This was urgent, and it is answered by now.")
    return reader.say.line(
        "This is urgent, and I have not heard anything yet from {departments}. Perhaps you can "
        "call.",
        departments="; ".join(reader.lead(each, view.case.wijk) for each in asked),
    )


_IN_SHORT: Mapping[News, Callable[[View, Reader], Line]] = {
    News.SILENT_OWNER: _silent,
    News.SILENT_CONTRIBUTOR: _unheard,
    News.SILENT_AND_URGENT: _urgent,
    News.TELLS: _tells,
}
"""The same, of what is told by this module."""


def _unbrokered(view: View, reader: Reader) -> Line:
    """Tell the coordinator for how long nobody owns it, or could not arrange what was asked."""
    if conditional.holds(view):
        return conditional.unarranged(view, reader)
    return reader.say.line(
        "This has had no owner since {day}. Will you and {person} look together for who can take "
        "it on?",
        day=reader.when(view.case.opened, precise=False),
        person=reader.with_phone(view.case.broker),
    )


_TELLING: Mapping[News, Callable[[View, Said | None, Reader], Iterator[Line]]] = {
    News.REACTED: _reacted,
    News.ANSWERED: _answer,
    News.UNANSWERED: _answer,
    News.PART_DONE: _part,
}
"""News of one turn that takes more than a line, and by whom it is told."""
