"""What is put before whom, and what comes of silence."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.OFFER: Words(
        typed=("voorleggen", "leg voor aan", "aan", "offer to", "offer"),
        label=N_("Ask a department …"),
        emoji="📨",
        noted=N_("I have asked {departments}."),
        told=N_("{person} asked {department}"),
        what=N_("put this before a department"),
        help=N_("ask a department what it can do"),
    ),
    ActName.RESEND: Words(
        typed=("opnieuw sturen", "stuur opnieuw", "resend"),
        label=N_("Send again"),
        emoji="📤",
        noted=N_("I am sending it again."),
        told=N_("{person} had a message sent again"),
        what=N_("send it again"),
    ),
    ActName.LAPSE: Words(
        told=N_("there was no answer yet"),
    ),
}
