"""What its poster reads of a photo: what is wrong with it and what to do, or to add words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.card import Block, Card, Line, Paragraph
from adapters.photo import PhotoFault
from bot.cards import places
from bot.cards.reader import Reader
from bot.store import traffic


def draw(told: Mapping[str, Any], card: traffic.Card, reader: Reader) -> Card:
    """Say what became of photos: `told` has what is wrong by number, and how many were too many."""
    blocks: list[Block] = []
    if card.params.get("wordless"):
        blocks += map(Paragraph, _ask_for_words(card, reader))
    blocks += [Paragraph(_fault(*each, reader=reader)) for each in told["faulty"]]
    if told["too_many"]:
        blocks.append(Paragraph(_too_many(told["too_many"], reader)))
    return Card(tuple(blocks))


def _ask_for_words(card: traffic.Card, reader: Reader) -> Iterator[Line]:
    say = reader.say
    inbox = reader.session.get(traffic.Inbox, card.params["inbox"])
    event = inbox.event if inbox else {}
    if event.get("private"):
        yield say.line("I see a photo, without words. What is it, and where?")
        yield say.line("One line is enough; answer here. ‘stop’ ends it.")
        return
    place = places.channel(card.account, event.get("conversation", ""), reader)
    yield say.line("You put a photo in {place}, without words. What is it, and where?", place=place)
    yield say.line("One line is enough; answer in the thread below your photo. ‘stop’ ends it.")


def _fault(number: int, fault: str, is_image: bool, *, reader: Reader) -> Line:  # noqa: FBT001 - as stored
    say, limits = reader.say, reader.rules.directory.config.photos
    types = reader.any_of([kind.upper() for kind in limits.types])
    match fault:
        case PhotoFault.TOO_BIG:
            return say.line(
                "Photo {number} is too big to pass on: it may have {mb} MB, and no more pixels "
                "than a phone makes. Please make it smaller, and send it below your message.",
                number=str(number),
                mb=str(limits.max_mb),
            )
        case PhotoFault.WRONG_KIND if is_image:
            return say.line(
                "I cannot pass on photo {number} as it is. Please send it as {types}, or a "
                "screenshot of it, below your message.",
                number=str(number),
                types=types,
            )
        case PhotoFault.WRONG_KIND:
            return say.line(
                "I do not pass on attachment {number}: only photos, as {types}. Please say in "
                "words what is in it.",
                number=str(number),
                types=types,
            )
        case PhotoFault.GONE:
            return say.line(
                "I could not fetch photo {number} any more. Please send it once more, below your "
                "message.",
                number=str(number),
            )
        case _:
            return say.line(
                "Photo {number} was not taken where I wanted to show it. Please send it to them "
                "yourself, or say in words what it shows.",
                number=str(number),
            )


def _too_many(count: int, reader: Reader) -> Line:
    most = reader.rules.directory.config.photos.most
    if not most:
        return reader.say.line("I do not pass on photos here. Please say in words what they show.")
    return reader.say.line(
        "With one signal I pass on {most} photos at most. These did not come along: {count}. Send "
        "them yourself to who takes it up.",
        most=str(most),
        count=str(count),
    )
