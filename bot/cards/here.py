"""*Help* about a case: what this person may do with it as it stands now."""

from __future__ import annotations

from adapters.card import Bold, Card, Paragraph
from bot import rights
from bot.cards import parts
from bot.cards.reader import Reader, line
from bot.cases.acts import ActName
from bot.cases.decide import fits
from bot.commands import COMMANDS, usual_name
from bot.vocabulary import WORDS

_ANYWHERE = frozenset(
    {
        *(ActName.POST, ActName.WHOSE, ActName.HELP, ActName.CONFIRM, ActName.MINE),
        *(ActName.AWAY, ActName.BACK_AT_WORK, ActName.WITHDRAW, ActName.EDIT),
    }
)
"""What is about no case in particular."""


def draw(number: int, person: str, reader: Reader) -> Card | None:
    """Say what somebody can do with a case now, act by act."""
    view = reader.view(number)
    if view is None:
        return None
    say = reader.say
    lines = [
        line(Bold(usual_name(act, say.name)), ": ", say.line(WORDS[act].help))
        for act in COMMANDS
        if act not in _ANYWHERE
        and WORDS[act].help
        and fits(act, view.case)
        and rights.may(act, person, view.case, reader.rules.directory)
    ]
    told = say.line("This is what you can do with it now:")
    return Card(
        (Paragraph(parts.headline(view, reader)), Paragraph(told), *map(Paragraph, lines)),
        (),
        parts.footer(view),
    )
