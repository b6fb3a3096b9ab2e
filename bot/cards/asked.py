"""What somebody asks in words, a question or advice: to who is asked, and to all on the case."""

from __future__ import annotations

from adapters.card import Block, Card, Inline, Line, Paragraph
from bot.cards import clock, parts
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.rights import asked_person
from bot.store.nouns import AskKind, CaseState

SHOWN = 3
"""Of what was asked on a case, and of advice that nobody asked for, the latest are told."""
ANSWERS = {AskKind.QUESTION: ActName.ANSWER, AskKind.ADVISE: ActName.ADVISE}
"""What is answered in words, and by which act."""


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask, and later tell what was answered; a poster's own words stand above it already."""
    blocks: list[Block] = [Paragraph(parts.headline(view, reader))]
    if ask.signal is None or ask.stands_in_for:
        blocks += parts.words(view, reader)
    blocks.append(Paragraph(put(view, ask, reader)))
    may = view.case.state not in {CaseState.DONE, CaseState.CLOSED}
    late = ask.answer is Answer.SILENT and may
    blocks.append(Paragraph(_what_now(view, ask, reader, late=late)))
    answer = parts.button(view, reader, ANSWERS[ask.kind], ask=ask.id, first=True)
    buttons = (answer,) if ask.open or late else ()
    return Card(tuple(blocks), buttons, parts.footer(view))


def put(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell who asks what, in their own words."""
    say, person, words = reader.say, reader.name(ask.asker or ""), question(view, ask)
    if ask.kind is not AskKind.ADVISE:
        return say.line("{person} asks: ‘{words}’", person=person, words=words)
    if words:
        return say.line("{person} asks for advice: ‘{words}’", person=person, words=words)
    return say.line("{person} asks for advice. Whose it is stays as it is.", person=person)


def question(view: View, ask: Ask) -> str:
    """Give the words of what was asked; empty where it had none."""
    asked = view.of_ask(ask.id, ActName.QUESTION, ActName.OFFER)
    return asked.words if asked else ""


def so_far(view: View, reader: Reader) -> tuple[Block, ...]:
    """Tell on the cards of a case what was asked about it lately, and what was answered."""
    asks = [ask for ask in view.case.asks if ask.kind in ANSWERS]
    free = [turn for turn in view.said if turn.act is ActName.ADVISE and turn.ask is None]
    told = [
        *(_told(view, ask, reader) for ask in asks[-SHOWN:]),
        *(_said(turn, reader) for turn in free[-SHOWN:]),
    ]
    return tuple(map(Paragraph, told))


def whom(ask: Ask, reader: Reader) -> str:
    """Name who is asked: a person, else a department."""
    return reader.name(ask.person) if ask.person else reader.department(ask.department or "")


def _told(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell one question in one line: who asked whom what, and what came of it."""
    say, words = reader.say, question(view, ask)
    facts = {"person": reader.name(ask.asker or ""), "other": whom(ask, reader), "words": words}
    if ask.kind is AskKind.QUESTION:
        asked = say.line("{person} asked {other}: ‘{words}’", **facts)
    elif words:
        asked = say.line("{person} asked {other} for advice: ‘{words}’", **facts)
    else:
        asked = say.line("{person} asked {other} for advice.", **facts)
    if said := _answer(view, ask):
        return line(asked, " ", _said(said, reader))
    if ask.open:
        return line(asked, " ", say.line("There is no answer yet."))
    return asked


def _what_now(view: View, ask: Ask, reader: Reader, *, late: bool) -> Line:
    say = reader.say
    if ask.open:
        until = clock.deadline(view, ask, reader)
        person: Inline = reader.mention(asked_person(ask, view.case, reader.rules.directory))
        if ask.person is None:  # in a channel people talk to each other, too
            return say.line("{person}, an answer by {until}, please.", person=person, until=until)
        return say.line(
            "{person}, answer here in your own words, by {until} please.",
            person=person,
            until=until,
        )
    if said := _answer(view, ask):
        return _said(said, reader)
    if late:
        return say.line("I have not heard anything yet. You can answer still.")
    return say.line("An answer is no longer needed.")


def _said(said: Said, reader: Reader) -> Line:
    """Tell what was answered, by whom, in their own words."""
    facts = {"person": reader.name(said.person), "words": said.words}
    if said.act is ActName.ADVISE:
        return reader.say.line("{person} thinks along: ‘{words}’", **facts)
    return reader.say.line("{person} answers: ‘{words}’", **facts)


def _answer(view: View, ask: Ask) -> Said | None:
    return view.of_ask(ask.id, ANSWERS[ask.kind])
