"""Messages that ask nothing: who has it now, an owner who is silent, danger."""

from __future__ import annotations

from adapters.card import Block, Card, Paragraph
from bot.cards import parts, receipt
from bot.cards.reader import Reader
from bot.cards.view import View, one_line
from bot.cases.decision import News


def draw(view: View, news: News, reader: Reader) -> Card:
    """Draw one piece of news, as it is now."""
    say, case = reader.say, view.case
    blocks: list[Block] = []
    match news:
        case News.TAKEN:
            who = receipt.who_did(view, reader)
            if case.outside_number:
                number = one_line(case.outside_number, receipt.REASON_CHARS)
                text = say.line("{who} has it already, as number {number}.", who=who, number=number)
            else:
                text = say.line("{who} takes it on.", who=who)
            person = reader.mention(view.poster)
            blocks += [Paragraph((person, ", ", *text))]
        case News.SILENT_OWNER:
            department = reader.department(case.owner or "")
            who = reader.with_phone(case.contact) if case.contact else department
            text = say.line(
                "I asked {who} three times how it goes and have not heard anything yet. "
                "{department} stays its owner; perhaps you can call.",
                who=who,
                department=department,
            )
            blocks += [Paragraph(parts.headline(view, reader)), Paragraph(text)]
        case News.UNBROKERED:
            text = say.line(
                "This has waited long for {person}. Will you look together who can take it on?",
                person=reader.with_phone(case.broker),
            )
            blocks += [Paragraph(parts.headline(view, reader)), Paragraph(text)]
        case News.DANGER:
            text = say.line(
                "This may be dangerous now. {person} reads that 112 comes first, and your number.",
                person=reader.name(view.poster),
            )
            blocks.append(Paragraph(parts.headline(view, reader)))
            blocks += [*parts.words(view, reader), Paragraph(text)]
    return Card(tuple(blocks), (), parts.footer(view))
