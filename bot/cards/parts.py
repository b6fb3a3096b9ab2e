"""Pieces that several cards share: title and place, the words as posted, buttons, the number."""

from __future__ import annotations

from adapters.card import Block, Bold, Button, Line, Paragraph, Quotation, Style
from bot import buttons, forms
from bot.buttons import Press
from bot.cards.reader import Reader, line
from bot.cards.view import QUOTE_CHARS, TITLE_CHARS, View, cut, one_line
from bot.cases.acts import ActName
from bot.commands import usual_name
from bot.language import N_
from bot.store.nouns import CaseState
from routing.nouns import Why

BETWEEN = " · "

_LABELS = {
    ActName.TAKE: (N_("Ours"), "✅"),
    ActName.RUNNING: (N_("Running already"), "🔁"),
    ActName.DECLINE: (N_("Not ours"), "❌"),
    ActName.JOIN: (N_("We take part"), "🤝"),
    ActName.OFFER: (N_("Ask a department …"), "📨"),
    ActName.PROGRESS: (N_("It is under way"), "🏃"),
    ActName.DONE: (N_("Done"), "🏁"),
    ActName.SOLVED: (N_("Yes"), "👍"),
    ActName.REOPEN: (N_("No, look again"), "👎"),
    ActName.NO_SIGNAL: (N_("No signal"), "🔇"),
    ActName.RESEND: (N_("Send again"), "📤"),
}


def number(view: View) -> str:
    """Give the number of a case as people read it."""
    return f"W-{view.case.id}"


def title(view: View, reader: Reader) -> str:
    """Name the problem: as framed, else as the vocabulary calls it, else as it was posted.

    The vocabulary comes first, since it names the problem and never the people.
    """
    if view.framed:
        return one_line(view.framed, TITLE_CHARS)
    strongest = (owner.evidence for owner in view.routing.owners)
    for evidence in strongest:
        sure = [each for each in evidence if each.why is not Why.LIKENESS]
        if sure:
            return _capital(sure[0].phrase)
    theme = reader.rules.directory.themes.get(view.case.theme or "")
    if theme is not None:
        return theme.name
    if view.routed_words:
        return _capital(one_line(view.routed_words, TITLE_CHARS))
    return reader.say.text("Signal")


def headline(view: View, reader: Reader) -> Line:
    """Title and place: what it is about."""
    where = ", ".join(part for part in (view.place, view.case.wijk) if part)
    name = Bold(title(view, reader))
    return line(name, BETWEEN, where) if where else (name,)


def words(view: View, reader: Reader) -> tuple[Block, ...]:
    """Quote the words as posted, with who and when; say so when they were taken away."""
    source = (f"{reader.name(view.poster)}, {reader.when(view.posted)}",)
    if view.words is None:
        return (Paragraph(reader.say.line("The poster has taken the words away.")),)
    quoted = cut(view.words, QUOTE_CHARS)
    return (Quotation(quoted, source),) if quoted else ()


def refusals(view: View, reader: Reader) -> tuple[Block, ...]:
    """Tell who said no, when and why: one line a department."""
    return tuple(
        Paragraph(
            reader.say.line(
                "{department}, {when}: ‘{words}’",
                department=reader.department(turn.department or ""),
                when=reader.when(turn.at),
                words=turn.words,
            )
        )
        for turn in view.said
        if turn.act is ActName.DECLINE and turn.words
    )


def button(
    view: View,
    reader: Reader,
    act: ActName,
    *,
    ask: int | None = None,
    signal: int | None = None,
    label: str = "",
    first: bool = False,
) -> Button:
    """Make the button of an act, with what may be typed instead."""
    usual, emoji = _LABELS[act]
    press = Press(act, view.case.id, view.case.version, ask, signal)
    return Button(
        label or reader.say.text(usual),
        buttons.written(press),
        emoji,
        command(view, reader, act),
        Style.PRIMARY if first else Style.PLAIN,
        form=act in forms.BLANKS,
    )


def command(view: View, reader: Reader, act: ActName) -> str:
    """Give what may be typed instead of a button, in the reader's language."""
    return f"!wijkbot {usual_name(act, reader.say.name)} {number(view)}"


def footer(view: View, *more: str) -> Line:
    """Close with the number, and what else is good to know."""
    return (BETWEEN.join((number(view), *(each for each in more if each))),)


def over(view: View) -> bool:
    """Whether nothing is asked any more."""
    return view.case.state is CaseState.CLOSED


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
