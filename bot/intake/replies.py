"""What is said in a thread: the answer to a question of ours, an act, progress, or just talk."""

from __future__ import annotations

from sqlmodel import col, select

from bot import buttons, commands, forms
from bot.casebook import cases_of_thread
from bot.cases.acts import ActName
from bot.cases.state import Ask, Case
from bot.commands import Said
from bot.intake import acting
from bot.intake.acting import Intent
from bot.intake.desk import Desk, Turn
from bot.names import meant
from bot.store import cases, traffic
from bot.store.nouns import AskKind
from routing.text import fold

_STOP = frozenset({"stop", "laat maar", "cancel"})
_YES = {
    AskKind.OWN: ActName.TAKE,
    AskKind.CONTRIBUTE: ActName.JOIN,
    AskKind.OUTCOME: ActName.SOLVED,
}
_NO = {
    AskKind.OWN: ActName.DECLINE,
    AskKind.CONTRIBUTE: ActName.DECLINE,
    AskKind.OUTCOME: ActName.REOPEN,
}


def fill_form(desk: Desk, turn: Turn) -> bool:
    """Take a reply as the answer to an open form, if there is one; `stop` ends it."""
    event = turn.event
    waiting = (
        select(traffic.OpenForm)
        .where(
            traffic.OpenForm.person == turn.speaker.slug,
            traffic.OpenForm.account == event.account,
            traffic.OpenForm.conversation == event.conversation,
        )
        .order_by(col(traffic.OpenForm.id).desc())
    )
    if not event.private:
        waiting = waiting.where(traffic.OpenForm.thread == event.thread)
    form = turn.session.exec(waiting).first()
    if form is None:
        return False
    turn.session.delete(form)
    if form.expires <= turn.now:
        return False
    press = buttons.read(form.button)
    if press is not None and fold(event.text.strip(" .")) not in _STOP:
        fields = {**form.fields, **_field(desk, press.act, form.asked, event.text)}
        acting.perform(desk, turn, Intent.of(press, fields), confirm=True)
    return True


def said(desk: Desk, turn: Turn) -> None:
    """Take a reply of somebody who is asked as their answer; all else is talk among people."""
    case = _case(turn)
    ask = _asked(desk, turn, case) if case else None
    if case is None or ask is None:
        return
    intent = _answer(desk, turn, case, ask)
    if intent is not None:
        acting.perform(desk, turn, intent, confirm=True)
    elif ask.kind is AskKind.PROGRESS:
        fields = {forms.WORDS: turn.event.text}
        intent = Intent(ActName.PROGRESS, case.id, fields=fields)
        acting.perform(desk, turn, intent, confirm=True)
    elif _is_addressed(desk, turn, case, ask):
        _show_choices(desk, turn, case, ask)


def _case(turn: Turn) -> Case | None:
    event = turn.event
    numbers = cases_of_thread(turn.session, event.account, event.conversation, event.thread or "")
    return cases.load(turn.session, numbers[0]) if len(numbers) == 1 else None


def _asked(desk: Desk, turn: Turn, case: Case) -> Ask | None:
    """Find the open ask that this person could answer here."""
    theirs = desk.directory.departments_of(turn.speaker.slug)
    mine = [
        ask
        for ask in case.waiting
        if ask.person == turn.speaker.slug or (ask.department and ask.department in theirs)
    ]
    return mine[0] if mine else None


def _answer(desk: Desk, turn: Turn, case: Case, ask: Ask) -> Intent | None:
    """Read a reply as an act that answers the ask; None where it is none."""
    text = turn.event.text
    if ask.kind is AskKind.WHICH_WIJK:
        wijk = meant(text, {name: name for name in desk.directory.wijken})
        return Intent(ActName.PLACE, case.id, ask.id, choice=wijk) if wijk else None
    word, rest = _first_word(text)
    act = _YES.get(ask.kind) if word in {"ja", "yes"} else None
    act = _NO.get(ask.kind) if word in {"nee", "no"} else act
    found = commands.parse(text)
    if isinstance(found, Said) and (act is None or found.act in _OF[ask.kind]):
        act, rest = found.act, found.rest
    if act is None or act not in _OF[ask.kind]:
        return None
    fields = commands.arguments(Said(act, case.id, rest), desk.department_names)
    return Intent(act, case.id, ask.id, ask.signal, fields=fields)


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return fold(word.strip(".,:;!")), rest


def _field(desk: Desk, act: ActName, asked: str, text: str) -> dict[str, str]:
    if act is ActName.DECLINE and asked == forms.REASON:
        return commands.reason(text, desk.department_names)
    return {asked: text}


def _is_addressed(desk: Desk, turn: Turn, case: Case, ask: Ask) -> bool:
    """Whether it is the very person who is asked, and not a colleague who talks along."""
    if ask.person is not None:
        return ask.person == turn.speaker.slug
    assert ask.department is not None, "an ask is for a department or a person"
    return desk.directory.lead(ask.department, case.wijk).slug == turn.speaker.slug


def _show_choices(desk: Desk, turn: Turn, case: Case, ask: Ask) -> None:
    """Show once, privately, what can be answered."""
    before = turn.session.exec(
        select(traffic.Card).where(
            traffic.Card.case_id == case.id, traffic.Card.person == turn.speaker.slug
        )
    )
    if any(card.params.get("choices") == ask.id for card in before):
        return
    params = {"choices": ask.id}
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now, case=case.id)


_OF: dict[AskKind, frozenset[ActName]] = {kind: frozenset() for kind in AskKind} | {
    AskKind.OWN: frozenset({ActName.TAKE, ActName.RUNNING, ActName.DECLINE, ActName.JOIN}),
    AskKind.CONTRIBUTE: frozenset({ActName.JOIN, ActName.DECLINE}),
    AskKind.PROGRESS: frozenset({ActName.PROGRESS, ActName.DONE, ActName.RUNNING}),
    AskKind.OUTCOME: frozenset({ActName.SOLVED, ActName.REOPEN}),
    AskKind.BROKER: frozenset({ActName.OFFER, ActName.DONE, ActName.NO_SIGNAL, ActName.PLACE}),
}
"""Which acts answer which ask."""
