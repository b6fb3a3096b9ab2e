"""From a card's row to the card itself, drawn from the newest state at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from adapters.base import Capabilities
from adapters.card import Card
from bot.cards import answer, confidential, digest, news, question, receipt, standing_in
from bot.cards.kinds import CardKind
from bot.cards.places import is_private
from bot.cards.reader import Reader
from bot.cards.view import Said, Veil, View
from bot.cases import following
from bot.cases.decision import News, Rules
from bot.language import Language
from bot.learned import Known
from bot.store import traffic
from bot.store.nouns import AskKind

_WITHOUT_WORDS = frozenset({AskKind.PRIVACY, AskKind.LOST})
"""Asks of which the card tells nothing of what was posted."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Draws any card for its reader; reads the database and changes nothing."""

    rules: Rules
    known: Known
    platforms: Mapping[str, Capabilities]

    def __call__(self, session: Session, card: traffic.Card, now: datetime) -> Card | None:
        """Draw a card; None where there is nothing to show any more."""
        alone = is_private(card, session)
        reader = self.reader(session, card.account, card.person, now, private=alone)
        match CardKind(card.kind):
            case CardKind.DIGEST:
                return digest.draw(card, reader)
            case CardKind.ANSWER:
                return answer.draw(card, self.known, reader)
            case CardKind.PROMPT:
                return answer.prompt(card, reader)
            case CardKind.REFERRAL:
                return answer.referral(card, reader)
            case CardKind.RECEIPT | CardKind.ASK | CardKind.NEWS:
                view = reader.view(card.case_id)
                return self._of_case(view, card, reader) if view else None

    def reader(
        self,
        session: Session,
        account: str,
        person: str | None,
        now: datetime,
        *,
        private: bool = False,
    ) -> Reader:
        """Say for whom it is drawn: one person, in private or not, or everybody in a channel."""
        config = self.rules.directory.config.municipality
        known = self.rules.directory.people.get(person or "")
        name = (known.language if known else None) or config.language
        language = Language(name, config.address)
        return Reader(session, self.rules, language, account, self.platforms, now, person, private)

    def _of_case(self, view: View, card: traffic.Card, reader: Reader) -> Card | None:
        ask = view.case.ask(card.ask_id) if card.ask_id else None
        if view.veil is Veil.ALL and (ask is None or ask.kind not in _WITHOUT_WORDS):
            if card.params.get("news") == News.TURN and card.message is None:
                return None  # who follows is told nothing of it
            return confidential.draw(view, reader, first=card.kind == CardKind.RECEIPT)
        drawn = self._shown(view, card, reader)
        return confidential.marked(drawn, view, reader) if drawn else None

    def _shown(self, view: View, card: traffic.Card, reader: Reader) -> Card | None:
        match CardKind(card.kind):
            case CardKind.RECEIPT:
                return receipt.draw(view, reader)
            case CardKind.NEWS:
                turn = view.turn(card.params.get("turn"))
                told = self._heard(view, News(card.params["news"]), turn, card, reader)
                return standing_in.heard(told, card, reader) if told else None
            case _:
                return self._of_ask(view, card, reader)

    def _heard(
        self, view: View, what: News, turn: Said | None, card: traffic.Card, reader: Reader
    ) -> Card | None:
        """Draw news; none for who follows what they may not read any more."""
        person, directory = card.person or "", self.rules.directory
        if what is News.TURN and not following.may_hear(person, view.case, directory):
            return None
        return news.draw(view, what, turn, reader)

    def _of_ask(self, view: View, card: traffic.Card, reader: Reader) -> Card | None:
        ask = view.case.ask(card.ask_id) if card.ask_id else None
        if ask is None:
            return None
        return standing_in.asked(question.draw(view, ask, reader), view, ask, card, reader)
