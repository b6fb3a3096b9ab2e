"""The project's own texts, by which its tests hold routing, as a labelled set."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.signals import LabelledSet, Signal, Tag
from routing.nouns import Kind


def read(path: Path) -> LabelledSet:
    """Read the texts of the tests: by owner, with two owners, nobody's, and chatter."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    owned = [Signal(text, (owner,)) for owner, texts in told["owned"].items() for text in texts]
    both = [
        Signal(each["text"], tuple(each["owners"]), tags=frozenset({Tag.TWO}))
        for each in told["both"]
    ]
    nobody = [Signal(text, tags=frozenset({Tag.NOBODY})) for text in told["nobody"]["texts"]]
    chatter = [Signal(text, kind=Kind.CHATTER) for text in told["chatter"]["texts"]]
    return LabelledSet("the tests' own", (*owned, *both, *nobody, *chatter))
