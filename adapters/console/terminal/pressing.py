"""Presses a button for somebody, with the form that it may open."""

from __future__ import annotations

from collections.abc import Callable

from adapters.base import Form, Refused
from adapters.console.impossible import Impossible, Reason
from adapters.console.platform import find
from adapters.console.state import Message
from adapters.console.terminal.filling import Filling
from adapters.console.terminal.here import Here
from adapters.console.terminal.typed import Press
from adapters.console.terminal.words import Words

Tell = Callable[[str], None]


def meant(asked: Press, here: Here, words: Words) -> tuple[Message, int | str] | str:
    """Give the card and the button or emoji that were meant, or what to tell instead.

    Raises Impossible for what is not there, or not for this person to see.
    """
    if asked.message:
        card = here.console.visible(here.user, asked.message)
    elif (latest := here.latest_card()) and _has(latest, asked.which):
        card = latest
    else:
        return words.no_card
    match asked.which:
        case None if len(card.buttons) == 1:
            return card, 1
        case None if card.buttons:
            return words.which_button.format(message=card.id, count=len(card.buttons))
        case None:
            return words.no_buttons.format(message=card.id)
        case int(number) if not 0 < number <= len(card.buttons):
            raise Impossible(Reason.NO_BUTTON, card.id)
        case which:
            return card, which


def _has(card: Message, which: int | str | None) -> bool:
    return isinstance(which, int) and 0 < which <= len(card.buttons)


async def press(here: Here, card: Message, which: int | str, words: Words, tell: Tell) -> None:
    """Press, and tell what came of it; a reaction that already stands is taken back."""
    button = find(card, which)
    emoji = button.emoji if button else str(which)
    said = {"name": here.name, "message": card.id, "emoji": emoji}
    if (emoji, here.user) in card.reactions:
        here.console.take_back(here.user, card.id, emoji)
        tell(words.taken_back.format(**said))
        return
    match await here.adapter.press(here.user, card.id, which):
        case Refused(why):
            tell(why)
        case Form() as form:
            if await Filling(here.adapter, here.user, card, form, words, tell).run():
                tell(words.sent_in.format(name=here.name, title=form.title))
        case None if button:
            tell(words.pressed.format(button=button.label, **said))
        case None:
            tell(words.reacted.format(**said))
