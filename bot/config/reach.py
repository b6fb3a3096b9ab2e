"""Whether everyone whom the bot must ask something can be found and reached."""

from __future__ import annotations

from collections.abc import Iterator

from bot.config.faults import Finding, Key, quoted
from bot.config.schema import Config, Department, Person


def unreached(config: Config) -> Iterator[Finding]:
    """Wijken without a broker, and people who are asked but have no account to be asked on."""
    for index, wijk in enumerate(config.wijken):
        if not wijk.wijkmanagers:
            wrong = "This wijk has no wijkmanager, so nobody would broker there."
            fix = 'Add wijkmanagers = ["…"] with the slug of at least one person.'
            yield Finding(("wijken", index, "wijkmanagers"), wrong, fix)
    for home, owners in (("departments", config.departments), ("parties", config.parties)):
        for index, owner in enumerate(owners):
            yield from _leads_elsewhere((home, index), owner)
    asked = _asked(config)
    for index, person in enumerate(config.people):
        yield from _of_person(("people", index), person, asked.get(person.slug))


def _asked(config: Config) -> dict[str, str]:
    """Who is asked by the bot itself, and why: people by slug, one reason each."""
    asked: dict[str, str] = {}
    for theme in config.themes:
        if theme.broker:
            asked[theme.broker] = f"brokers {theme.name}"
    for wijk in config.wijken:
        asked |= dict.fromkeys(wijk.wijkmanagers, f"is a wijkmanager of {wijk.name}")
    for owner in (*config.departments, *config.parties):
        asked |= dict.fromkeys((owner.lead, *owner.leads.values()), f"leads {owner.name}")
    if config.municipality.on_duty:
        asked[config.municipality.on_duty.person] = "is on duty"
    asked[config.municipality.coordinator] = "is the coordinator"
    return asked


def _leads_elsewhere(key: Key, owner: Department) -> Iterator[Finding]:
    if not owner.wijken:
        return  # it serves all of them
    for wijk in owner.leads:
        if wijk not in owner.wijken:
            wrong = f"It has a lead for {quoted(wijk)}, but does not serve that wijk."
            fix = f"Add {quoted(wijk)} to its wijken, or remove this lead."
            yield Finding((*key, "leads", wijk), wrong, fix)


def _of_person(key: Key, person: Person, reason: str | None) -> Iterator[Finding]:
    if reason and not person.ids:
        wrong = f"{quoted(person.name)} {reason}, but has no user id on any account."
        fix = 'Add ids = { account = "user id" }, or name somebody else there.'
        yield Finding((*key, "ids"), wrong, fix)
    if person.home and person.home not in person.ids:
        wrong = f"{quoted(person.home)} is their home account, but they have no user id on it."
        fix = f"Add their id on {quoted(person.home)} to ids, or choose another home."
        yield Finding((*key, "home"), wrong, fix)
    for index, delegate in enumerate(person.delegates):
        if delegate == person.slug:
            wrong = "They are named as their own delegate."
            yield Finding((*key, "delegates", index), wrong, "Name somebody else, or remove it.")
