"""Several files as one configuration.

Lists of several files are put behind each other, tables are merged key by key, and a value
that two files set differently is a finding. Vocabularies and gazetteers, which exist only in
files, are then moved into the departments, parties, themes and wijken that they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.config.faults import Finding, Key, quoted
from bot.config.names import advice
from bot.config.places import Places
from bot.config.reading import Source

VOCABULARY = ("phrases", "strong", "weak", "excluding")
GAZETTEER = ("buurten", "streets", "landmarks")


@dataclass
class Folded:
    """One tree of plain values, where everything in it was written, and what did not fit."""

    places: Places
    data: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    homeless: list[Finding] = field(default_factory=list)
    """Vocabularies and gazetteers of what does not exist, as far as the files tell."""


def fold(sources: Sequence[Source]) -> Folded:
    """Fold files in their order; the first is the main one."""
    folded = Folded(Places(sources[0]))
    for source in sources:
        _merge(folded, folded.data, source.data, (), source)
    vocabulary = Movable("vocabulary", VOCABULARY, "department, party or theme", "id")
    _move(folded, vocabulary, ("departments", "parties", "themes"))
    _move(folded, Movable("gazetteer", GAZETTEER, "wijk", "name"), ("wijken",))
    return folded


def _merge(
    folded: Folded, into: dict[str, Any], table: dict[str, Any], key: Key, source: Source
) -> None:
    """Merge a table that stands at the same key in the file and in the whole."""
    for name, value in table.items():
        here = (*key, name)
        if name not in into:
            folded.places.put(here, source, here)
            # fresh containers: what is folded in later must not change the file's own
            into[name] = {} if isinstance(value, dict) else [] if isinstance(value, list) else value
        match into[name], value:
            case dict() as known, dict():
                _merge(folded, known, value, here, source)
            case list() as known, list():
                for index, each in enumerate(value):
                    folded.places.put((*here, len(known)), source, (*here, index))
                    known.append(dict(each) if isinstance(each, dict) else each)
            case known, _ if type(known) is not type(value) or known != value:
                line = source.lines.of(here)
                other = source.file if line is None else f"{source.file}, line {line}"
                wrong = f"It is {quoted(known)} here, and {quoted(value)} in {other}."
                folded.findings.append(Finding(here, wrong, "Keep one of the two."))


@dataclass(frozen=True, slots=True)
class Movable:
    """A table that exists only in files: by name, lists for the element of that name."""

    table: str
    lists: tuple[str, ...]
    owner: str
    """What it belongs to, in words."""
    known_by: str
    """The key that holds the owner's name."""


def _move(folded: Folded, movable: Movable, homes: tuple[str, ...]) -> None:
    """Move the lists of a table to the elements of `homes` that it names."""
    content = folded.data.pop(movable.table, {})
    if not isinstance(content, dict):
        wrong = f"This must be a table, not {quoted(content)}."
        fix = f"Write [{movable.table}.…], with the {movable.known_by} of a {movable.owner}."
        folded.findings.append(Finding((movable.table,), wrong, fix))
        return
    owners = _owners(folded.data, movable.known_by, homes)
    for name, lists in content.items():
        key = (movable.table, name)
        if not isinstance(lists, dict):
            wrong = f"This must be a table, not {quoted(lists)}."
            fix = f"Write [{movable.table}.{name}] above its lists."
            folded.findings.append(Finding(key, wrong, fix))
        elif name.strip() in owners:
            _move_lists(folded, key, lists, movable.lists, owners[name.strip()])
        else:
            wrong = f"{quoted(name)} is not the {movable.known_by} of a {movable.owner}."
            fix = advice(name, owners, "Correct it or remove it.")
            folded.homeless.append(Finding(key, wrong, fix))


def _owners(
    data: dict[str, Any], known_by: str, homes: tuple[str, ...]
) -> dict[str, tuple[Key, dict[str, Any]]]:
    """The elements that a name can mean, each with its key; nothing here is checked yet."""
    owners: dict[str, tuple[Key, dict[str, Any]]] = {}
    for home in homes:
        elements = data.get(home)
        for index, element in enumerate(elements if isinstance(elements, list) else []):
            if isinstance(element, dict) and isinstance(element.get(known_by), str):
                owners.setdefault(element[known_by].strip(), ((home, index), element))
    return owners


def _move_lists(
    folded: Folded,
    key: Key,
    lists: dict[str, Any],
    names: tuple[str, ...],
    owner: tuple[Key, dict[str, Any]],
) -> None:
    home, element = owner
    for name, value in lists.items():
        here = (*key, name)
        if name not in names:
            fix = advice(name, names, "Remove it.")
            folded.findings.append(Finding(here, "There is no such key.", fix))
        elif not isinstance(value, list):
            wrong = f"This must be a list, not {quoted(value)}."
            fix = f'Write it like {name} = ["…", "…"].'
            folded.findings.append(Finding(here, wrong, fix))
        elif isinstance(present := element.get(name, []), list):
            element[name] = [*present, *value]
            for index in range(len(value)):
                source, there = folded.places.of((*here, index))
                folded.places.put((*home, name, len(present) + index), source, there)
