"""What the bot can tell: how a case stands, whose a text would be, and what somebody can do."""

from __future__ import annotations

from adapters.card import Block, Bold, Card, Line, Paragraph
from bot.cards import parts
from bot.cards.reader import Reader, line
from bot.cards.view import View, load
from bot.cases.acts import ActName
from bot.commands import Said, parse, usual_name
from bot.language import N_
from bot.store import traffic
from routing import Index, route
from routing import explain as explained
from routing.nouns import Kind

_TURNS = {
    ActName.POST: N_("{person} posted it"),
    ActName.TAKE: N_("{person}: ours ({department})"),
    ActName.RUNNING: N_("{person}: running already ({department})"),
    ActName.DECLINE: N_("{person}: not ours ({department})"),
    ActName.JOIN: N_("{person}: we take part ({department})"),
    ActName.OFFER: N_("{person} asked {department}"),
    ActName.PROGRESS: N_("{person}: it is under way"),
    ActName.DONE: N_("{person}: done"),
    ActName.SOLVED: N_("{person}: solved"),
    ActName.REOPEN: N_("{person}: not solved yet"),
    ActName.NO_SIGNAL: N_("{person}: no signal"),
    ActName.PLACE: N_("{person} told the wijk"),
    ActName.RESEND: N_("{person} had it sent again"),
    ActName.WITHDRAW: N_("{person} took the words away"),
    ActName.LAPSE: N_("nobody answered in time"),
}

_HELP = {
    ActName.POST: N_("post a signal, from any place"),
    ActName.SHOW: N_("see how a signal stands"),
    ActName.WHOSE: N_("see who would own a text, without posting it"),
    ActName.TAKE: N_("own what your department is asked"),
    ActName.RUNNING: N_("say that it runs already, with your own number"),
    ActName.DECLINE: N_("say that it is not yours, and why"),
    ActName.JOIN: N_("take part without owning it"),
    ActName.PROGRESS: N_("say how it goes"),
    ActName.DONE: N_("say that it is done, and what the poster may know"),
    ActName.OFFER: N_("ask a department what it can do"),
    ActName.PLACE: N_("tell in which wijk it is"),
    ActName.SOLVED: N_("say that it is solved"),
    ActName.REOPEN: N_("say that it is not solved"),
    ActName.NO_SIGNAL: N_("end what needs no owner"),
}
_FOR_ALL = (
    ActName.POST,
    ActName.SHOW,
    ActName.WHOSE,
    ActName.SOLVED,
    ActName.REOPEN,
    ActName.NO_SIGNAL,
    ActName.PLACE,
)
_FOR_DEPARTMENTS = (
    ActName.TAKE,
    ActName.RUNNING,
    ActName.DECLINE,
    ActName.JOIN,
    ActName.PROGRESS,
    ActName.DONE,
)
_FOR_BROKERS = (ActName.OFFER, ActName.DONE)


def show(number: int, reader: Reader) -> Card | None:
    """Tell how a case stands and what happened, for a colleague who asks."""
    view = load(reader.session, number)
    if view is None:
        return None
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    blocks += [Paragraph(_turn(view, index, reader)) for index in range(len(view.said))]
    waiting = [_waits(ask.person or ask.department or "", reader) for ask in view.case.waiting]
    if waiting:
        blocks.append(
            Paragraph(reader.say.line("Waits for: {names}.", names=reader.all_of(waiting)))
        )
    else:
        blocks.append(Paragraph(reader.say.line("Closed: nothing waits.")))
    return Card(tuple(blocks), (), parts.footer(view))


def whose(inbox: int, index: Index, reader: Reader) -> Card | None:
    """Say who would own a text, and why; makes nothing."""
    row = reader.session.get(traffic.Inbox, inbox)
    said = parse(str(row.event.get("text", ""))) if row else None
    if not isinstance(said, Said) or not said.rest:
        return None
    say, text = reader.say, said.rest
    found = route(text, index)
    lines: list[Line] = []
    for owner in found.owners:
        reasons = "; ".join(explained(text, each) for each in owner.evidence)
        department = Bold(reader.department(owner.department))
        lines.append(say.line("{department}: {reasons}", department=department, reasons=reasons))
    if not lines and found.kind is Kind.CHATTER:
        lines.append(say.line("I read no signal in this."))
    elif not lines:
        wijk = found.wijk[0].name if len(found.wijk) == 1 else None
        broker = reader.rules.directory.broker(wijk, found.theme.theme if found.theme else None)
        lines.append(
            say.line("No department is sure: it would go to {person}.", person=reader.name(broker))
        )
    wijken = [match.name for match in found.wijk]
    if wijken:
        lines.append(say.line("It is in {wijken}.", wijken=say.text(" or ").join(wijken)))
    lines.append(
        say.line(
            "Is it a signal? Then put ‘{command}’ before it.",
            command=usual_name(ActName.POST, reader.say.name),
        )
    )
    return Card(tuple(Paragraph(each) for each in lines))


def help_card(person: str, reader: Reader) -> Card:
    """Say what this person can do here."""
    directory, say = reader.rules.directory, reader.say
    acts = list(_FOR_ALL)
    if directory.departments_of(person):
        acts += _FOR_DEPARTMENTS
    if person == directory.coordinator or any(
        person in directory.brokers(wijk.wijkmanagers[0], wijk.name)
        for wijk in directory.wijken.values()
        if wijk.wijkmanagers
    ):
        acts += _FOR_BROKERS
    hello = say.line(
        "I bring signals from the wijk to who owns them, and keep asking how it goes. Post a "
        "signal in a channel for signals, or tell me here. You can also type:"
    )
    lines = [
        line(Bold(usual_name(act, reader.say.name)), ": ", say.line(_HELP[act]))
        for act in dict.fromkeys(acts)
    ]
    last = say.line(
        "Add the number where there is one, like ‘{example}’.",
        example=f"{usual_name(ActName.SHOW, reader.say.name)} W-12",
    )
    return Card(tuple(Paragraph(each) for each in (hello, *lines, last)))


def _turn(view: View, index: int, reader: Reader) -> Line:
    turn = view.said[index]
    text = reader.say.line(
        _TURNS.get(turn.act, N_("{person} did something")),
        person=reader.name(turn.person),
        department=reader.department(turn.department or ""),
    )
    words = f": ‘{turn.words}’" if turn.words else ""
    return line(f"{reader.when(turn.at)} · ", text, words)


def _waits(who: str, reader: Reader) -> str:
    directory = reader.rules.directory
    return reader.department(who) if who in directory.departments else reader.name(who)
