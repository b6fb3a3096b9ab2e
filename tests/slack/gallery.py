"""Every card and every form of the bot, as Slack gets them: to look at, and to have validated.

    python -m tests.slack.gallery FOLDER

writes each as a JSON file of its own. What stands in it can be pasted into Slack's Block Kit
Builder, and passed to its public blocks.validate.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.base import Form, Query, Refused, Response
from adapters.card import Card
from adapters.slack import CAPABILITIES, views
from adapters.slack import card as drawing
from adapters.slack.acts import Place
from adapters.slack.me import Json
from bot.directory import Directory
from bot.town import MovingClock, adapters
from tests.cards.gallery import everything
from tests.cards.stage import a_town, shown
from tests.municipality import FULL
from tests.stories.consoles import ConsoleStage
from tests.stories.play import TUESDAY, Play, playing

PLACE = Place("C012AB3CD", "1700000000.000100")


class Gallery:
    """What a story showed, each thing once."""

    def __init__(self) -> None:
        self._cards: dict[Card, None] = {}
        self._forms: dict[tuple[str, ...], Form | Refused] = {}

    @property
    def messages(self) -> list[Json]:
        """Every card as a message."""
        return [
            {"text": drawing.fallback(card), "blocks": drawing.blocks(card)} for card in self._cards
        ]

    @property
    def modals(self) -> list[Json]:
        """Every form as a view, and what stands in it when it is refused."""
        return list(self._views())

    async def visit(self, folder: Path) -> None:
        """Play the story in a folder, and keep what people on Slack would see."""
        config, clock = a_town(), MovingClock(TUESDAY)
        consoles = adapters(config, folder, clock)
        for console in consoles.values():  # people there call the bot as they do on Slack
            console.platform.capabilities = replace(console.capabilities, call=CAPABILITIES.call)
        directory = Directory(config)
        stages = {name: ConsoleStage(each, directory) for name, each in consoles.items()}
        async with playing(config, stages, clock, f"sqlite:///{folder / 'town.sqlite'}") as play:
            await self._story(play)

    async def _story(self, play: Play) -> None:
        answer = play.app.door.respond

        async def noted(query: Query) -> Response:
            response = await answer(query)
            if isinstance(response, Form | Refused):
                words = response.why if isinstance(response, Refused) else response.title
                self._forms.setdefault((type(response).__name__, words), response)
            return response

        play.app.door.respond = noted  # type: ignore[method-assign]  # to look over its shoulder
        await everything(play)
        self._cards = {card: None for account, _, card in shown(play) if account == FULL}

    def _views(self) -> Iterator[Json]:
        for form in self._forms.values():
            match form:
                case Form():
                    yield views.drawn(form, PLACE)
                case Refused(why):
                    yield views.told("Niet van ons", why, "decline:1", PLACE)


def main(folder: Path) -> None:
    """Write the gallery into a folder."""
    gallery = Gallery()
    with TemporaryDirectory() as town:
        asyncio.run(gallery.visit(Path(town)))
    folder.mkdir(parents=True, exist_ok=True)
    for kind, drawn in (("card", gallery.messages), ("form", gallery.modals)):
        for number, each in enumerate(drawn, 1):
            text = json.dumps(each, indent=2, ensure_ascii=False)
            (folder / f"{kind}-{number:03}.json").write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{len(gallery.messages)} cards, {len(gallery.modals)} forms in {folder}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.slack.gallery FOLDER")
    main(Path(sys.argv[1]))
