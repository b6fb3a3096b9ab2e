"""What an act still needs to know, and how it is asked: in a form, or by the next reply."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.forms import absence, asking, owning, posting, weighing
from bot.forms.fields import (
    CONDITION,
    DEPARTMENT,
    INSTEAD,
    KIND,
    KINDS,
    NUMBER,
    PERSON,
    PREVENTED,
    PUBLIC,
    QUESTION,
    REASON,
    SHOWN,
    START,
    SUBSTITUTE,
    TELLS,
    UNREAD,
    UNTIL,
    WHY,
    WIJK,
    WORDS,
    Blank,
    Question,
)
from routing.text import fold

__all__ = [
    "BLANKS",
    "CONDITION",
    "DEPARTMENT",
    "INSTEAD",
    "KIND",
    "KINDS",
    "NUMBER",
    "PERSON",
    "PREVENTED",
    "PUBLIC",
    "QUESTION",
    "REASON",
    "SHOWN",
    "START",
    "SUBSTITUTE",
    "TELLS",
    "UNREAD",
    "UNTIL",
    "WHY",
    "WIJK",
    "WORDS",
    "Blank",
    "Question",
    "is_whole",
    "missing",
]

_ALL = frozenset({"alles", "all", "everything"})

BLANKS: Mapping[ActName, Blank] = {
    **owning.BLANKS,
    **asking.BLANKS,
    **posting.BLANKS,
    **weighing.BLANKS,
    **absence.BLANKS,
}
"""The acts that need words; all others are one tap."""


def is_whole(words: str) -> bool:
    """Whether somebody asks to black out everything, and not some words."""
    return fold(words.strip(" .!‘’'\"")) in _ALL


def missing(act: ActName, fields: Mapping[str, str]) -> tuple[Question, ...]:
    """Give the questions that must be answered and are not, in the order of the form."""
    blank = BLANKS.get(act)
    if blank is None:
        return ()
    empty = [each for each in blank.questions if not fields.get(each.name, "").strip()]
    if blank.any_of:
        return blank.questions[:1] if len(empty) == len(blank.questions) else ()
    return tuple(each for each in empty if each.required or _is_asked_then(act, each, fields))


def _is_asked_then(act: ActName, question: Question, fields: Mapping[str, str]) -> bool:
    """Whether something else that was answered makes a question one that must be: why all goes."""
    return act is ActName.REDACT and question.name == REASON and is_whole(fields.get(WORDS, ""))
