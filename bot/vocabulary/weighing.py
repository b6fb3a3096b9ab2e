"""How long it can wait, until which day, and whether it can hurt somebody."""

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
    ActName.RISK: Words(
        typed=("risico", "risk"),
        noted=N_("Thank you. I ask how it goes more often from now on."),
        told=N_("{person}: risk"),
        what=N_("say whether there is a risk in this"),
        help=N_("say that it can hurt somebody, and why"),
    ),
    ActName.NO_RISK: Words(
        typed=("geen risico", "no risk"),
        noted=N_("Thank you. I ask how it goes as usual from now on."),
        told=N_("{person}: no risk"),
        what=N_("say whether there is a risk in this"),
        help=N_("say that it hurts nobody after all, and why"),
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
