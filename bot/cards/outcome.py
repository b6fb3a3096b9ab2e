"""*Is het zo opgelost?*: asked once, to the poster, in the thread of the signal."""

from __future__ import annotations

from datetime import timedelta

from adapters.card import Button, Card, Line, Paragraph
from bot.cards import parts, receipt, resident
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.acts import ActName, Teller
from bot.cases.state import Answer, Ask


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Tell what the owner says, and ask; later, what the poster answered."""
    say = reader.say
    answered = view.of_ask(ask.id, ActName.SOLVED, ActName.REOPEN, ActName.LAPSE)
    done = view.last(ActName.DONE, before=answered)
    words = done.words if done else ""
    who = receipt.who_said(view, done, reader)
    told = say.line("{who} lets you know: ‘{words}’", who=who, words=words)
    if ask.open:
        asked = say.line("{person}, is it solved now?", person=reader.mention(ask.person or ""))
        yes = parts.button(view, reader, ActName.SOLVED, signal=ask.signal, first=True)
        tells = done is not None and done.tells == Teller.POSTER
        wish = (Paragraph(say.line("They ask you to tell it in the wijk, too.")),) if tells else ()
        buttons = (yes, _no(view, ask, reader), *_text(view, reader))
        return Card((Paragraph(told), *wish, Paragraph(asked)), buttons, parts.footer(view))
    again = (_no(view, ask, reader),) if ask.answer is Answer.SILENT and parts.over(view) else ()
    after = Paragraph(_after(view, ask, reader))
    further = _text(view, reader) if parts.over(view) else ()
    return Card((Paragraph(told), after), (*again, *further), parts.footer(view))


def _after(view: View, ask: Ask, reader: Reader) -> Line:
    say, case = reader.say, view.case
    match ask.answer:
        case Answer.SOLVED if case.owner:
            return say.line("Solved, thanks to {who}.", who=receipt.who_did(view, reader))
        case Answer.SOLVED:
            return say.line("Solved.")  # a broker stays behind the curtain
        case Answer.UNSOLVED:
            turn = view.of_ask(ask.id, ActName.REOPEN)
            words = turn.words if turn else ""
            return say.line("Not yet: ‘{words}’. I have passed it on.", words=words)
        case Answer.SILENT if case.closed:
            until = case.closed + timedelta(days=reader.rules.clocks.reopen_days)
            return say.line(
                "I heard nothing, so I take it that it is fine like this. You can still say no "
                "until {day}.",
                day=reader.when(until, precise=False),
            )
        case _:
            return say.line("This is dealt with.")


def _text(view: View, reader: Reader) -> tuple[Button, ...]:
    """Offer a text for residents, where there may be one."""
    return (parts.button(view, reader, ActName.TEXT),) if resident.can_be_told(view) else ()


def _no(view: View, ask: Ask, reader: Reader) -> Button:
    return parts.button(view, reader, ActName.REOPEN, signal=ask.signal)
