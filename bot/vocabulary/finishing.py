"""That it is done: the whole, a part, and what is told of it in the wijk."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.language import N_
from bot.vocabulary.words import Words

WORDS: Mapping[ActName, Words] = {
    ActName.PART: Words(
        typed=("ons deel is klaar", "ons deel", "deel klaar", "our part is done", "part done"),
        label=N_("Our part is done"),
        emoji="🧱",
        noted=N_("Thank you. Who owns this hears that your part is done."),
        told=N_("{person}: our part is done"),
        what=N_("say that their part is done"),
        help=N_("say that your part is done, where you take part"),
    ),
    ActName.TEXT: Words(
        typed=("tekst", "tekst voor de bewoner", "text for residents"),
        label=N_("Text for residents"),
        emoji="📝",
        what=N_("have a text for residents"),
        help=N_("have a text for residents about what was done, ready to pass on"),
    ),
}
