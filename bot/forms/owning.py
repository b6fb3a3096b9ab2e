"""What an owner, and who may become one, is asked to fill in."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.base import FieldKind
from bot.cases.acts import ActName, Teller
from bot.forms.fields import (
    CONDITION,
    DEPARTMENT,
    INSTEAD,
    NUMBER,
    PERSON,
    PREVENTED,
    PUBLIC,
    REASON,
    TELLS,
    UNTIL,
    WHY,
    WORDS,
    Blank,
    Question,
)
from bot.language import N_

BLANKS: Mapping[ActName, Blank] = {
    ActName.TAKE_LATER: Blank(
        N_("Ours, but later"),
        N_("Save"),
        (
            Question(
                UNTIL,
                N_("From when can you take it up?"),
                N_(
                    "from when can you take it up? For example ‘friday’, ‘in two weeks’ or ‘12 "
                    "december’."
                ),
                FieldKind.DATE,
            ),
            Question(
                REASON,
                N_("Why not now? One line is enough."),
                N_("why not now? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.TAKE_IF: Blank(
        N_("Yes, provided …"),
        N_("Send"),
        (
            Question(
                CONDITION,
                N_("What has to be arranged first?"),
                N_("what has to be arranged first? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.MET: Blank(
        N_("That is arranged"),
        N_("Let them know"),
        (
            Question(
                WORDS,
                N_("How is it arranged?"),
                N_("how is it arranged? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.RUNNING: Blank(
        N_("Already running"),
        N_("Save"),
        (
            Question(
                NUMBER,
                N_("Number in your own system"),
                N_("what is its number in your own system?"),
                FieldKind.TEXT,
            ),
        ),
    ),
    ActName.DECLINE: Blank(
        N_("Not ours"),
        N_("Send"),
        (
            Question(
                REASON,
                N_("Why not, or what would have to be true to say yes?"),
                N_(
                    "why not? If you know whose it is, start with that, like this: ‘Roads: the "
                    "lamp hangs on the bridge’."
                ),
                hint=PUBLIC,
            ),
            Question(
                INSTEAD,
                N_("Whose is it, do you think?"),
                "",
                FieldKind.CHOICE,
                required=False,
            ),
        ),
    ),
    ActName.GIVE: Blank(
        N_("Give to a colleague"),
        N_("Give"),
        (
            Question(
                PERSON,
                N_("Who in your department takes it over from you?"),
                N_("who in your department takes it over from you?"),
                FieldKind.TEXT,
            ),
        ),
    ),
    ActName.HAND_OVER: Blank(
        N_("Hand over"),
        N_("Ask"),
        (
            Question(
                DEPARTMENT,
                N_("Which department should take it over?"),
                N_(
                    "which department should take it over, and why? Like this: ‘Roads: the lamp "
                    "hangs on the bridge’."
                ),
                FieldKind.CHOICE,
            ),
            WHY,
        ),
    ),
    ActName.PROGRESS: Blank(
        N_("It is under way"),
        N_("Let them know"),
        (
            Question(
                WORDS,
                N_("How is it going, if you want to add that?"),
                "",
                required=False,
                hint=PUBLIC,
            ),
            Question(
                UNTIL,
                N_("By when is it done, or does it go on?"),
                "",
                FieldKind.DATE,
                required=False,
                hint=N_("I ask again the morning after that."),
            ),
        ),
    ),
    ActName.STUCK: Blank(
        N_("It does not work out"),
        N_("Let them know"),
        (
            Question(
                REASON,
                N_("What is in the way? One line is enough."),
                N_("what is in the way? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.DONE: Blank(
        N_("Done"),
        N_("Let them know"),
        (
            Question(
                WORDS,
                N_("What may the poster know?"),
                N_("what may the poster know? One line is enough."),
                hint=PUBLIC,
            ),
            Question(
                TELLS,
                N_("Who tells it in the wijk?"),
                "",
                FieldKind.CHOICE,
                required=False,
                choices=(
                    (Teller.POSTER, N_("Who posted it")),
                    (Teller.OWNER, N_("We do")),
                    (Teller.BROKER, N_("Whoever brokers it")),
                    (Teller.NOBODY, N_("Nobody needs to")),
                ),
            ),
            Question(
                PREVENTED,
                N_("What did this prevent?"),
                "",
                required=False,
                hint=PUBLIC,
            ),
        ),
    ),
    ActName.PART: Blank(
        N_("Our part is done"),
        N_("Let them know"),
        (
            Question(
                WORDS,
                N_("What did you do of it?"),
                N_("what did you do of it? One line is enough."),
                hint=PUBLIC,
            ),
        ),
    ),
}
