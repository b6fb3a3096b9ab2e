"""A municipality in a file, and the commands as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.cli import app

TOWN = """\
[municipality]
name = "Voorbeeldstad"
language = "en"
coordinator = "anouk"

[[accounts]]
name = "plein"
platform = "console"

[[accounts]]
name = "markt"
platform = "console"
forms = false

[[channels]]
account = "plein"
id = "#signalen"

[[channels]]
account = "markt"
id = "#noord"
wijk = "Noordwest"

[[wijken]]
name = "Noordwest"
streets = ["Vechtplantsoen"]
wijkmanagers = ["joris"]

[[wijken]]
name = "Overvecht"
streets = ["Zambesidreef"]
wijkmanagers = ["samira"]

[[departments]]
id = "verlichting"
name = "Straatverlichting"
phrases = ["lantaarn brandt niet", "straatverlichting uit"]
lead = "karel"
channels = { plein = "#verlichting" }

[[departments]]
id = "afval"
name = "Afval"
phrases = ["container vol", "vuilnis op straat"]
lead = "aysel"
channels = { plein = "#afval" }

[[people]]
slug = "anouk"
name = "Anouk Bos"
ids = { plein = "anouk" }

[[people]]
slug = "joris"
name = "Joris Vermeer"
ids = { plein = "joris" }

[[people]]
slug = "samira"
name = "Samira El Idrissi"
ids = { markt = "samira" }

[[people]]
slug = "karel"
name = "Karel Janssen"
department = "verlichting"
ids = { plein = "karel" }

[[people]]
slug = "aysel"
name = "Aysel Kaya"
department = "afval"
ids = { plein = "aysel" }

[[ladder]]
id = "medewerker"
name = "medewerker"

[flag_words]
violence = ["kindermishandeling"]
"""
LANTERN = "de lantaarn aan het vechtplantsoen brandt niet"
NOBODYS = "de geit van de buren staat op het dak aan de zambesidreef"


def a_town(folder: Path, extra: str = "") -> Path:
    """Write the municipality, with what is to stand at the top of its file."""
    path = folder / "town.toml"
    path.write_text(f"{extra}\n{TOWN}", encoding="utf-8")
    return path


def wijkbot(*words: object, stdin: bytes | str | None = None) -> Result:
    """Type a command."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def lines(*found: Any) -> str:  # noqa: ANN401 - anything that JSON has
    """Write JSON lines; what is text already stands there as it is."""
    return "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in found)
