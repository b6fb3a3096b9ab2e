"""What is asked of who puts something before others, or answers that."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.base import FieldKind
from bot.cases.acts import ActName
from bot.forms.fields import (
    DEPARTMENT,
    KIND,
    KINDS,
    PERSON,
    PUBLIC,
    QUESTION,
    REASON,
    UNTIL,
    WORDS,
    Blank,
    Question,
)
from bot.language import N_

BLANKS: Mapping[ActName, Blank] = {
    ActName.OFFER: Blank(
        N_("Put before others"),
        N_("Ask"),
        (
            Question(
                DEPARTMENT,
                N_("Which department, or which person?"),
                N_("which department or person do you want to ask?"),
                FieldKind.CHOICE,
            ),
            Question(
                KIND,
                N_("What do you ask them?"),
                "",
                FieldKind.CHOICE,
                required=False,
                choices=KINDS,
            ),
            Question(
                QUESTION,
                N_("Your question, if you want to add one"),
                "",
                required=False,
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.QUESTION: Blank(
        N_("Ask something"),
        N_("Ask"),
        (
            Question(
                WORDS,
                N_("What do you want to know?"),
                N_(
                    "what do you want to know? If it is not for the poster, start with a name, "
                    "like this: ‘Anna: who has the key?’."
                ),
                hint=PUBLIC,
            ),
            Question(
                PERSON,
                N_("From whom? Leave this open to ask the poster."),
                "",
                FieldKind.CHOICE,
                required=False,
            ),
        ),
    ),
    ActName.ADVISE: Blank(
        N_("Think along"),
        N_("Send"),
        (Question(WORDS, N_("Your advice"), N_("what is your advice?"), hint=PUBLIC),),
    ),
    ActName.ANSWER: Blank(
        N_("Answer"),
        N_("Send"),
        (Question(WORDS, N_("Your answer"), N_("what is your answer?"), hint=PUBLIC),),
    ),
    ActName.LATER: Blank(
        N_("Ask again later"),
        N_("Save"),
        (
            Question(
                UNTIL,
                N_("When shall I ask again?"),
                N_(
                    "when shall I ask again? For example ‘friday’, ‘in two weeks’ or ‘12 december’."
                ),
                FieldKind.DATE,
            ),
            Question(
                REASON,
                N_("What are you waiting for? One line is enough."),
                N_("what are you waiting for? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.TERM: Blank(
        N_("A date for this"),
        N_("Save"),
        (
            Question(
                UNTIL,
                N_("By when should there be an answer?"),
                N_(
                    "by when should there be an answer? For example ‘friday’, ‘in two weeks’ or "
                    "‘12 december’."
                ),
                FieldKind.DATE,
            ),
            Question(
                REASON,
                N_("Why then, if you want to add that?"),
                "",
                required=False,
                hint=PUBLIC,
            ),
        ),
    ),
}
