"""*Klopt*: what was read from a sentence, or may be a near miss, is shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from sqlalchemy import delete
from sqlmodel import col, select

from adapters.base import EventKind
from bot import buttons, commands, forms, inbox
from bot.buttons import Press
from bot.cases.acts import ActName
from bot.cases.decision import Reason, Refusal
from bot.commands import Said
from bot.intake.desk import Desk, Turn
from bot.intake.prompts import FORM_LASTS, WAITS
from bot.names import guessed, meant
from bot.store import cases, traffic
from routing.text import fold

_YES = frozenset(
    {"klopt", "ja", "yes", "that is right", "right", "ok", "oke", "ja klopt", "jazeker"}
)
_NO = frozenset({"nee", "no", "klopt niet", "wrong", "stop", "laat maar", "cancel"})
_NAMING = (forms.DEPARTMENT, forms.INSTEAD)


def unsure(
    desk: Desk, turn: Turn, act: ActName, case: int, given: Mapping[str, str]
) -> dict[str, str]:
    """Give the fields in which a name is only guessed, with what it may be."""
    found: dict[str, str] = {}
    for field, names in _names(desk, turn, act, case).items():
        typed = given.get(field, "").strip()
        if typed and meant(typed, names) is None and (near := guessed(typed, names)):
            found[field] = near
    return found


def put(desk: Desk, turn: Turn, press: Press, fields: Mapping[str, str]) -> None:
    """Show what was read, and keep it until it is confirmed or two hours have passed."""
    _let_go(desk, turn)
    form = traffic.OpenForm(
        person=turn.speaker.slug,
        account=turn.event.account,
        conversation=turn.event.conversation,
        thread=turn.place.thread,
        button=buttons.written(press),
        fields={**fields, forms.SHOWN: str(turn.inbox)},
        asked=WAITS,
        expires=turn.now + FORM_LASTS,
    )
    turn.session.add(form)
    desk.mail.answer(
        turn.session,
        turn.speaker.slug,
        turn.place,
        {"echo": str(turn.inbox)},
        turn.now,
        case=press.case,
    )


def answered(turn: Turn) -> traffic.OpenForm | Literal[False] | None:
    """Tell what a message says of what was shown here.

    That it is right gives the form, that it is not gives False, and something else gives None.
    """
    said = fold(turn.event.text.strip(" .!,"))
    if said not in _YES | _NO:
        return None
    form = _shown(turn, here=True)
    if form is None:
        return None
    return form if said in _YES else False


def confirmed(turn: Turn, choice: str, case: int | None) -> traffic.OpenForm | None:
    """Find what somebody confirms: by the number on its button, else the latest of theirs."""
    return _shown(turn, choice=choice) if choice else _shown(turn, case=case)


def take(desk: Desk, turn: Turn, form: traffic.OpenForm) -> tuple[Press | None, dict[str, str]]:
    """Take out what was shown, so that it is done once, and its button goes."""
    press, fields = buttons.read(form.button), dict(form.fields)
    turn.session.delete(form)
    turn.session.flush()
    desk.mail.settled(turn.session, turn.speaker.slug, fields.get(forms.SHOWN, ""), turn.now)
    return press, {each: fields[each] for each in fields if each not in {forms.UNREAD, forms.SHOWN}}


def forget(desk: Desk, turn: Turn) -> int | None:
    """Do nothing of what was shown here; tells which case it was about."""
    form = _shown(turn, here=True)
    press = take(desk, turn, form)[0] if form is not None else None
    return press.case if press else None


def suggested(turn: Turn, choice: str) -> Turn | Refusal:
    """Give the event of a near miss as it was meant.

    `choice` is its number in the inbox, and which of the suggestions it is.
    """
    gone = Refusal(Reason.NOTHING_TO_CONFIRM)
    number, _, which = choice.removeprefix(buttons.SUGGESTED).partition(".")
    if not number.isdecimal() or not which.isdecimal():
        return gone
    row = turn.session.get(traffic.Inbox, int(number))
    if row is None or row.arrived + FORM_LASTS < turn.now:
        return gone
    event = inbox.event_of(row)
    theirs = (event.account, event.user) == (turn.event.account, turn.event.user)
    near = commands.suggestions(event.text)
    if not theirs or int(which) >= len(near):
        return gone
    meant_so = replace(event, kind=EventKind.COMMAND, text=near[int(which)].text)
    return replace(turn, event=meant_so, inbox=int(number))


def unread(said: Said, fields: Mapping[str, str]) -> str:
    """Give the words behind a command that it has no place for."""
    return said.rest.strip(" .!") if said.act in _WORDLESS and not fields else ""


_WORDLESS = frozenset({ActName.TAKE, ActName.JOIN, ActName.NO_SIGNAL, ActName.RESEND})


def _names(desk: Desk, turn: Turn, act: ActName, case: int) -> dict[str, dict[str, str]]:
    found = dict.fromkeys(_NAMING, desk.department_names)
    found[forms.WIJK] = {wijk: wijk for wijk in desk.directory.wijken}
    if act is ActName.OFFER:
        found[forms.DEPARTMENT] = {**desk.people_names, **desk.department_names}
    if act is ActName.QUESTION:
        found[forms.PERSON] = desk.people_names
    if act is ActName.GIVE:
        stands = cases.load(turn.session, case)
        owner = stands.owner if stands else None
        found[forms.PERSON] = desk.directory.colleagues(owner) if owner else {}
    return found


def _shown(
    turn: Turn, *, here: bool = False, case: int | None = None, choice: str = ""
) -> traffic.OpenForm | None:
    """Find the latest that waits to be confirmed by this person: anywhere, or in this place."""
    found = select(traffic.OpenForm).where(
        traffic.OpenForm.person == turn.speaker.slug,
        traffic.OpenForm.asked == WAITS,
        col(traffic.OpenForm.expires) > turn.now,
    )
    if here:
        found = found.where(
            traffic.OpenForm.account == turn.event.account,
            traffic.OpenForm.conversation == turn.event.conversation,
        )
        if not turn.event.private:
            found = found.where(traffic.OpenForm.thread == turn.place.thread)
    for form in turn.session.exec(found.order_by(col(traffic.OpenForm.id).desc())):
        press = buttons.read(form.button)
        if (case is None or (press is not None and press.case == case)) and choice in {
            "",
            form.fields.get(forms.SHOWN),
        }:
            return form
    return None


def _let_go(desk: Desk, turn: Turn) -> None:
    """Drop what this person did not confirm here, and all words that nobody can use any more."""
    if (form := _shown(turn, here=True)) is not None:
        take(desk, turn, form)
    turn.session.exec(delete(traffic.OpenForm).where(col(traffic.OpenForm.expires) <= turn.now))
    turn.session.flush()
