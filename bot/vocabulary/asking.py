"""What is put before whom, and what comes of silence."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.OFFER: Words(
        typed=("voorleggen", "leg voor aan", "aan", "offer to", "offer"),
        label=N_("Put before …"),
        emoji="📨",
        noted=N_("I have asked {departments}."),
        told=N_("{person} asked {department}"),
        what=N_("put this before others"),
        help=N_("ask a department or a person to take it on, to take part or for advice"),
    ),
    ActName.ADVISE: Words(
        typed=("meedenken", "advies", "advise", "advice"),
        label=N_("Think along …"),
        emoji="💡",
        noted=N_("Thank you. I pass your advice on."),
        told=N_("{person} thinks along"),
        what=N_("give advice on this"),
        help=N_("give advice on what you are asked"),
    ),
    ActName.QUESTION: Words(
        typed=("vraag", "question", "ask"),
        label=N_("Ask something …"),
        emoji="❓",
        noted=N_("I have asked {person}, and you read the answer here."),
        told=N_("{person} asked {colleague}"),
        what=N_("ask something about this"),
        help=N_("ask the poster something, or anybody else whom you name"),
    ),
    ActName.ANSWER: Words(
        typed=("antwoord", "answer"),
        label=N_("Answer …"),
        emoji="💬",
        noted=N_("Thank you. I pass it on to {person}."),
        told=N_("{person} answered {colleague}"),
        what=N_("answer this"),
        help=N_("answer what somebody wants to know from you"),
    ),
    ActName.FOLLOW: Words(
        typed=("volgen", "volg", "follow"),
        label=N_("Follow"),
        emoji="🔔",
        noted=N_("From now on you hear each turn of this."),
        told=N_("{person} follows this"),
        what=N_("say who follows this"),
        help=N_("hear each turn of a signal"),
    ),
    ActName.UNFOLLOW: Words(
        typed=("niet meer volgen", "ontvolgen", "unfollow"),
        label=N_("Follow no more"),
        emoji="🔕",
        noted=N_("All right, you hear no more of this."),
        told=N_("{person} follows this no more"),
        what=N_("say who follows this"),
        help=N_("hear no more of a signal"),
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
