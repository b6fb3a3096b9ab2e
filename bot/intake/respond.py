"""What a platform wants at once: a form, choices while somebody types, what is wrong in a form.

Reads only. An act that was checked here is decided again when it is handled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlmodel import Session

from adapters.base import (
    CheckQuery,
    Choice,
    ChoiceQuery,
    Choices,
    FieldErrors,
    Form,
    FormField,
    FormQuery,
    Query,
    Refused,
    Response,
)
from adapters.card import flat
from bot import buttons, forms
from bot.buttons import Press
from bot.cards import refusal
from bot.cards.render import Renderer
from bot.cases import offering
from bot.cases.acts import Act, ActName
from bot.cases.decision import Reason, Refusal
from bot.cases.state import Case
from bot.forms import Blank, Question
from bot.intake import acting, prompts
from bot.intake.acting import Intent
from bot.intake.desk import Desk, note_denial
from bot.language import Language
from bot.names import like
from bot.speaker import Speaker
from bot.store import cases

CHOICES = 20
"""Shown at once; Slack becomes slow beyond that."""


class Responder:
    """Answers queries for whoever asks, checked by the same rights as the act itself."""

    def __init__(self, desk: Desk, renderer: Renderer, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._renderer = renderer
        self._clock = clock

    def __call__(self, session: Session, query: Query) -> Response:
        """Answer one query."""
        press = buttons.read(query.button)
        if press is None:
            return self._refused(session, query, Refusal(Reason.UNKNOWN_BUTTON))
        match query:
            case FormQuery():
                return self._form(session, query, press)
            case ChoiceQuery(typed=typed, field=field):
                names = self._names(press.act, field, typed)
                return Choices(
                    tuple(Choice(each, names[each]) for each in like(typed, names, CHOICES))
                )
            case CheckQuery(fields=fields):
                return self._check(session, query, press, fields)

    def _form(self, session: Session, query: FormQuery, press: Press) -> Response:
        blank = forms.BLANKS.get(press.act)
        if blank is None:
            return None
        intent = Intent.of(press, {})
        no = acting.rehearsed(self._desk, session, self._speaker(query), intent, self._clock())
        if no is not None:
            return self._refused(session, query, no, press.case)
        case = cases.load(session, press.case)
        usual = offering.kinds(case) if case else ()
        return _drawn(blank, query.button, usual, self._language(session, query))

    def _check(
        self, session: Session, query: CheckQuery, press: Press, fields: Mapping[str, str]
    ) -> Response:
        language = self._language(session, query)
        missing = forms.missing(press.act, fields)
        if missing:
            say = language.text("Please fill this in.")
            return FieldErrors({question.name: say for question in missing})
        intent = Intent.of(press, fields)

        now = self._clock()

        def attempt(case: Case) -> Act | Refusal:
            return acting.act_of(intent, case, self._desk, now)

        no = self._desk.casebook.rehearse(session, press.case, attempt, self._speaker(query), now)
        if no is None:
            return FieldErrors()
        about = self._about(session, no, fields)
        refused = self._refused(session, query, no, press.case)
        return FieldErrors({about: refused.why}) if about else refused

    def _about(self, session: Session, no: Refusal, fields: Mapping[str, str]) -> str | None:
        """Name the field in which another answer may do; None where none would."""
        if no.reason is Reason.PERSONAL:
            guard = self._desk.casebook.guard
            return next((name for name in fields if guard.found(session, fields[name])), None)
        return next((name for name in prompts.ABOUT.get(no.reason, ()) if name in fields), None)

    def _names(self, act: ActName, field: str, typed: str) -> dict[str, str]:
        """Give the names that may be chosen in a field, by what they stand for.

        Something is put before a department, or before a person once somebody types a name.
        """
        match field:
            case forms.WIJK:
                return {each: each for each in self._desk.directory.wijken}
            case forms.PERSON:
                return self._desk.people_names
            case forms.DEPARTMENT if act is ActName.OFFER and typed.strip():
                return {**self._owners(), **self._desk.people_names}
            case _:
                return self._owners()

    def _owners(self) -> dict[str, str]:
        names = self._desk.department_names
        return {each: name for each, name in names.items() if self._desk.directory.may_own(each)}

    def _refused(
        self, session: Session, query: Query, no: Refusal, case: int | None = None
    ) -> Refused:
        note_denial(no, query.account, case)
        speaker = self._speaker(query)
        reader = self._renderer.reader(session, query.account, speaker.slug, self._clock())
        return Refused(flat(refusal.explain(no.reason, no.facts, reader)))

    def _speaker(self, query: Query) -> Speaker:
        slug = self._desk.directory.speaker(query.account, query.user)
        return Speaker(slug, query.account, query.user)

    def _language(self, session: Session, query: Query) -> Language:
        slug = self._speaker(query).slug
        return self._renderer.reader(session, query.account, slug, self._clock()).say


def _drawn(blank: Blank, button: str, kinds: Collection[str], say: Language) -> Form:
    """Draw a form; of what can be asked of others only these kinds are shown."""

    def choices(question: Question) -> tuple[Choice, ...]:
        closed = question.name == forms.KIND
        here = [each for each in question.choices if not closed or each[0] in kinds]
        return tuple(Choice(value, say.text(label)) for value, label in here)

    fields = tuple(
        FormField(
            question.name,
            say.text(question.label),
            question.kind,
            choices=choices(question),
            required=question.required,
            hint=say.text(question.hint) if question.hint else "",
        )
        for question in blank.questions
    )
    return Form(say.text(blank.title), say.text(blank.submit), button, fields)
