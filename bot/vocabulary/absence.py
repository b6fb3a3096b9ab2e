"""Who is away, who is back, and what goes to whoever stands in meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.AWAY: Words(
        typed=("vrij", "afwezig", "away", "absent"),
        what=N_("say that somebody is away"),
        help=N_("say until when you are away, and who stands in for you"),
    ),
    ActName.BACK_AT_WORK: Words(
        typed=(
            "terug van vrij",
            "weer aan het werk",
            "toch niet vrij",
            "toch niet afwezig",
            "back at work",
        ),
        what=N_("say that somebody is back"),
        help=N_("say that you are back at work"),
    ),
    ActName.STAND_IN: Words(
        told=N_("{colleague} stands in for now"),
    ),
    ActName.RESUME: Words(
        told=N_("this is with {colleague} again"),
    ),
}
