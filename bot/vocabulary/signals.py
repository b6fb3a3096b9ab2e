"""What is posted, and what its poster can say of it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.POST: Words(
        typed=("signaal", "signal"),
        told=N_("{person} posted this"),
        help=N_("post a signal, from any place"),
    ),
    ActName.NO_SIGNAL: Words(
        typed=("geen signaal", "no signal"),
        label=N_("No signal"),
        emoji="🔇",
        noted=N_("I leave it at that."),
        told=N_("{person}: no signal"),
        what=N_("say that it is no signal"),
        help=N_("end what needs no owner after all"),
    ),
    ActName.CORRECT: Words(
        typed=("klopt niet", "is niet goed", "not right", "wrong"),
        label=N_("Not right"),
        emoji="✏️",
        noted=N_("Thank you, I have put that right."),
        told=N_("{person} said where it belongs"),
        what=N_("say where it belongs"),
        help=N_("say which department or wijk it is, if I have it wrong"),
    ),
    ActName.PLACE: Words(
        typed=("wijk", "district"),
        noted=N_("Thank you, now I know where it is."),
        told=N_("{person} told the wijk"),
        what=N_("tell in which wijk it is"),
        help=N_("tell in which wijk it is"),
    ),
    ActName.REDACT: Words(
        typed=("weglakken", "lak weg", "redact", "black out"),
        noted=N_(
            "I have taken it out of all that I keep, and out of my messages as far as they can be "
            "changed. Where it was written it still stands: please delete or change that too."
        ),
        told=N_("{person} blacked out words"),
        what=N_("black out words"),
        help=N_("take words out of everything, such as somebody's data"),
    ),
    ActName.WITHDRAW: Words(
        told=N_("{person} took the words away"),
    ),
    ActName.EDIT: Words(
        told=N_("{person} changed the words"),
    ),
    ActName.REROUTE: Words(
        typed=("pas aan", "vraag de ander", "change it"),
        label=N_("Yes, ask them"),
        emoji="✅",
        noted=N_("Thank you, I have put that right."),
        told=N_("{person} had it asked anew, as the words have changed"),
        what=N_("have it asked anew"),
    ),
    ActName.REFER: Words(
        typed=("zet klaar", "rechtstreeks", "directly"),
        label=N_("Yes, have it ready"),
        emoji="📋",
        noted=N_("Your text is ready for you in private."),
        told=N_("{person} takes it straight to {department}"),
        what=N_("take it straight to the department"),
    ),
    ActName.KEEP: Words(
        typed=("laat zo", "vraag het hier", "leave it"),
        label=N_("No, leave it"),
        emoji="✖️",
        noted=N_("All right, I leave it as it is."),
        told=N_("{person} left it as it is"),
        what=N_("say whether it stays as it is"),
    ),
    ActName.SOLVED: Words(
        typed=("opgelost", "ja", "yes", "solved"),
        label=N_("Yes"),
        emoji="👍",
        noted=N_("Thank you, then this is closed."),
        told=N_("{person}: solved"),
        what=N_("say that it is solved"),
        help=N_("say that it is solved"),
    ),
    ActName.REOPEN: Words(
        typed=("heropenen", "nee kijk nog eens", "kijk nog eens", "reopen"),
        label=N_("No, look again"),
        emoji="👎",
        noted=N_("I have passed it on."),
        told=N_("{person}: not solved yet"),
        what=N_("reopen this"),
        help=N_("say that it is not solved"),
    ),
}
