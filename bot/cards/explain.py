"""What the bot can tell: how a case stands, whose a text would be, and what somebody can do."""

from __future__ import annotations

from adapters.card import Block, Bold, Button, Card, Line, Paragraph
from bot import rights
from bot.cards import parts, turns
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import View, one_line
from bot.cases.acts import WEIGHS, ActName
from bot.cases.state import Ask
from bot.commands import Unknown, parse, usual_name
from bot.store import traffic
from bot.vocabulary import WORDS
from routing import Index, route
from routing.nouns import Kind, Owner

TURNS = 12
"""Of what happened, the latest are told one by one."""

_FOR_ALL = (
    ActName.POST,
    ActName.SHOW,
    ActName.MINE,
    ActName.WHOSE,
    ActName.SOLVED,
    ActName.REOPEN,
    ActName.NO_SIGNAL,
    ActName.CORRECT,
    ActName.REDACT,
    ActName.PLACE,
    ActName.ANSWER,
    ActName.AWAY,
    ActName.BACK_AT_WORK,
    ActName.FOLLOW,
    ActName.UNFOLLOW,
    ActName.CONFIDENTIAL,
)
_WEIGHING = (*WEIGHS.values(), ActName.RISK, ActName.NO_RISK)
_FOR_DEPARTMENTS = (
    ActName.TAKE,
    ActName.TAKE_IF,
    ActName.TAKE_LATER,
    ActName.RUNNING,
    ActName.DECLINE,
    ActName.JOIN,
    ActName.GIVE,
    ActName.HAND_OVER,
    ActName.OFFER,
    ActName.ADVISE,
    ActName.QUESTION,
    *_WEIGHING,
    ActName.PROGRESS,
    ActName.STUCK,
    ActName.LATER,
    ActName.TERM,
    ActName.DONE,
    ActName.PART,
    ActName.TEXT,
)
_FOR_BROKERS = (
    ActName.OFFER,
    ActName.QUESTION,
    ActName.HAND_OVER,
    ActName.MET,
    *_WEIGHING,
    ActName.TERM,
    ActName.DONE,
    ActName.OPEN_UP,
    ActName.TEXT,
)


def show(number: int, person: str, reader: Reader) -> Card | None:
    """Tell how a case stands and what happened, for a colleague who asks."""
    view = reader.view(number)
    if view is None:
        return None
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    if earlier := len(view.said[:-TURNS]):
        text = reader.say.several(
            "One thing happened before.", "{n} things happened before.", earlier
        )
        blocks.append(Paragraph(text))
    blocks += [Paragraph(turns.told(turn, reader)) for turn in view.said[-TURNS:]]
    waiting = dict.fromkeys(_waits(ask, view, reader) for ask in view.case.waiting)
    if waiting:
        text = reader.say.line("Waiting for {names}.", names="; ".join(waiting))
    else:
        text = reader.say.line("Closed: nothing is waiting.")
    return Card((*blocks, Paragraph(text)), _following(view, person, reader), parts.footer(view))


def _following(view: View, person: str, reader: Reader) -> tuple[Button, ...]:
    """Offer to hear each turn, or no more of it, to who may and while there may be any."""
    case, directory = view.case, reader.rules.directory
    if any(each.person == person for each in case.followers):
        return (parts.button(view, reader, ActName.UNFOLLOW),)
    may = rights.may(ActName.FOLLOW, person, case, directory) and not case.confidential
    return (parts.button(view, reader, ActName.FOLLOW),) if may and not parts.over(view) else ()


def whose(inbox: int, index: Index, reader: Reader) -> Card | None:
    """Say who would own a text, and why; makes nothing."""
    row = reader.session.get(traffic.Inbox, inbox)
    said = parse(str(row.event.get("text", ""))) if row else None
    if said is None or isinstance(said, Unknown) or not said.rest:
        return None
    say, text = reader.say, said.rest
    found = route(text, index)
    lines = [_would_own(text, owner, reader) for owner in found.owners]
    if not lines and found.kind is Kind.CHATTER:
        lines.append(say.line("I read no signal in this."))
    elif not lines:
        wijk = found.wijk[0].name if len(found.wijk) == 1 else None
        broker = reader.rules.directory.broker(wijk, found.theme.theme if found.theme else None)
        lines.append(
            say.line(
                "I cannot tell whose this is: it would go to {person}.",
                person=reader.with_phone(broker),
            )
        )
    wijken = [one_line(match.name, NAME_CHARS) for match in found.wijk]
    if wijken:
        lines.append(say.line("It is in {wijken}.", wijken=reader.any_of(wijken)))
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
    groups: list[tuple[str, tuple[ActName, ...]]] = [("", _FOR_ALL)]
    if directory.departments_of(person):
        groups.append((say.text("For what your department is asked or owns"), _FOR_DEPARTMENTS))
    if person == directory.coordinator or any(
        person in directory.brokers(wijk.wijkmanagers[0], wijk.name)
        for wijk in directory.wijken.values()
        if wijk.wijkmanagers
    ):
        groups.append((say.text("For what is yours to find an owner for"), _FOR_BROKERS))
    hello = say.line(
        "I bring signals from the wijk to the colleagues whose work they are, and keep asking how "
        "it goes. Post a signal in a channel for signals, or tell me here. You can also type:"
    )
    lines: list[Line] = []
    told: set[ActName] = set()
    for heading, acts in groups:
        lines += [(Bold(heading),)] if heading else []
        lines += [
            line(Bold(usual_name(act, say.name)), ": ", say.line(WORDS[act].help))
            for act in dict.fromkeys(acts)
            if act not in told
        ]
        told |= set(acts)
    example = f"{usual_name(ActName.SHOW, reader.say.name)} W-12"
    number = say.line("Add the number where there is one, like ‘{example}’.", example=example)
    there = say.line("In the thread of a signal, ‘help’ tells what you can do with it.")
    channel = say.line("In a channel put ‘{call}’ before it.", call=reader.can.call)
    return Card(
        tuple(Paragraph(each) for each in (hello, *lines, line(number, " ", there, " ", channel)))
    )


def _would_own(text: str, owner: Owner, reader: Reader) -> Line:
    """Name a department, with the words that speak for it."""
    department = Bold(reader.department(owner.department))
    quotes = (" … ".join(span.of(text) for span in each.spans) for each in owner.evidence)
    said = [f"‘{one_line(quote, parts.REASON_CHARS)}’" for quote in quotes if quote.strip()]
    if not said:
        return reader.say.line("{department}, it seems.", department=department)
    words = reader.all_of(list(dict.fromkeys(said)))
    because = reader.say.line(
        "{department}: you write {words}.", department=department, words=words
    )
    cases = sorted({case for each in owner.evidence for case in each.learned})
    if not cases:
        return because
    named = reader.all_of([f"W-{case}" for case in cases])
    return line(because, " ", reader.say.line("Learned from {cases}.", cases=named))


def _waits(ask: Ask, view: View, reader: Reader) -> str:
    if ask.person is not None:
        return reader.with_phone(ask.person)
    return reader.lead(ask.department or "", view.case.wijk)
