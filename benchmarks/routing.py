"""How often the router of the example municipality names the right department.

    python benchmarks/routing.py [--data signals_dev.jsonl] [--errors]

Measured on the project's own texts, where a person has said whose they are, also with typos in
a share of the words, and for what is nobody's. `--data` adds reports of Amsterdam's Signalen
(MPL-2.0; not part of this project): each line has `text`, `amsterdam_main`, `amsterdam_sub`.
Beside it stands plain fuzzy matching with the same phrases.
"""

from __future__ import annotations

import argparse
import json
import random
import string
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.config.load import load  # noqa: E402 (found through the path above)
from bot.knowledge import knowledge  # noqa: E402
from routing import Index, prepare, route  # noqa: E402
from routing.nouns import Department, Kind  # noqa: E402

OWN_TEXTS = ROOT / "tests" / "routing" / "example_texts.toml"
TYPO_SHARES = (0.15, 0.3, 0.5)
"""Of the words that are long enough to be misspelt."""

Ranking = Callable[[str], list[str]]
Labelled = list[tuple[str, str]]

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


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """The project's own texts: by owner, with two owners, nobody's, and chatter."""

    owned: Labelled
    both: list[tuple[str, set[str]]]
    nobody: list[str]
    chatter: list[str]


def own_texts(path: Path) -> OwnTexts:
    """Read the texts that the tests use."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return OwnTexts(
        [(text, owner) for owner, texts in read["owned"].items() for text in texts],
        [(each["text"], set(each["owners"])) for each in read["both"]],
        read["nobody"]["texts"],
        read["chatter"]["texts"],
    )


def reports(path: Path) -> Labelled:
    """The texts of a file of reports with the department that should own each."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = SUBS.get(row["amsterdam_sub"]) or MAINS.get(row["amsterdam_main"])
        if wanted:
            found.append((row["text"], wanted))
    return found


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


def misspelt(text: str, share: float, chance: random.Random) -> str:
    """The text with one slip in about this share of its longer words."""
    words = text.split(" ")
    return " ".join(_slip(w, chance) if chance.random() < share else w for w in words)


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 5:  # noqa: PLR2004 (a short word with a slip is another word)
        return word
    at = chance.randrange(1, len(word) - 1)
    rest = word[at + 1 :]
    slips = (
        word[:at] + rest,
        word[:at] + word[at] + word[at] + rest,
        word[:at] + rest[:1] + word[at] + rest[1:],
        word[:at] + chance.choice(string.ascii_lowercase) + rest,
    )
    return chance.choice(slips)


def measure(name: str, ranking: Ranking, data: Labelled, *, errors: bool = False) -> None:
    """Print top-1, top-3, milliseconds a text on a second reading, and what went wrong."""
    ranked = [(text, wanted, ranking(text)) for text, wanted in data]
    start = time.perf_counter()
    for text, _ in data:
        ranking(text)
    spent = (time.perf_counter() - start) * 1000 / len(data)
    first = sum(found[:1] == [wanted] for _, wanted, found in ranked) / len(data)
    third = sum(wanted in found[:3] for _, wanted, found in ranked) / len(data)
    print(f"  {name:24} top-1 {first:.2f}  top-3 {third:.2f}  {spent:5.2f} ms")
    if errors:
        for text, wanted, found in ranked:
            if found[:1] != [wanted]:
                print(f"    {wanted}: {found[:3]} {text}")


def compare(
    departments: tuple[Department, ...], index: Index, data: Labelled, **show: bool
) -> None:
    """Print a table of the routers."""
    measure("ours", ours(index), data, **show)
    measure("extractOne (WRatio)", fuzzy(departments, fuzz.WRatio), data)
    measure("token_set_ratio", fuzzy(departments, fuzz.token_set_ratio), data)
    measure("partial_ratio", fuzzy(departments, fuzz.partial_ratio), data)


def nobodys(index: Index, texts: OwnTexts) -> None:
    """Print how well it is known that nobody owns a text, that two do, or that it is talk."""
    found = sum(route(text, index).broker for text in texts.nobody)
    wrong = sum(route(text, index).broker for text, _ in texts.owned)
    precision, recall = found / max(1, found + wrong), found / len(texts.nobody)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"  nobody's: precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}")
    both = sum({o.department for o in route(t, index).owners} == w for t, w in texts.both)
    print(f"  two owners: {both} of {len(texts.both)} with exactly these two")
    alone = sum(len(route(text, index).owners) > 1 for text, _ in texts.owned)
    print(f"  one owner: {alone} of {len(texts.owned)} with a second that nobody asked for")
    talk = sum(route(text, index).kind is Kind.CHATTER for text in texts.chatter)
    swallowed = sum(
        route(text, index).kind is Kind.CHATTER
        for text in [*texts.nobody, *(text for text, _ in texts.owned)]
    )
    print(f"  chatter: {talk} of {len(texts.chatter)}; signals taken for chatter: {swallowed}")


def main() -> None:
    """Print how well the example municipality routes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="reports, one JSON object a line")
    parser.add_argument("--config", type=Path, default=ROOT / "config.example.toml")
    parser.add_argument("--errors", action="store_true", help="also print what went wrong")
    options = parser.parse_args()
    known = knowledge(load(options.config))
    start = time.perf_counter()
    index = prepare(known)
    prepared = time.perf_counter() - start
    count = sum(len(department.phrases) for department in known.departments)
    print(f"{len(known.departments)} departments, {count} phrases; prepared in {prepared:.2f} s")
    texts = own_texts(OWN_TEXTS)
    print(f"\n{len(texts.owned)} own texts with an owner, {len(texts.nobody)} of nobody's")
    compare(known.departments, index, texts.owned, errors=options.errors)
    for share in TYPO_SHARES:
        chance = random.Random(7)
        spoilt = [(misspelt(text, share, chance), wanted) for text, wanted in texts.owned]
        measure(f"ours, {share:.0%} misspelt", ours(index), spoilt)
    nobodys(index, texts)
    if options.data:
        data = reports(options.data)
        sure = sum(bool(route(text, index).owners) for text, _ in data)
        print(f"\n{len(data)} reports; a department is sure of {sure}")
        compare(known.departments, index, data, errors=options.errors)


if __name__ == "__main__":
    main()
