"""What looks like a resident's data and is the municipality's own, by its configuration."""

from __future__ import annotations

from bot.config.schema import Config
from bot.privacy.personal import Ours


def ours(config: Config) -> Ours:
    """Give the numbers and names of all who are configured, and of those who are referred to."""
    town = config.municipality
    referrals = (town.referrals.violence, town.referrals.conduct, town.referrals.press)
    phones = {
        *(person.phone for person in config.people),
        *(each.phone for each in (*config.departments, *config.parties)),
        *(each.phone for each in referrals),
        *([town.on_duty.phone] if town.on_duty else []),
    }
    places = {
        word.casefold()
        for wijk in config.wijken
        for name in (wijk.name, *wijk.buurten, *wijk.landmarks)
        for word in name.split()
    }
    return Ours(
        domains=frozenset(each.casefold() for each in town.email_domains),
        phones=frozenset(phones - {""}),
        names=frozenset(person.name for person in config.people),
        places=frozenset(places),
    )
