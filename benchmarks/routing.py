"""How often the router names the right department, against plain fuzzy matching.

    python benchmarks/routing.py --data signals_dev.jsonl

Each line of the data has `text`, `amsterdam_main` and `amsterdam_sub`, as in
Amsterdam's Signalen (MPL-2.0). The texts themselves are not part of this project.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from routing import Index, prepare, route  # noqa: E402 (found through the path above)
from routing.nouns import Department, Knowledge, Phrase, Weight, Wijk  # noqa: E402

Ranking = Callable[[str], list[str]]

# Amsterdam's categories as departments of the example; where a sub-category is not
# listed its main category decides, and where neither is the text is left out.
SUBS = {
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
MAINS = {
    "Overlast Bedrijven en Horeca": "vergunningen",
    "Overlast op het water": "water",
    "Overlast van dieren": "dieren",
    "Overlast van en door personen of groepen": "veiligheid",
    "Schoon": "afval",
    "Wonen": "bouwtoezicht",
}


def examples(path: Path) -> list[tuple[str, str]]:
    """The texts with the department that should own each."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = SUBS.get(row["amsterdam_sub"]) or MAINS.get(row["amsterdam_main"])
        if wanted:
            found.append((row["text"], wanted))
    return found


def knowledge(folder: Path) -> Knowledge:
    """The example municipality's vocabulary, places and synonyms."""
    departments = []
    for path in sorted((folder / "vocabulary").glob("*.toml")):
        for name, words in _read(path)["vocabulary"].items():
            phrases = tuple(
                Phrase(text, weight)
                for key, weight in (
                    ("phrases", Weight.NORMAL),
                    ("strong", Weight.STRONG),
                    ("weak", Weight.WEAK),
                    ("excluding", Weight.EXCLUDING),
                )
                for text in words.get(key, ())
            )
            departments.append(Department(name, name, phrases))
    wijken = [
        Wijk(name, *(tuple(places.get(key, ())) for key in ("buurten", "streets", "landmarks")))
        for path in sorted((folder / "gazetteer").glob("*.toml"))
        for name, places in _read(path)["gazetteer"].items()
    ]
    synonyms = folder / "synonyms.toml"
    groups = _read(synonyms)["synonyms"] if synonyms.exists() else []
    return Knowledge(
        tuple(departments), wijken=tuple(wijken), synonyms=tuple(tuple(group) for group in groups)
    )


def _read(path: Path) -> dict:  # type: ignore[type-arg] (as TOML has it)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ours(index: Index) -> Ranking:
    """Owners first, then those that came close."""

    def ranking(text: str) -> list[str]:
        routing = route(text, index)
        owners = [owner.department for owner in routing.owners]
        return owners + [near.department for near in routing.nearest]

    return ranking


def fuzzy(departments: tuple[Department, ...], scorer: Callable[..., float]) -> Ranking:
    """Departments in the order of their phrase that scores best."""
    phrases = [(d.id, p.text) for d in departments for p in d.phrases]
    texts = [text for _, text in phrases]

    def ranking(text: str) -> list[str]:
        scored = process.extract(text, texts, scorer=scorer, limit=40)
        return list(dict.fromkeys(phrases[number][0] for _, _, number in scored))

    return ranking


def measure(ranking: Ranking, data: list[tuple[str, str]]) -> tuple[float, float, float, list[str]]:
    """Top-1, top-3, milliseconds a text on a second reading, and what went wrong."""
    ranked = [(text, wanted, ranking(text)) for text, wanted in data]
    start = time.perf_counter()
    for text, _ in data:
        ranking(text)
    spent = (time.perf_counter() - start) * 1000 / len(data)
    first = sum(found[:1] == [wanted] for _, wanted, found in ranked) / len(data)
    third = sum(wanted in found[:3] for _, wanted, found in ranked) / len(data)
    wrong = [f"{w}: {f[:3]} {t}" for t, w, f in ranked if f[:1] != [w]]
    return first, third, spent, wrong


def main() -> None:
    """Print a table of the routers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="texts, one JSON object a line")
    parser.add_argument("--example", type=Path, default=ROOT / "bot" / "example")
    parser.add_argument("--errors", action="store_true", help="also print what went wrong")
    options = parser.parse_args()
    known = knowledge(options.example)
    data = examples(options.data)
    start = time.perf_counter()
    index = prepare(known)
    prepared = time.perf_counter() - start
    count = sum(len(department.phrases) for department in known.departments)
    print(f"{len(known.departments)} departments, {count} phrases, {len(data)} texts;", end=" ")
    print(f"prepared in {prepared:.2f} s")
    routers: dict[str, Ranking] = {
        "ours": ours(index),
        "extractOne (WRatio)": fuzzy(known.departments, fuzz.WRatio),
        "token_set_ratio": fuzzy(known.departments, fuzz.token_set_ratio),
        "partial_ratio": fuzzy(known.departments, fuzz.partial_ratio),
    }
    for name, ranking in routers.items():
        first, third, spent, wrong = measure(ranking, data)
        print(f"{name:20} top-1 {first:.2f}  top-3 {third:.2f}  {spent:.2f} ms")
        if options.errors and name == "ours":
            print(*wrong, sep="\n")
    owned = sum(bool(route(text, index).owners) for text, _ in data)
    print(f"a department is sure of {owned} of {len(data)} texts")


if __name__ == "__main__":
    main()
