"""From a press, a command, a form or a reply to an act on a case, or to what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from adapters.base import EventKind
from bot import commands, forms
from bot.buttons import Press
from bot.calendar import local
from bot.cases.acts import (
    WEIGHS,
    Act,
    ActName,
    Clean,
    Confidential,
    Decline,
    Give,
    HandOver,
    Join,
    NoSignal,
    OpenUp,
    Redact,
    Reopen,
    Resend,
    Running,
    Solved,
    Take,
    Weigh,
)
from bot.cases.decision import Fact, Reason, Refusal
from bot.cases.state import Case
from bot.commands import Said, sentence
from bot.forms import Question
from bot.intake import asking, belonging, days, echo, edits, owning, prompts, stop
from bot.intake.desk import Desk, Turn, forget_words, refuse
from bot.names import meant
from bot.speaker import Speaker
from bot.store import cases


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody wants to do to which case, with what they filled in so far."""

    act: ActName
    case: int
    ask: int | None = None
    signal: int | None = None
    choice: str = ""
    version: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, press: Press, fields: Mapping[str, str]) -> Intent:
        """Read a press as what somebody wants."""
        return cls(
            press.act,
            press.case,
            press.ask,
            press.signal,
            press.choice,
            press.version,
            fields,
        )

    @property
    def cycle(self) -> int | None:
        """Tell which time it was asked, where the button of a reminder says so."""
        return int(self.choice) if self.ask and self.choice.isdecimal() else None

    @property
    def press(self) -> Press:
        """Write it as the press of a button that means the same."""
        return Press(self.act, self.case, self.version, self.ask, self.signal, self.choice)


def perform(desk: Desk, turn: Turn, intent: Intent, *, confirm: bool) -> Refusal | None:
    """Do it, ask for what is missing, or say why not and give that refusal.

    `confirm`: say that it was done, too.
    """
    case = cases.load(turn.session, intent.case)
    if case is not None:
        act = owning.meant_of(intent.act, case, turn.speaker.slug, desk)
        intent = replace(intent, act=act)
    if intent.act is ActName.REDACT:
        forget_words(turn)  # it names what has to go
    missing = forms.missing(intent.act, intent.fields)
    if missing:
        refusal = rehearsed(desk, turn.session, turn.speaker, intent, turn.now)
        refusal = refusal or _only_in_private(turn, intent, missing[0])
        if refusal is not None:
            _refuse(desk, turn, refusal, intent.case)
        else:
            prompts.put(desk, turn, intent.press, intent.fields, missing[0].name)
        return refusal
    if guesses := echo.unsure(desk, turn, intent.act, intent.case, intent.fields):
        return show(desk, turn, replace(intent, fields={**intent.fields, **guesses}))
    if intent.act is ActName.REROUTE:
        no = rehearsed(desk, turn.session, turn.speaker, intent, turn.now)
        if no is None:
            edits.reframe(desk, turn, intent.case)
    done = desk.casebook.act(
        turn.session,
        intent.case,
        lambda case: act_of(intent, case, desk, turn.now),
        turn.speaker,
        turn.inbox,
        turn.now,
    )
    if isinstance(done, Refusal):
        _refuse(desk, turn, done, intent.case)
        return done
    if intent.act is ActName.CLEAN:
        stop.cleaned(desk, turn, done)
    prompts.forget(turn, intent.case)
    if confirm:
        params = {"noted": intent.act}
        desk.mail.answer(
            turn.session, turn.speaker.slug, turn.place, params, turn.now, case=done.id
        )
    return None


def typed(desk: Desk, turn: Turn, said: Said, case: int) -> None:
    """Do what was typed. What is read from a whole sentence is shown before it is done."""
    fields = days.arguments(said, desk, turn.now)
    intent = Intent(said.act, case, choice=said.rest, fields=fields)
    loose = sentence_of(desk, intent, said.rest)
    left = echo.unread(said, fields)
    if loose is not None:
        show(desk, turn, replace(intent, choice="", fields=loose))
    elif left:
        show(desk, turn, replace(intent, choice="", fields={forms.UNREAD: left}))
    else:
        perform(desk, turn, intent, confirm=True)


def sentence_of(desk: Desk, intent: Intent, text: str) -> dict[str, str] | None:
    """Read a sentence behind a command, where what it names is not plain without."""
    names = desk.department_names
    named = forms.INSTEAD if intent.act is ActName.DECLINE else forms.DEPARTMENT
    if not text or intent.fields.get(named, "") in names:
        return None
    return sentence.read(intent.act, text, names)


def show(desk: Desk, turn: Turn, intent: Intent) -> Refusal | None:
    """Say what was read before it is done, or at once why it would be refused."""
    refusal = rehearsed(desk, turn.session, turn.speaker, intent, turn.now)
    if refusal is not None:
        _refuse(desk, turn, refusal, intent.case)
    else:
        echo.put(desk, turn, intent.press, intent.fields)
    return refusal


def confirmed(desk: Desk, turn: Turn, choice: str, case: int | None) -> None:
    """*Klopt*: do what was shown, once."""
    form = echo.confirmed(turn, choice, case)
    press, fields = echo.take(desk, turn, form) if form is not None else (None, {})
    if press is None:
        refuse(desk, turn, Refusal(Reason.NOTHING_TO_CONFIRM))
    else:
        perform(desk, turn, Intent.of(press, fields), confirm=True)


def rehearsed(
    desk: Desk, session: Session, speaker: Speaker, intent: Intent, now: datetime
) -> Refusal | None:
    """Tell why an act would be refused whatever the form says; None when it would not."""
    given = {name: value for name, value in intent.fields.items() if value.strip()}
    any_day = (local(now) + timedelta(days=1)).date().isoformat()
    named = {forms.INSTEAD: "", forms.PERSON: "", forms.UNTIL: any_day}
    filled = {**dict.fromkeys(_all_fields(intent.act), "…"), **named, **given}
    trial = replace(intent, fields=filled)

    def attempt(case: Case) -> Act | Refusal:
        if rehearsal := asking.rehearsal(intent.act, given, case, speaker.slug, desk):
            return rehearsal
        if intent.act is ActName.HAND_OVER and not intent.fields.get(forms.DEPARTMENT):
            return HandOver(_anybody(case, desk), "…")
        if intent.act is ActName.CORRECT and forms.missing(intent.act, intent.fields):
            return belonging.tried(case, _anybody(case, desk))
        if intent.act is ActName.REDACT and not intent.fields.get(forms.WORDS):
            return Redact(whole=True, reason="…")
        if intent.act is ActName.GIVE and not intent.fields.get(forms.PERSON):
            return Give(_somebody(case, desk))
        return act_of(trial, case, desk, now)

    return desk.casebook.rehearse(session, intent.case, attempt, speaker, now)


def act_of(intent: Intent, case: Case, desk: Desk, now: datetime) -> Act | Refusal:
    """Make the act; a refusal where a name in it is nobody's, or a day in it is none."""
    given = {name: value.strip() for name, value in intent.fields.items()}
    match intent.act:
        case ActName.TAKE:
            return Take(intent.ask)
        case ActName.RUNNING:
            return Running(commands.outside_number(given.get(forms.NUMBER, "")), intent.ask)
        case ActName.JOIN:
            return Join(intent.ask)
        case act if act in asking.ACTS:
            return asking.act_of(intent.act, given, intent.ask, desk)
        case act if act in owning.ACTS:
            return owning.act_of(act, given, intent.ask, case, desk)
        case ActName.DECLINE:
            return _decline(given, intent.ask, desk)
        case act if act in belonging.ACTS:
            return belonging.act_of(act, given, intent.choice, intent.ask, desk)
        case ActName.URGENT | ActName.NORMAL | ActName.CAN_WAIT:
            urgency = next(each for each, name in WEIGHS.items() if name is intent.act)
            return Weigh(urgency, given.get(forms.REASON, ""))
        case act if act in days.ACTS:
            return days.act_of(act, given, intent.ask, intent.cycle, now)
        case ActName.SOLVED:
            return Solved(intent.signal)
        case ActName.REDACT:
            words = given.get(forms.WORDS, "")
            return Redact(words, forms.is_whole(words), given.get(forms.REASON, ""))
        case ActName.REOPEN:
            return Reopen(given.get(forms.WORDS, ""), intent.signal)
        case ActName.NO_SIGNAL:
            return NoSignal()
        case ActName.RESEND:
            return Resend(intent.ask)
        case _:
            about_reading = _about_reading(intent, given)
            return about_reading or Refusal(Reason.UNKNOWN_BUTTON, {"case": case.id})


def _about_reading(intent: Intent, given: Mapping[str, str]) -> Act | None:
    """Make an act about who may read what."""
    match intent.act:
        case ActName.CLEAN:
            return Clean(intent.ask)
        case ActName.CONFIDENTIAL:
            return Confidential(given.get(forms.REASON, ""))
        case ActName.OPEN_UP:
            return OpenUp(given.get(forms.REASON, ""))
        case _:
            return None


def _only_in_private(turn: Turn, intent: Intent, asked: Question) -> Refusal | None:
    """Ask nobody to write among others what has to go, or anything of what is confidential."""
    if turn.event.private:
        return None
    facts: dict[str, Fact] = {"case": intent.case, "act": intent.act}
    if intent.act is ActName.REDACT and asked.name == forms.WORDS:
        return Refusal(Reason.IN_PRIVATE, facts)
    case = cases.load(turn.session, intent.case)
    return Refusal(Reason.NOT_HERE, facts) if case and case.confidential else None


def _refuse(desk: Desk, turn: Turn, no: Refusal, case: int) -> None:
    """Say no; personal data is not kept in what came in either."""
    if no.reason is Reason.PERSONAL:
        forget_words(turn)
        stands = turn.event.kind is not EventKind.SUBMITTED and not turn.event.fleeting
        no = replace(no, facts={**no.facts, "stands": stands})
    refuse(desk, turn, no, case)


def _decline(given: Mapping[str, str], ask: int | None, desk: Desk) -> Decline | Refusal:
    instead = given.get(forms.INSTEAD, "")
    found = meant(instead, desk.department_names) if instead else None
    if instead and found is None:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    return Decline(ask, given.get(forms.REASON, ""), found)


def _anybody(case: Case, desk: Desk) -> str:
    """Name a department that could be asked still, to see whether any may be."""
    asked = {case.owner, *(ask.department for ask in case.waiting)}
    free = (each for each in desk.directory.departments if each not in asked)
    return next((each for each in free if desk.directory.may_own(each)), "")


def _somebody(case: Case, desk: Desk) -> str:
    """Name a colleague of the owner who does not have it, to see whether it may be given."""
    colleagues = desk.directory.colleagues(case.owner) if case.owner else {}
    return next((each for each in colleagues if each != case.contact), "")


def _all_fields(act: ActName) -> list[str]:
    blank = forms.BLANKS.get(act)
    return [question.name for question in blank.questions] if blank else []
