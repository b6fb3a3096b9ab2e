"""The files of one configuration: the one that is named, and all that it includes."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.config.faults import Fault, Key, quoted
from bot.config.reading import Source, read


@dataclass
class Sources:
    """What could be read, in the order in which it is folded, and what could not."""

    read: list[Source] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True
    """False when content is absent, so that what seems unknown may well exist."""


def gather(path: Path) -> Sources:
    """Read a configuration file and, depth first, everything that it includes."""
    gathered = Sources()
    _add(gathered, path, (), set())
    return gathered


def _add(gathered: Sources, path: Path, above: tuple[str, ...], seen: set[str]) -> None:
    """Read one file, unless it was read before; `above` are the files that include it."""
    above = (*above, _identity(path))
    seen.add(above[-1])
    source, faults = read(path)
    gathered.faults += faults
    if source is None:
        gathered.is_whole = False
        return
    gathered.read.append(source)
    for included in _included(source):
        match included:
            case Fault():
                gathered.faults.append(included)
                gathered.is_whole = False
            case (key, found) if _identity(found) in above:
                wrong = f"{quoted(str(found))} includes itself, directly or through other files."
                gathered.faults.append(_fault(source, key, wrong, "Remove this include."))
            case (_, found) if _identity(found) not in seen:
                _add(gathered, found, above, seen)


def _included(source: Source) -> Iterator[tuple[Key, Path] | Fault]:
    """The files that a file includes, each with the key that says so."""
    if not isinstance(source.include, list):
        wrong = f"This must be a list of file names, not {quoted(source.include)}."
        yield _fault(source, ("include",), wrong, 'Write it like include = ["people.toml"].')
        return
    for index, pattern in enumerate(source.include):
        key = ("include", index)
        if not isinstance(pattern, str):
            wrong = f"This must be a file name, not {quoted(pattern)}."
            yield _fault(source, key, wrong, "Put the name between quotes.")
        elif found := _matching(source.path.parent, pattern):
            for path in found:
                yield key, path
        else:
            wrong = f"There is no file {quoted(pattern)}."
            fix = f"Correct the name; it starts from {quoted(str(source.path.parent))}."
            yield _fault(source, key, wrong, fix)


def _matching(folder: Path, pattern: str) -> list[Path]:
    if "\0" in pattern:
        return []
    names = glob.glob(os.path.join(glob.escape(str(folder)), pattern))  # noqa: PTH118, PTH207 (Path.glob refuses absolute patterns)
    return [Path(name) for name in sorted(names)]


def _identity(path: Path) -> str:
    """The same for each way of naming one file."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name
        return str(path)


def _fault(source: Source, key: Key, wrong: str, fix: str) -> Fault:
    shown = "include" if len(key) == 1 else f"include[{int(key[1]) + 1}]"
    return Fault(source.file, source.lines.of(key), shown, wrong, fix)
