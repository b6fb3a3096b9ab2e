"""A small municipality in which the stories are set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.config.schema import Config
from bot.knowledge import knowledge
from routing import Index, prepare

FULL, BARE = "plein", "markt"
"""The account with forms and whispers, and the one with neither."""

CHANNELS = ("#signalen", "#verlichting", "#wegen", "#afval", "#handhaving")

PHRASES = {
    "verlichting": ("lantaarn brandt niet", "lantaarn doet het niet", "straatverlichting uit"),
    "wegen": ("gat in de weg", "losse stoeptegel", "stoep verzakt", "brug kapot"),
    "afval": ("container vol", "vuilnis op straat", "zwerfvuil", "grofvuil gedumpt"),
    "handhaving": ("fout geparkeerd", "hekwerk zonder vergunning", "hondenpoep"),
}
NAMES = {
    "verlichting": "Straatverlichting",
    "wegen": "Wegen",
    "afval": "Afval",
    "handhaving": "Handhaving",
    "zorg": "Zorg en welzijn",
}
LEADS = {
    "verlichting": "karel",
    "wegen": "wilma",
    "afval": "aysel",
    "handhaving": "hugo",
    "zorg": "zoe",
}
PEOPLE = {
    "anouk": "Anouk Bos",
    "joris": "Joris Vermeer",
    "samira": "Samira El Idrissi",
    "fatima": "Fatima de Wit",
    "bas": "Bas Smit",
    "karel": "Karel Janssen",
    "kim": "Kim de Boer",
    "wilma": "Wilma Visser",
    "aysel": "Aysel Kaya",
    "hugo": "Hugo Prins",
    "zoe": "Zoë Mulder",
}


POSTERS = ("fatima", "bas")
WIJKMANAGERS = ("joris", "samira")


@dataclass(frozen=True, slots=True)
class Account:
    """A login of the bot, and what its platform calls a person and a channel."""

    described: Mapping[str, object]
    user: Callable[[str], str] = str
    channel: Callable[[str], str] = str


CONSOLES = {
    FULL: Account({"name": FULL, "platform": "console"}),
    BARE: Account({"name": BARE, "platform": "console", "forms": False}),
}


def a_municipality(
    account: str = FULL,
    posters_on: str = "",
    wijkmanagers_on: str = "",
    *,
    accounts: Mapping[str, Account] = CONSOLES,
    **changes: object,
) -> Config:
    """Describe a municipality on one account; posters and wijkmanagers may be on others."""
    homes = {
        **dict.fromkeys(PEOPLE, account),
        **dict.fromkeys(POSTERS, posters_on or account),
        **dict.fromkeys(WIJKMANAGERS, wijkmanagers_on or account),
    }
    here = accounts[account]
    described: dict[str, Any] = {
        "municipality": {"name": "Voorbeeld", "coordinator": "anouk"},
        "accounts": [each.described for each in accounts.values()],
        "channels": [
            {"account": name, "id": each.channel("#signalen")} for name, each in accounts.items()
        ],
        "wijken": [
            {
                "name": "Noordwest",
                "streets": ["Vechtplantsoen", "Amsterdamsestraatweg"],
                "wijkmanagers": ["joris"],
            },
            {
                "name": "Leidsche Rijn",
                "streets": ["Winterboeidreef"],
                "landmarks": ["woonwagenlocatie"],
                "wijkmanagers": ["samira"],
            },
        ],
        "departments": [
            {
                "id": department,
                "name": NAMES[department],
                "phrases": PHRASES.get(department, ()),
                "lead": lead,
                # Care has no channel: its lead is asked in private.
                "channels": {}
                if department == "zorg"
                else {account: here.channel(f"#{department}")},
                "people": ["kim"] if department == "verlichting" else [],
            }
            for department, lead in LEADS.items()
        ],
        "people": [
            {
                "slug": slug,
                "name": name,
                "phone": f"030 555 01 {number:02}",
                "ids": {homes[slug]: accounts[homes[slug]].user(slug)},
            }
            for number, (slug, name) in enumerate(PEOPLE.items(), 10)
        ],
        "elsewhere": [{"id": "politiewerk", "name": "Politie", "phrases": ["aangifte doen"]}],
        "flag_words": {
            "danger": ["gaslek"],
            "violence": ["kindermishandeling"],
            "urgent": ["met spoed"],
            "record": ["tbs"],
        },
    }
    return Config.model_validate({**described, **changes})


@cache
def an_index() -> Index:
    """Prepare its routing once: places and vocabulary are the same on every account."""
    return prepare(knowledge(a_municipality()))
