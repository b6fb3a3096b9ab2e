"""What changes nothing: how it stands, whose it would be, what can be done."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.SHOW: Words(
        typed=("toon", "show"),
        what=N_("tell how this stands"),
        help=N_("see how things stand with a signal"),
    ),
    ActName.WHOSE: Words(
        typed=("wie", "whose"),
        help=N_("see whose work a text would be, without posting it"),
    ),
    ActName.CONFIRM: Words(
        typed=("klopt", "right"),
        label=N_("That is right"),
        emoji="👌",
        help=N_("have me do what I read"),
    ),
    ActName.MINE: Words(
        typed=("mijn", "mine"),
        help=N_("see what waits for you, and what is yours, posted by you or followed"),
    ),
    ActName.HELP: Words(
        typed=("help", "hulp", "help"),
    ),
}
