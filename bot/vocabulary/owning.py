"""Answers to the question whose it is, and what an owner can do with it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.TAKE: Words(
        typed=("van ons", "oppakken", "wij pakken het op", "accept", "ours"),
        label=N_("Ours"),
        emoji="✅",
        noted=N_("Thank you. It is yours now: you let people know how it goes."),
        told=N_("{person}: ours"),
        what=N_("take this on"),
        help=N_("take on what your department is asked"),
    ),
    ActName.TAKE_LATER: Words(
        typed=(
            "van ons maar later",
            "van ons, maar later",
            "ours, but later",
            "ours but later",
        ),
        label=N_("Ours, but later"),
        emoji="⏳",
        noted=N_("Thank you. It is yours. I will ask {day} how it goes."),
        told=N_("{person}: ours, from {day} on"),
        what=N_("take this on"),
        help=N_("take it on from a later day, and why"),
    ),
    ActName.RUNNING: Words(
        typed=("loopt al", "running", "already running"),
        label=N_("Already running"),
        emoji="🔁",
        noted=N_("Thank you. It is yours, with that number."),
        told=N_("{person}: already running"),
        what=N_("say that it is running already"),
        help=N_("say that it is running already, with your own number"),
    ),
    ActName.DECLINE: Words(
        typed=("niet van ons", "nee", "no", "decline", "not ours"),
        label=N_("Not ours"),
        emoji="❌",
        noted=N_("Thank you. I pass on why."),
        told=N_("{person}: not ours"),
        what=N_("say that it is not theirs"),
        help=N_("say that it is not yours, and why"),
    ),
    ActName.JOIN: Words(
        typed=("meewerken", "wij doen mee", "doen mee", "join"),
        label=N_("We take part"),
        emoji="🤝",
        noted=N_("Thank you. You take part."),
        told=N_("{person}: we take part"),
        what=N_("take part"),
        help=N_("take part without owning it"),
    ),
    ActName.GIVE: Words(
        typed=("geef", "geef aan", "give to", "assign", "give"),
        noted=N_("Thank you. {person} has it from now on, and hears so."),
        told=N_("{person} gave it to {colleague}"),
        what=N_("give this to a colleague"),
        help=N_("give what is yours to a colleague of your department"),
    ),
    ActName.PROGRESS: Words(
        typed=("voortgang", "het loopt", "progress"),
        label=N_("It is under way"),
        emoji="🏃",
        noted=N_("Thank you, that is noted."),
        told=N_("{person}: it is under way"),
        what=N_("say how it goes"),
        help=N_("say how it goes"),
    ),
    ActName.STUCK: Words(
        typed=("lukt niet", "het lukt niet", "stuck"),
        label=N_("It does not work out"),
        emoji="🚧",
        noted=N_("Thank you for telling. {person} hears it now, and can take a look with you."),
        told=N_("{person}: it does not work out"),
        what=N_("say that it does not work out"),
        help=N_("say that it does not work out, and why"),
    ),
    ActName.LATER: Words(
        typed=("later", "vraag later weer", "ask later", "ask again later", "snooze"),
        label=N_("Ask again later"),
        emoji="⏰",
        noted=N_("All right. I will ask again {day}."),
        told=N_("{person}: ask again {day}"),
        what=N_("have it asked again later"),
        help=N_("have it asked again on a later day, and why"),
    ),
    ActName.DONE: Words(
        typed=("klaar", "done"),
        label=N_("Done"),
        emoji="🏁",
        noted=N_("Thank you. I am asking whether it is solved."),
        told=N_("{person}: done"),
        what=N_("say that it is done"),
        help=N_("say that it is done, and what the poster may know"),
    ),
}
