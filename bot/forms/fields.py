"""The fields of forms: how each is called and asked, and what all forms share."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.base import FieldKind
from bot.language import N_
from bot.store.nouns import AskKind


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a form. `label` and `hint` are message ids of the catalogues.

    `reply` is how it is asked where there are no forms, behind a name and a comma; an optional
    field is not asked there.
    """

    name: str
    label: str
    reply: str
    kind: FieldKind = FieldKind.LINES
    required: bool = True
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen, as value and label; of names it is sought while typing."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A form to fill in for an act."""

    title: str
    submit: str
    questions: tuple[Question, ...]
    any_of: bool = False
    """Whether one answer will do, whichever it is; the first question is asked then."""


REASON = "reason"
INSTEAD = "instead"
NUMBER = "number"
DEPARTMENT = "department"
QUESTION = "question"
WORDS = "words"
PERSON = "person"
UNTIL = "until"
START = "start"
SUBSTITUTE = "substitute"
WIJK = "wijk"
KIND = "kind"
CONDITION = "condition"
TELLS = "tells"
PREVENTED = "prevented"
SHOWN = "shown"
"""Of a sentence that is shown before it is done: its number in the inbox, never given twice."""
UNREAD = "unread"
"""Of a sentence that is shown before it is done: the words that have no place in the act."""

KINDS = (
    (AskKind.OWN.value, N_("To take it on")),
    (AskKind.CONTRIBUTE.value, N_("To take part")),
    (AskKind.ADVISE.value, N_("For advice")),
)
"""What can be asked of others."""
PUBLIC = N_("This may become public one day.")

WHY = Question(
    REASON,
    N_("Why? One line is enough."),
    N_("why? One line is enough."),
    hint=PUBLIC,
)
