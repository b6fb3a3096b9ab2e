"""Pieces that several cards share: title and place, the words as posted, buttons, the number."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.card import Block, Bold, Button, Line, Paragraph, Quotation, Style
from bot import buttons, forms
from bot.buttons import Press
from bot.cards.reader import NAME_CHARS, Reader, capital, line
from bot.cards.titles import names_people
from bot.cards.view import QUOTE_CHARS, TITLE_CHARS, Said, Veil, View, cut, one_line
from bot.cases.acts import ActName
from bot.cases.routed import flags
from bot.commands import usual_name
from bot.store.nouns import CaseState, Ending, Urgency
from bot.vocabulary import WORDS
from routing.nouns import OF_SOMEBODY, Evidence, Flag, Owner, Why

BETWEEN = " · "
REASON_CHARS = 40
"""Of words that are quoted within a sentence."""
REFUSALS = 5
"""Of those who said no, the latest are told."""


def number(view: View) -> str:
    """Give the number of a case as people read it."""
    return f"W-{view.case.id}"


def title(view: View, reader: Reader) -> str:
    """Name the problem: as framed, else as the vocabulary calls it, else by whose work it is.

    Never by the words as posted, by a phrase that says little, or by any phrase where somebody
    vulnerable is spoken of: a title names place and problem, not people. What holds a word that
    no title may hold is passed over.
    """
    if view.veil is Veil.ALL:
        return reader.say.text("Confidential")
    titles = reader.rules.directory.config.titles
    if view.framed and not names_people(view.framed, titles):
        return one_line(view.framed, TITLE_CHARS)
    lead = next(iter(view.routing.owners), None)
    if lead is not None and OF_SOMEBODY.isdisjoint(flags(view.routing)):
        named = _phrase(lead, reader)
        if named:
            return capital(one_line(named, TITLE_CHARS))
    theme = reader.rules.directory.themes.get(view.case.theme or "")
    if theme is not None and not names_people(theme.name, titles):
        return one_line(theme.name, TITLE_CHARS)
    if lead is not None:
        return reader.department(lead.department)
    return reader.say.text("Signal")


def headline(view: View, reader: Reader) -> Line:
    """Title and place: what it is about."""
    if view.veil is Veil.ALL:
        return (Bold(title(view, reader)),)
    parts = dict.fromkeys(part for part in (view.place, view.case.wijk) if part)
    where = ", ".join(one_line(part, NAME_CHARS) for part in parts)
    name = Bold(title(view, reader))
    return line(name, BETWEEN, where) if where else (name,)


def words(view: View, reader: Reader) -> tuple[Block, ...]:
    """Quote the words as posted, with who and when; say so when they were taken away."""
    if view.veil is Veil.ALL:
        return ()
    if view.veil is Veil.WORDS:
        return (Paragraph(reader.say.line("The words are kept back for now.")),)
    if view.words is None:
        if view.case.ending is Ending.WITHDRAWN:
            return ()  # which tells as much
        return (Paragraph(_gone(view, reader)),)
    quoted = cut(view.words, QUOTE_CHARS)
    who = reader.with_phone(view.poster)
    if view.resident:
        who = reader.say.text("{person}, for a resident", person=who)
    source = (f"{who}, {reader.when(view.posted)}",)
    return (Quotation(quoted, source),) if quoted else ()


def quotes(view: View, evidence: Iterable[Evidence], reader: Reader) -> list[str]:
    """Quote the words of the text that speak for something, in the order in which they stand.

    Those that only speak for it by what was learned say so.
    """
    told = [each for each in evidence if each.why is not Why.DEFAULT and each.spans]
    told.sort(key=lambda each: each.spans[0].start)
    said: dict[str, bool] = {}
    for each in told:
        words = one_line(view.quoted(each), REASON_CHARS)
        if words:
            said[words] = bool(each.learned) and said.get(words, True)
    learned = reader.say.text("learned")
    return [f"‘{words}’ ({learned})" if so else f"‘{words}’" for words, so in said.items()]


def urgency(view: View, reader: Reader) -> tuple[Block, ...]:
    """Say that it cannot wait, and by which words; nothing where it can."""
    if view.case.urgency is not Urgency.URGENT or over(view):
        return ()
    raised = {Flag.DANGER, Flag.URGENT}
    reasons = [each for flag in view.routing.flags if flag.flag in raised for each in flag.evidence]
    said = quotes(view, reasons, reader)
    weighed = view.last(ActName.URGENT)
    if weighed is not None and weighed.words:
        text = reader.say.line(
            "Urgent, says {person}: ‘{words}’",
            person=reader.name(weighed.person),
            words=one_line(weighed.words, REASON_CHARS),
        )
    elif said:
        text = reader.say.line("Urgent: it says {words}.", words=said[0])
    else:
        text = reader.say.line("Urgent.")
    return (Paragraph(text),)


def refusals(view: View, reader: Reader, *, phone: bool = False) -> tuple[Block, ...]:
    """Tell who said no, when and why: one line a department, with who can be called if wanted."""
    said = [turn for turn in view.said if turn.act is ActName.DECLINE and turn.words]
    return tuple(Paragraph(_refusal(turn, reader, phone=phone)) for turn in said[-REFUSALS:])


def button(
    view: View,
    reader: Reader,
    act: ActName,
    *,
    ask: int | None = None,
    signal: int | None = None,
    choice: str = "",
    label: str = "",
    first: bool = False,
) -> Button:
    """Make the button of an act, with what may be typed instead."""
    press = Press(act, view.case.id, view.case.version, ask, signal, choice)
    return Button(
        label or usual_label(reader, act),
        buttons.written(press),
        WORDS[act].emoji,
        f"{reader.can.call} {command(view, reader, act)}",
        Style.PRIMARY if first else Style.PLAIN,
        form=act in forms.BLANKS,
    )


def usual_label(reader: Reader, act: ActName) -> str:
    """Give what stands on the button of an act."""
    return reader.say.text(WORDS[act].label)


def command(view: View, reader: Reader, act: ActName) -> str:
    """Give what may be typed instead of a button, in the reader's language."""
    return f"{usual_name(act, reader.say.name)} {number(view)}"


def footer(view: View, *more: str) -> Line:
    """Close with the number, and what else is good to know."""
    return (BETWEEN.join((number(view), *(each for each in more if each))),)


def over(view: View) -> bool:
    """Whether nothing is asked any more."""
    return view.case.state is CaseState.CLOSED


def _gone(view: View, reader: Reader) -> Line:
    """Say why there are no words any more: who took them away, or that it was long ago."""
    if view.last(ActName.WITHDRAW):
        return reader.say.line("{person} took the words away.", person=reader.name(view.poster))
    if blacked_out := view.last(ActName.REDACT):
        name = reader.name(blacked_out.person)
        return reader.say.line("{person} blacked out the words.", person=name)
    return reader.say.line("I do not keep the words any longer.")


def _phrase(lead: Owner, reader: Reader) -> str:
    """Choose the phrase that names the matter best: a strong one, else the first, never a weak."""
    department = reader.rules.directory.departments.get(lead.department)
    strong, weak = (department.strong, department.weak) if department else ((), ())
    titles = reader.rules.directory.config.titles
    sure = [each.phrase for each in lead.evidence if each.why is not Why.LIKENESS]
    fit = [each for each in sure if each not in weak and not names_people(each, titles)]
    return next((each for each in fit if each in strong), "") or next(iter(fit), "")


def _refusal(turn: Said, reader: Reader, *, phone: bool) -> Line:
    name = reader.department(turn.department or "")
    return reader.say.line(
        "{department}, {when}: ‘{words}’",
        department=f"{name}, {reader.with_phone(turn.person)}" if phone else name,
        when=reader.when(turn.at),
        words=turn.words,
    )
