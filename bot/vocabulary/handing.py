"""What goes from one owner to another."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
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
