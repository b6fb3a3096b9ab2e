"""Questions that the next reply answers: for where there are no forms, and for what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import col, select

from bot import buttons, commands, forms
from bot.buttons import Press
from bot.cards.kinds import CardKind
from bot.cases.acts import ActName
from bot.cases.decision import Reason
from bot.commands import Said, whereabouts
from bot.intake import days
from bot.intake.desk import Desk, Turn
from bot.store import traffic
from routing.text import fold

FORM_LASTS = timedelta(hours=2)
"""How long the next reply in a thread is taken as the answer to a question of ours."""

WAITS = "confirm"
"""What an open form asks that only waits for *klopt*."""

ABOUT: Mapping[Reason, tuple[str, ...]] = {
    Reason.UNKNOWN_DEPARTMENT: (forms.DEPARTMENT, forms.INSTEAD),
    Reason.CANNOT_OWN: (forms.DEPARTMENT, forms.INSTEAD),
    Reason.ASKED_ALREADY: (forms.DEPARTMENT,),
    Reason.HAS_IT_ALREADY: (forms.DEPARTMENT,),
    Reason.SAID_NO: (forms.DEPARTMENT,),
    Reason.UNKNOWN_WIJK: (forms.WIJK, forms.DEPARTMENT),
    Reason.NEEDS_WHERE: (forms.DEPARTMENT,),
    Reason.ITSELF: (forms.INSTEAD,),
    Reason.NEEDS_WHY: (forms.REASON, forms.WORDS),
    Reason.NEEDS_CONDITION: (forms.CONDITION,),
    Reason.NEEDS_NUMBER: (forms.NUMBER,),
    Reason.NO_SUCH_WORDS: (forms.WORDS,),
    Reason.PERSONAL: (forms.REASON, forms.WORDS, forms.QUESTION, forms.NUMBER),
    Reason.TAKES_PART_ALREADY: (forms.DEPARTMENT,),
    Reason.NO_DEPARTMENT: (forms.DEPARTMENT,),
    Reason.WHICH_DEPARTMENT: (forms.DEPARTMENT,),
    Reason.NEEDS_WORDS: (forms.WORDS,),
    **dict.fromkeys(
        (
            *(Reason.UNKNOWN_PERSON, Reason.UNREACHABLE),
            *(Reason.YOURSELF, Reason.ASKED_THEM_ALREADY),
        ),
        (forms.PERSON, forms.DEPARTMENT, forms.WORDS),
    ),
    Reason.NEEDS_DAY: (forms.UNTIL,),
}
"""Which fields of a form a refusal is about: another answer may do."""

_STOP = frozenset({"stop", "laat maar", "cancel"})


def put(desk: Desk, turn: Turn, press: Press, fields: Mapping[str, str], asked: str) -> None:
    """Ask for one field; the next reply of this person in this place answers it."""
    wait_for(turn, press, fields, asked)
    desk.mail.answer(
        turn.session,
        turn.speaker.slug,
        turn.place,
        {"act": press.act, "field": asked},
        turn.now,
        kind=CardKind.PROMPT,
        case=press.case or None,
    )


def wait_for(turn: Turn, press: Press, fields: Mapping[str, str], asked: str) -> None:
    """Take the next reply as this field, and no longer as one that was asked before."""
    forget(turn)
    turn.session.add(
        traffic.OpenForm(
            person=turn.speaker.slug,
            account=turn.event.account,
            conversation=turn.event.conversation,
            thread=turn.place.thread,
            button=buttons.written(press),
            fields=dict(fields),
            asked=asked,
            expires=turn.now + FORM_LASTS,
        )
    )


def waiting(turn: Turn) -> traffic.OpenForm | None:
    """Give the form that this message answers, if any. A command leaves it open."""
    event = turn.event
    if event.private and _is_plainly_a_command(event.text):
        return None
    form = next((each for each in _open(turn) if each.asked != WAITS), None)
    return form if form is not None and form.expires > turn.now else None


def forget(turn: Turn, case: int | None = None) -> None:
    """Wait for no answer of this person in this place any more, or for none on this case."""
    for form in _open(turn):
        press = buttons.read(form.button)
        if case is None or press is None or press.case == case:
            turn.session.delete(form)
    turn.session.flush()


def stops(text: str) -> bool:
    """Whether somebody rather does not answer."""
    return fold(text.strip(" .!")) in _STOP


def filled(desk: Desk, act: ActName, asked: str, text: str, now: datetime) -> dict[str, str]:
    """Read a reply as the field that was asked.

    A reason may begin with whose it is, and behind a day may stand why.
    """
    if act is ActName.DECLINE and asked == forms.REASON:
        return commands.reason(text, desk.department_names)
    if act is ActName.HAND_OVER and asked == forms.DEPARTMENT:
        return commands.handed_over(text, desk.department_names)
    if act is ActName.CORRECT:
        return whereabouts.read(text, desk.department_names, desk.directory.wijken)
    if act is ActName.OFFER and asked == forms.DEPARTMENT:
        return commands.offered(text, desk.department_names)
    if act is ActName.QUESTION and asked == forms.WORDS:
        return commands.put(text, desk.people_names)
    if asked == forms.UNTIL and (said := days.split(text, now))[forms.UNTIL]:
        return {name: value for name, value in said.items() if value}
    return {asked: text}


def _open(turn: Turn) -> list[traffic.OpenForm]:
    """Find a person's open forms here, newest first; a private conversation is one place."""
    event = turn.event
    if not event.private and turn.place.thread is None:
        return []
    found = (
        select(traffic.OpenForm)
        .where(
            traffic.OpenForm.person == turn.speaker.slug,
            traffic.OpenForm.account == event.account,
            traffic.OpenForm.conversation == event.conversation,
        )
        .order_by(col(traffic.OpenForm.id).desc())
    )
    if not event.private:
        found = found.where(traffic.OpenForm.thread == turn.place.thread)
    return list(turn.session.exec(found))


def _is_plainly_a_command(text: str) -> bool:
    """Whether a private message is about something else: help, or a case by its full number."""
    said = commands.parse(text, told=True)
    if not isinstance(said, Said):
        return False
    return said.case is not None or (said.act is ActName.HELP and not said.rest)
