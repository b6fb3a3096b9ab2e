"""What must hold between keys of a configuration whose shape is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.config import addresses, logins, reach, references, rungs, twins
from bot.config.faults import Finding, Key, quoted
from bot.config.schema import Config, Hours
from bot.directory import WIJKBOT

_DATABASE = re.compile(r"(?:sqlite|postgresql)(?:\+\w+)?://")


def check(config: Config, *, with_names: bool = True, with_ladder: bool = True) -> list[Finding]:
    """Everything that is wrong between keys; empty when the bot can work with it.

    `with_names` is false where a name that nothing has may still be that of something which
    could not be read; `with_ladder` where it is not known in full who stands on the ladder.
    """
    unknown = list(references.unknown(config)) if with_names else []
    told = {finding.key for finding in unknown}  # what follows from that is not told again
    others = _others(config, with_ladder=with_ladder)
    return [*unknown, *(finding for finding in others if finding.key not in told)]


def _others(config: Config, *, with_ladder: bool) -> Iterator[Finding]:
    yield from twins.twins(config)
    yield from reach.unreached(config)
    yield from rungs.circles(config)
    if with_ladder:
        yield from rungs.rungs(config)
    yield from _accounts(config)
    yield from _reserved(config)
    yield from _hours(config)
    yield from _phrases(config)
    yield from _database(config.database)


def _accounts(config: Config) -> Iterator[Finding]:
    if not config.accounts:
        wrong = "There is no account, so the bot can neither hear nor speak."
        yield Finding(("accounts",), wrong, "Add an [[accounts]] with a name and a platform.")
    yield from logins.logins(config)
    yield from addresses.addresses(config)


def _reserved(config: Config) -> Iterator[Finding]:
    for index, person in enumerate(config.people):
        if person.slug == WIJKBOT:
            wrong = f"{quoted(WIJKBOT)} is the bot itself: history would not tell them apart."
            yield Finding(("people", index, "slug"), wrong, "Give this person another slug.")


def _hours(config: Config) -> Iterator[Finding]:
    office = config.office
    yield from _between(("office", "hours"), office.hours)
    yield from _between(("office", "nudges"), office.nudges)
    for index, person in enumerate(config.people):
        if not set(person.working_days) & set(office.days):
            wrong = "They work on no day on which the office is open, so nothing is ever due."
            fix = f"Name at least one of {', '.join(office.days)}."
            yield Finding(("people", index, "working_days"), wrong, fix)


def _between(key: Key, hours: Hours) -> Iterator[Finding]:
    if hours.end <= hours.start:
        wrong = (
            f"This ends at {hours.end:%H:%M}, which is not after its start, {hours.start:%H:%M}."
        )
        yield Finding((*key, "end"), wrong, "Let it end later on the same day.")


def _phrases(config: Config) -> Iterator[Finding]:
    """Phrases in which no word is left to look for."""
    owners = {
        "departments": config.departments,
        "parties": config.parties,
        "themes": config.themes,
        "elsewhere": config.elsewhere,
    }
    for home, elements in owners.items():
        for index, each in enumerate(elements):
            for name in ("phrases", "strong", "weak", "excluding"):
                yield from _wordless((home, index, name), getattr(each, name))
    for name in ("phrases", "weak"):
        yield from _wordless(("talk", name), getattr(config.talk, name))
    for flag in type(config.flag_words).model_fields:
        yield from _wordless(("flag_words", flag), getattr(config.flag_words, flag))
    for index, group in enumerate(config.synonyms):
        yield from _wordless(("synonyms", index), group)
        if len(group) < 2:  # noqa: PLR2004 (a word and another one)
            wrong = "A group of synonyms needs at least two words."
            yield Finding(("synonyms", index), wrong, "Add another word, or remove the group.")


def _wordless(key: Key, phrases: Iterable[str]) -> Iterator[Finding]:
    for index, phrase in enumerate(phrases):
        if not any(character.isalnum() for character in phrase):
            wrong = f"There is no word in {quoted(phrase)}."
            yield Finding((*key, index), wrong, "Write a word, or remove it.")


def _database(url: str) -> Iterator[Finding]:
    if not _DATABASE.match(url):
        wrong = "This is not the URL of a database that Wijkbot works with."
        fix = "Write sqlite:///FILE, or postgresql://USER@HOST/NAME."
        yield Finding(("database",), wrong, fix)
