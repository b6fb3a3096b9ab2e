"""A small municipality in TOML, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.faults import ConfigError, Fault
from bot.config.load import load

HERE = "# here"
"""Marks the line that a fault must name."""

TOWN = """\
synonyms = [["container", "kliko"]]

[municipality]
name = "Voorbeeldstad"
coordinator = "mirjam"
on_duty = { person = "karel", phone = "030 000 00 00" }

[[accounts]]
name = "chat"
platform = "console"

[[accounts]]
name = "element"
platform = "matrix"
homeserver = "https://matrix.example.org"
user = "@wijkbot:example.org"

[[channels]]
account = "chat"
id = "signalen"
wijk = "Noordwest"

[[wijken]]
name = "Noordwest"
wijkmanagers = ["joris"]
assistants = ["mirjam"]
substitute = "mirjam"
alderman = "ada"

[[wijken]]
name = "Overvecht"
wijkmanagers = ["joris"]

[[departments]]
id = "afval"
name = "Afval en reiniging"
phrases = ["volle container"]
wijken = ["Noordwest", "Overvecht"]
lead = "karel"
leads = { Overvecht = "fatima" }
people = ["fatima"]
channels = { chat = "afval" }
parent = "ruimte"

[[departments]]
id = "ruimte"
name = "Openbare ruimte"
lead = "dirk"

[[parties]]
id = "corporatie"
name = "De woningcorporatie"
lead = "willem"

[[people]]
slug = "mirjam"
name = "Mirjam de Boer"
ids = { chat = "mirjam" }

[[people]]
slug = "joris"
name = "Joris Vermeer"
wijken = ["Noordwest"]
ids = { chat = "joris", element = "@joris:example.org" }
home = "element"

[[people]]
slug = "karel"
name = "Karel Jansen"
department = "afval"
level = "teamleider"
delegates = ["fatima"]
ids = { chat = "karel" }

[[people]]
slug = "fatima"
name = "Fatima de Wit"
department = "afval"
level = "medewerker"
ids = { chat = "fatima" }

[[people]]
slug = "dirk"
name = "Dirk Dekker"
department = "ruimte"
level = "directeur"
ids = { chat = "dirk" }

[[people]]
slug = "ada"
name = "Ada van Rijn"
level = "portefeuillehouder"
portfolio = ["ruimte", "afval"]
delegates = ["mirjam"]

[[people]]
slug = "willem"
name = "Willem Smit"
department = "corporatie"
ids = { element = "@willem:example.org" }

[[themes]]
id = "kermis"
name = "Kermis"
phrases = ["botsautootjes"]
departments = ["afval", "corporatie"]
broker = "mirjam"

[[ladder]]
id = "medewerker"
name = "medewerker"

[[ladder]]
id = "teamleider"
name = "teamleider"
term = "2 days"

[[ladder]]
id = "directeur"
name = "directeur"
term = "5 days"

[[ladder]]
id = "portefeuillehouder"
name = "portefeuillehouder"
term = "6 days"
delegates = true
presses = false
"""


def spoilt(old: str, new: str, text: str = TOWN) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)


def written(folder: Path, text: str, /, **included: str) -> Path:
    """The file of a municipality; each of `included` is a file NAME.toml beside it."""
    for name, content in included.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    path = folder / "town.toml"
    path.write_text(text, encoding="utf-8")
    return path


def all_faults(path: Path) -> tuple[Fault, ...]:
    """What loading finds; the test fails when that is nothing."""
    with pytest.raises(ConfigError) as found:
        load(path)
    return found.value.faults


def the_fault(path: Path) -> Fault:
    """The only fault; its line is the one that is marked, if any is."""
    found = all_faults(path)
    assert len(found) == 1, f"\n{found}"
    fault = found[0]
    if (marked := marked_line(Path(fault.file).read_text(encoding="utf-8"))) is not None:
        assert fault.line == marked, str(fault)
    return fault


def marked_line(text: str) -> int | None:
    """Where the mark stands, from 1."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if HERE in line]
    return lines[0] if lines else None
