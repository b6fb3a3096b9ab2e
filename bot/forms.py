"""What an act still needs to know, and how it is asked: in a form, or by the next reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.base import FieldKind
from bot.cases.acts import ActName, Teller
from bot.language import N_
from bot.store.nouns import AskKind
from routing.text import fold


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
_PUBLIC = N_("This may become public one day.")

_WHY = Question(
    REASON,
    N_("Why? One line is enough."),
    N_("why? One line is enough."),
    hint=_PUBLIC,
)

_ALL = frozenset({"alles", "all", "everything"})

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
                hint=_PUBLIC,
            ),
        ),
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
            ),
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
    ActName.TAKE_IF: Blank(
        N_("Yes, provided …"),
        N_("Send"),
        (
            Question(
                CONDITION,
                N_("What has to be arranged first?"),
                N_("what has to be arranged first? One line is enough."),
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
        (Question(WORDS, N_("Your advice"), N_("what is your advice?"), hint=_PUBLIC),),
    ),
    ActName.ANSWER: Blank(
        N_("Answer"),
        N_("Send"),
        (Question(WORDS, N_("Your answer"), N_("what is your answer?"), hint=_PUBLIC),),
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
            _WHY,
        ),
    ),
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
    **{
        act: Blank(title, N_("Save"), (_WHY,))
        for act, title in (
            (ActName.RISK, N_("Risk")),
            (ActName.NO_RISK, N_("No risk after all")),
            (ActName.URGENT, N_("Urgent")),
            (ActName.NORMAL, N_("Not urgent after all")),
            (ActName.CAN_WAIT, N_("This can wait")),
        )
    },
    ActName.DONE: Blank(
        N_("Done"),
        N_("Let them know"),
        (
            Question(
                WORDS,
                N_("What may the poster know?"),
                N_("what may the poster know? One line is enough."),
                hint=_PUBLIC,
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
                hint=_PUBLIC,
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
                hint=_PUBLIC,
            ),
        ),
    ),
    ActName.AWAY: Blank(
        N_("Away"),
        N_("Save"),
        (
            Question(
                UNTIL,
                N_("On which day are you back, and who stands in?"),
                N_(
                    "on which day is that over? If somebody stands in, add the name, like this: "
                    "‘3 december, Kim’."
                ),
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
                hint=_PUBLIC,
            ),
        ),
    ),
    ActName.REOPEN: Blank(
        N_("Not solved yet"),
        N_("Send"),
        (
            Question(
                WORDS,
                N_("What is still wrong?"),
                N_("what is still wrong? One line is enough."),
                hint=_PUBLIC,
            ),
        ),
    ),
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
