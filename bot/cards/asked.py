"""A question that somebody put in words: to whoever is asked, and to all who work on the case."""

from __future__ import annotations

from adapters.card import Block, Card, Line, Paragraph
from bot.cards import clock, parts
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.store.nouns import AskKind, CaseState

SHOWN = 3
"""Of what was asked on a case, the latest are told."""


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask, and later tell what was answered; a poster's own words stand above it already."""
    blocks: list[Block] = [Paragraph(parts.headline(view, reader))]
    if ask.signal is None or ask.stands_in_for:
        blocks += parts.words(view, reader)
    blocks.append(Paragraph(put(view, ask, reader)))
    may = view.case.state not in {CaseState.DONE, CaseState.CLOSED}
    late = ask.answer is Answer.SILENT and may
    blocks.append(Paragraph(_what_now(view, ask, reader, late=late)))
    answer = parts.button(view, reader, ActName.ANSWER, ask=ask.id, first=True)
    buttons = (answer,) if ask.open or late else ()
    return Card(tuple(blocks), buttons, parts.footer(view))


def put(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell who asks what, in their own words."""
    asked = _question(view, ask)
    return reader.say.line(
        "{person} asks: ‘{words}’",
        person=reader.name(ask.asker or ""),
        words=asked.words if asked else "",
    )


def answered(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell what was answered, by whom, in their own words; empty where nothing was."""
    said = _answer(view, ask)
    if said is None:
        return ()
    return reader.say.line(
        "{person} answers: ‘{words}’", person=reader.name(said.person), words=said.words
    )


def so_far(view: View, reader: Reader) -> tuple[Block, ...]:
    """Tell on the cards of a case what was asked about it lately, and what was answered."""
    asks = [ask for ask in view.case.asks if ask.kind is AskKind.QUESTION and _question(view, ask)]
    return tuple(Paragraph(_told(view, ask, reader)) for ask in asks[-SHOWN:])


def _told(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell one question in one line: who asked whom what, and what came of it."""
    question = _question(view, ask)
    asked = reader.say.line(
        "{person} asked {other}: ‘{words}’",
        person=reader.name(ask.asker or ""),
        other=reader.name(ask.person or ""),
        words=question.words if question else "",
    )
    if said := answered(view, ask, reader):
        return line(asked, " ", said)
    if ask.open:
        return line(asked, " ", reader.say.line("There is no answer yet."))
    return asked


def _what_now(view: View, ask: Ask, reader: Reader, *, late: bool) -> Line:
    say = reader.say
    if ask.open:
        return say.line(
            "{person}, answer here in your own words, by {until} please.",
            person=reader.mention(ask.person or ""),
            until=clock.deadline(view, ask, reader),
        )
    if said := answered(view, ask, reader):
        return said
    if late:
        return say.line("I have not heard anything yet. You can answer still.")
    return say.line("An answer is no longer needed.")


def _question(view: View, ask: Ask) -> Said | None:
    return view.of_ask(ask.id, ActName.QUESTION)


def _answer(view: View, ask: Ask) -> Said | None:
    return view.of_ask(ask.id, ActName.ANSWER)
