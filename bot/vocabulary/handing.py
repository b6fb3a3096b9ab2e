"""A yes that hangs on something, and what goes from one owner to another."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.TAKE_IF: Words(
        typed=("ja mits", "van ons mits", "accept if", "yes if", "ours if", "yes provided"),
        label=N_("Yes, provided …"),
        emoji="🧩",
        noted=N_("Thank you. {broker} reads what has to be arranged first."),
        told=N_("{person}: ours, provided"),
        what=N_("take this on, on a condition"),
        help=N_("take it on provided that something is arranged first, and what"),
    ),
    ActName.MET: Words(
        typed=("voorwaarde geregeld", "voorwaarde", "condition met"),
        label=N_("That is arranged"),
        emoji="🔓",
        noted=N_("Thank you. {owner} has it from now on, and hears how it was arranged."),
        told=N_("{person}: that is arranged"),
        what=N_("say that what it hung on is arranged"),
        help=N_("say how what an owner's yes hung on was arranged"),
    ),
    ActName.HAND_OVER: Words(
        typed=(
            "overdragen",
            "overdragen aan",
            "draag over aan",
            "over",
            "hand over to",
            "handover",
        ),
        label=N_("This is somebody else's"),
        emoji="🔀",
        noted=N_(
            "I have asked {departments} to take it over. Until there is a yes, {owner} stays its "
            "owner."
        ),
        told=N_("{person} asked {department} to take it over"),
        what=N_("hand this over to another department"),
        help=N_("ask another department to take over what you own, and why"),
    ),
}
