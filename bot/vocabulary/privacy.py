"""Who may read what: data of a resident taken out, and what is confidential."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.CLEAN: Words(
        typed=("haal ze eruit", "haal eruit", "clean"),
        label=N_("Take it out"),
        emoji="✂️",
        noted=N_("I have taken it out, and pass this on without it."),
        told=N_("{person} had data of a resident taken out"),
        what=N_("say what becomes of that data"),
        help=N_("have data of a resident taken out before it is passed on"),
    ),
    ActName.CONFIDENTIAL: Words(
        typed=("besloten", "maak besloten", "confidential"),
        label=N_("Make it confidential"),
        emoji="🔒",
        noted=N_("This is confidential from now on: only who needs to know reads it."),
        told=N_("{person}: confidential"),
        what=N_("make this confidential"),
        help=N_("have it read only by who needs to know"),
    ),
    ActName.OPEN_UP: Words(
        typed=("niet meer besloten", "open up"),
        noted=N_("Colleagues can read this again."),
        told=N_("{person}: no longer confidential"),
        what=N_("end that this is confidential"),
        help=N_("let colleagues read again what was confidential"),
    ),
    ActName.HOLD: Words(told=N_("{person} wrote data of a resident")),
    ActName.TIDY: Words(told=N_("{person} took the message out of the channel")),
}
