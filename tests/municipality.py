"""A small municipality in which the stories are set."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.config.schema import Config
from bot.knowledge import knowledge
from routing import Index, prepare

FULL, BARE = "plein", "markt"
"""The account with forms and whispers, and the one with neither."""

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


def a_municipality(account: str = FULL, posters_on: str = "", **changes: object) -> Config:
    """Describe a municipality on one account; its posters may be on another."""
    posters_on = posters_on or account
    homes = {slug: posters_on if slug in {"fatima", "bas"} else account for slug in PEOPLE}
    described: dict[str, Any] = {
        "municipality": {"name": "Voorbeeld", "coordinator": "anouk"},
        "accounts": [
            {"name": FULL, "platform": "console"},
            {"name": BARE, "platform": "console", "forms": False},
        ],
        "channels": [
            {"account": FULL, "id": "#signalen"},
            {"account": BARE, "id": "#signalen"},
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
                "channels": {} if department == "zorg" else {account: f"#{department}"},
                "people": ["kim"] if department == "verlichting" else [],
            }
            for department, lead in LEADS.items()
        ],
        "people": [
            {
                "slug": slug,
                "name": name,
                "phone": f"030 555 01 {number:02}",
                "ids": {homes[slug]: slug},
            }
            for number, (slug, name) in enumerate(PEOPLE.items(), 10)
        ],
        "flag_words": {
            "danger": ["gaslek"],
            "violence": ["kindermishandeling"],
            "urgent": ["met spoed"],
        },
    }
    return Config.model_validate({**described, **changes})


@cache
def an_index() -> Index:
    """Prepare its routing once: places and vocabulary are the same on every account."""
    return prepare(knowledge(a_municipality()))
