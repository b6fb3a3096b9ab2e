"""What was read from a sentence, said back before it is done; what a near miss may have been."""

from __future__ import annotations

from sqlmodel import select

from adapters.card import Button, Card, Line, Paragraph, Style
from bot import buttons, forms
from bot.buttons import Press
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import one_line
from bot.cases.acts import ActName
from bot.commands import suggestions, usual_name
from bot.store import traffic
from bot.vocabulary import WORDS

WORDS_CHARS = 300


def draw(card: traffic.Card, reader: Reader) -> Card:
    """Say what was read, and ask whether it is right."""
    say = reader.say
    footer: Line = (f"W-{card.case_id}",) if card.case_id else ()
    form = _kept(card, reader)
    press = buttons.read(form.button) if form else None
    if form is None or press is None:
        gone = say.line("This is done, or you said something else meanwhile.")
        return Card((Paragraph(gone),), (), footer)
    fields = {name: one_line(str(said), WORDS_CHARS) for name, said in form.fields.items()}
    blocks = [Paragraph(line(_read(press, fields, reader)))]
    if left := fields.get(forms.UNREAD):
        blocks.append(Paragraph(say.line("I leave this out: ‘{words}’", words=left)))
    asked = say.line("Is that right? If it is not, say it in other words, or ‘stop’.")
    blocks.append(Paragraph(asked))
    return Card(tuple(blocks), (_confirm(press.case, card.params["echo"], reader),), footer)


def suggested(inbox: int, reader: Reader) -> tuple[Button, ...]:
    """Offer what a near miss may have been; its words stand in the event alone."""
    row = reader.session.get(traffic.Inbox, inbox)
    near = suggestions(str(row.event.get("text") or "")) if row else ()
    return tuple(
        Button(
            one_line(each.name, NAME_CHARS),
            buttons.written(
                Press(ActName.CONFIRM, 0, 0, choice=f"{buttons.SUGGESTED}{inbox}.{number}")
            ),
            _NUMBERS[number],
            f"{reader.can.call} {one_line(each.text, WORDS_CHARS)}",
        )
        for number, each in enumerate(near)
    )


_NUMBERS = ("1️⃣", "2️⃣")


def _kept(card: traffic.Card, reader: Reader) -> traffic.OpenForm | None:
    """Find the words of what is shown, as long as they wait to be confirmed."""
    theirs = select(traffic.OpenForm).where(traffic.OpenForm.person == card.person)
    return next(
        (
            form
            for form in reader.session.exec(theirs)
            if form.fields.get(forms.SHOWN) == card.params["echo"]
        ),
        None,
    )


def _read(press: Press, fields: dict[str, str], reader: Reader) -> Line:
    say = reader.say
    whom = fields.get(forms.DEPARTMENT, "")
    someone = whom in reader.rules.directory.people
    department = reader.name(whom) if someone else reader.department(whom)
    words = fields.get(forms.QUESTION) or fields.get(forms.REASON) or fields.get(forms.WORDS) or ""
    match press.act:
        case ActName.OFFER if words:
            return say.line(
                "I read: put it before {department}, with the question ‘{words}’.",
                department=department,
                words=words,
            )
        case ActName.OFFER:
            return say.line("I read: put it before {department}.", department=department)
        case ActName.HAND_OVER:
            return say.line(
                "I read: hand it over to {department}, because ‘{words}’.",
                department=department,
                words=words,
            )
        case ActName.DECLINE if instead := fields.get(forms.INSTEAD):
            return say.line(
                "I read: not yours but for {department}, because ‘{words}’.",
                department=reader.department(instead),
                words=words,
            )
        case ActName.GIVE:
            person = reader.name(fields.get(forms.PERSON, ""))
            return say.line("I read: give it to {person}.", person=person)
        case ActName.QUESTION if asked := fields.get(forms.PERSON):
            return say.line(
                "I read: ask {person}: ‘{words}’", person=reader.name(asked), words=words
            )
        case ActName.CORRECT | ActName.PLACE:
            return _belongs(press, fields, reader)
        case act:
            return say.line("I read: {command}.", command=usual_name(act, say.name))


def _belongs(press: Press, fields: dict[str, str], reader: Reader) -> Line:
    say = reader.say
    department, wijk = fields.get(forms.DEPARTMENT), fields.get(forms.WIJK) or press.choice
    if department and wijk:
        return say.line(
            "I read: this is for {department}, in {wijk}.",
            department=reader.department(department),
            wijk=wijk,
        )
    if department:
        return say.line(
            "I read: this is for {department}.", department=reader.department(department)
        )
    return say.line("I read: this is in {wijk}.", wijk=wijk)


def _confirm(case: int, form: str, reader: Reader) -> Button:
    words = WORDS[ActName.CONFIRM]
    usual = usual_name(ActName.CONFIRM, reader.say.name)
    return Button(
        reader.say.text(words.label),
        buttons.written(Press(ActName.CONFIRM, case, 0, choice=form)),
        words.emoji,
        f"{reader.can.call} {usual} W-{case}",
        Style.PRIMARY,
    )
