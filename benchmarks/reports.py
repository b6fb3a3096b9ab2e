"""Reports from Amsterdam's Signalen (MPL-2.0; not part of this project) as a labelled set.

Each line is a JSON object with `text`, `amsterdam_main` and `amsterdam_sub`. Amsterdam's
categories are departments of the example: where a sub-category is not listed its main category
decides, and where neither is the text is left out.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.signals import LabelledSet, Signal

_SUBS = {
    "Veeg- / zwerfvuil": "afval",
    "Graffiti / wildplak": "afval",
    "Container is kapot": "afval",
    "Asbest / accu": "afval",
    "Brug": "wegen",
    "Fietsrek / nietje": "wegen",
    "Klok": "wegen",
    "Onderhoud stoep, straat en fietspad": "wegen",
    "Straatverlichting": "verlichting",
    "Verkeerslicht": "verlichting",
    "Fietswrak": "handhaving",
    "Parkeeroverlast": "handhaving",
    "Eikenprocessierups": "groen",
}
_MAINS = {
    "Overlast Bedrijven en Horeca": "vergunningen",
    "Overlast op het water": "water",
    "Overlast van dieren": "dieren",
    "Overlast van en door personen of groepen": "veiligheid",
    "Schoon": "afval",
    "Wonen": "bouwtoezicht",
}


def read(path: Path) -> LabelledSet:
    """Read the reports whose category is somebody's."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        owner = _SUBS.get(row["amsterdam_sub"]) or _MAINS.get(row["amsterdam_main"])
        if owner:
            found.append(Signal(row["text"], (owner,)))
    return LabelledSet("Amsterdam", tuple(found))
