"""Decides where one gets by what one typed, or says why one stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.console.adapter import ConsoleAdapter
from adapters.console.platform import Console
from adapters.console.state import private
from adapters.console.terminal import people
from adapters.console.terminal.here import Here, arrive
from adapters.console.terminal.typed import Become, Go, Going, Private, Switch, Thread
from adapters.console.terminal.words import Words

Adapters = Mapping[str, ConsoleAdapter]


def go(asked: Going, here: Here, adapters: Adapters, words: Words) -> Here | str:
    """Give the new place; or what to tell instead. Raises Impossible for a hidden message."""
    match asked:
        case Become(person):
            return _become(person, here, adapters, words)
        case Go(channel):
            return _channel(channel, here, adapters, words)
        case Private():
            return here.go(private(here.user))
        case Thread(""):
            return here.go(here.place)
        case Thread(message):
            found = here.console.visible(here.user, message)
            return here.go(found.conversation, found.root)
        case Switch(account):
            return _switch(account, here, adapters, words)


def _become(person: str, here: Here, adapters: Adapters, words: Words) -> Here | str:
    names = here.console.names
    if not person:
        return words.people.format(names=_persons(here.console))
    if user := people.find(person, names):
        return here.become(user)
    for adapter in adapters.values():
        if user := people.find(person, adapter.platform.names):
            return arrive(adapter, user)
    return words.unknown_person.format(name=person, names=_persons(here.console))


def _channel(channel: str, here: Here, adapters: Adapters, words: Words) -> Here | str:
    names = _listed(here.console.channels())
    if not channel:
        return words.channels.format(names=names)
    if channel in here.console.channels():
        return here.go(channel)
    for account, adapter in adapters.items():
        if channel in adapter.platform.channels():
            return words.elsewhere.format(name=channel, account=account)
    return words.unknown_channel.format(name=channel, names=names)


def _switch(account: str, here: Here, adapters: Adapters, words: Words) -> Here | str:
    if not account:
        return words.accounts.format(names=_listed(adapters))
    if account in adapters:
        return here.switch(adapters[account])
    return words.unknown_account.format(name=account, names=_listed(adapters))


def _persons(console: Console) -> str:
    return _listed(f"{user} ({name})" for user, name in console.names.items())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "–"
