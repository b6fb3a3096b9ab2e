"""How long it can wait, and until which day."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.TERM: Words(
        typed=("termijn", "deadline", "term"),
        noted=N_("Noted: by {day}. I will ask for it then."),
        told=N_("{person} set a date: {day}"),
        what=N_("set a date for this"),
        help=N_("set a date by which there should be an answer"),
    ),
    ActName.URGENT: Words(
        typed=("spoed", "urgent"),
        noted=N_("Thank you. I ask within hours from now on."),
        told=N_("{person}: urgent"),
        what=N_("say how long it can wait"),
        help=N_("have it asked within hours, and why"),
    ),
    ActName.NORMAL: Words(
        typed=("normaal", "geen spoed", "normal"),
        noted=N_("Thank you. I ask as usual from now on."),
        told=N_("{person}: not urgent"),
        what=N_("say how long it can wait"),
        help=N_("have it asked as usual, and why"),
    ),
    ActName.CAN_WAIT: Words(
        typed=("kan wachten", "can wait"),
        noted=N_("Thank you. I ask less often from now on."),
        told=N_("{person}: can wait"),
        what=N_("say how long it can wait"),
        help=N_("have it asked less often, and why"),
    ),
}
