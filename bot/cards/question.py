"""What somebody is asked, drawn by the kind of the ask."""

from __future__ import annotations

from adapters.card import Card
from bot.cards import asked, broker, loss, offer, outcome, privacy, proposal
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.state import Ask
from bot.store.nouns import AskKind


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw an ask, or what became of it."""
    match ask.kind:
        case AskKind.BROKER:
            return broker.draw(view, ask, reader)
        case AskKind.WHICH_WIJK:
            return broker.draw_which_wijk(view, ask, reader)
        case AskKind.QUESTION | AskKind.ADVISE:
            return asked.draw(view, ask, reader)
        case AskKind.WHICH_OWNER | AskKind.DIRECT:
            return proposal.draw(view, ask, reader)
        case AskKind.LOST:
            return loss.draw(view, ask, reader)
        case AskKind.PRIVACY:
            return privacy.draw(view, ask, reader)
        case AskKind.OUTCOME:
            return outcome.draw(view, ask, reader)
        case _:
            return offer.draw(view, ask, reader)
