"""Names and ids that two things have, where one of them would never be found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from bot.config.faults import Finding, Key, quoted
from bot.config.schema import Config, Department, Outsider, Theme

Named = tuple[Key, Hashable, str]
"""Where a name stands, the name, and a sentence for whoever wants to have it too."""


def twins(config: Config) -> Iterator[Finding]:
    """Everything that has the name of something before it."""
    for named in (
        _accounts(config),
        _levels(config),
        _wijken(config),
        _people(config),
        _owners(config),
        _user_ids(config),
        _channels(config),
    ):
        yield from _repeated(named)


def _repeated(named: Iterable[Named]) -> Iterator[Finding]:
    first: dict[Hashable, str] = {}
    for key, name, taken in named:
        if name in first:
            yield Finding(key, first[name], "Give each its own, or remove one.")
        else:
            first[name] = taken


def _accounts(config: Config) -> Iterator[Named]:
    for index, account in enumerate(config.accounts):
        yield ("accounts", index, "name"), account.name, "Another account has this name already."


def _levels(config: Config) -> Iterator[Named]:
    for index, level in enumerate(config.ladder):
        taken = f"The level {quoted(level.name)} has this id already."
        yield ("ladder", index, "id"), level.id, taken


def _wijken(config: Config) -> Iterator[Named]:
    for index, wijk in enumerate(config.wijken):
        taken = f"There is a wijk {quoted(wijk.name)} already."
        yield ("wijken", index, "name"), wijk.name.casefold(), taken


def _people(config: Config) -> Iterator[Named]:
    for index, person in enumerate(config.people):
        taken = f"{quoted(person.name)} has this slug already."
        yield ("people", index, "slug"), person.slug, taken


def _owners(config: Config) -> Iterator[Named]:
    """Vocabularies, asks and brokers are found by one id: these share their names."""
    listed: dict[str, tuple[str, Sequence[Department | Theme | Outsider]]] = {
        "departments": ("department", config.departments),
        "parties": ("party", config.parties),
        "themes": ("theme", config.themes),
        "elsewhere": ("outsider", config.elsewhere),
    }
    for home, (noun, elements) in listed.items():
        for index, element in enumerate(elements):
            taken = f"The {noun} {quoted(element.name)} has this id already."
            yield (home, index, "id"), element.id, taken


def _user_ids(config: Config) -> Iterator[Named]:
    for index, person in enumerate(config.people):
        for account, user in person.ids.items():
            taken = f"{quoted(person.name)} has this id on {quoted(account)} already."
            yield ("people", index, "ids", account), (account, user), taken


def _channels(config: Config) -> Iterator[Named]:
    """Departments may share a channel; but where signals come in, no department is asked."""
    for index, channel in enumerate(config.channels):
        taken = "This is an intake channel already: what is posted there is a signal."
        yield ("channels", index, "id"), (channel.account, channel.id), taken
    intake = {(channel.account, channel.id) for channel in config.channels}
    for home, owners in (("departments", config.departments), ("parties", config.parties)):
        for index, owner in enumerate(owners):
            for account, channel_id in owner.channels.items():
                if (account, channel_id) in intake:
                    yield (home, index, "channels", account), (account, channel_id), ""
