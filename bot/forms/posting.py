"""What is asked of who posted it, or puts right what was posted."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.base import FieldKind
from bot.cases.acts import ActName
from bot.forms.fields import (
    DEPARTMENT,
    PUBLIC,
    REASON,
    WIJK,
    WORDS,
    Blank,
    Question,
)
from bot.language import N_

BLANKS: Mapping[ActName, Blank] = {
    ActName.CORRECT: Blank(
        N_("Not right"),
        N_("Put it right"),
        (
            Question(
                DEPARTMENT,
                N_("Which department is it for?"),
                N_("which department is it for, or in which wijk is it?"),
                FieldKind.CHOICE,
                required=False,
            ),
            Question(
                WIJK,
                N_("In which wijk is it?"),
                "",
                FieldKind.CHOICE,
                required=False,
            ),
        ),
        any_of=True,
    ),
    ActName.REOPEN: Blank(
        N_("Not solved yet"),
        N_("Send"),
        (
            Question(
                WORDS,
                N_("What is still wrong?"),
                N_("what is still wrong? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.REDACT: Blank(
        N_("Black out words"),
        N_("Black out"),
        (
            Question(
                WORDS,
                N_("Which words? ‘All’ takes out everything that was posted."),
                N_(
                    "which words have to go? Type them as they stand there, or ‘all’ for "
                    "everything that was posted."
                ),
            ),
            Question(
                REASON,
                N_("Why? One line is enough."),
                N_(
                    "then all that was posted goes, and it does not come back. Why? One line is "
                    "enough."
                ),
                required=False,
                hint=PUBLIC,
            ),
        ),
    ),
}
