"""From a file to a configuration that the bot can work with, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.config.check import check
from bot.config.faults import ConfigError, Fault, Finding, Key
from bot.config.fold import fold
from bot.config.leaks import leaks
from bot.config.schema import Config
from bot.config.shape import Shaped, shape
from bot.config.sources import gather


def load(path: Path) -> Config:
    """Read a configuration file and everything that it includes.

    Raises ConfigError with all faults at once, in the order of files and lines.
    """
    sources = gather(path)
    faults = list(sources.faults)
    if not sources.read:
        raise ConfigError(faults)
    folded = fold(sources.read)
    secret = list(leaks(folded.data))
    shaped = shape(folded.data)
    findings = [*secret, *folded.findings, *_beside(secret, shaped.findings)]
    if sources.is_whole:
        findings += folded.homeless
    else:  # what is missing or unknown may stand in what could not be read
        absent = {(name,) for name in Config.model_fields if name not in folded.data}
        findings = [finding for finding in findings if finding.key not in absent]
    findings += _beside(secret, _between(shaped, is_whole=sources.is_whole))
    faults += map(folded.places.fault, findings)
    if shaped.config is None or faults:
        raise ConfigError(_ordered(faults, [source.file for source in sources.read]))
    return shaped.config


def _beside(known: Iterable[Finding], more: Iterable[Finding]) -> list[Finding]:
    """The findings at other keys: one message for each is enough."""
    keys = {finding.key for finding in known}
    return [finding for finding in more if finding.key not in keys]


def _between(shaped: Shaped, *, is_whole: bool) -> list[Finding]:
    """What is wrong between keys, without what only follows from what could not be used."""
    if shaped.config is None:
        return []
    broken = {_element(key) for key in shaped.broken}
    is_known = not any(key[0] in {"people", "departments", "ladder"} for key in broken)
    found = check(shaped.config, with_names=is_whole, with_ladder=is_whole and is_known)
    return [finding for finding in found if _element(finding.key) not in broken]


def _element(key: Key) -> Key:
    """The department, person, … or the table that a key is part of."""
    return key[:2] if len(key) > 1 and isinstance(key[1], int) else key


def _ordered(faults: Iterable[Fault], files: list[str]) -> list[Fault]:
    """By file as they are read, then by line; files that could not be read come last."""
    place = {file: index for index, file in enumerate(files)}
    unique = dict.fromkeys(faults)
    return sorted(unique, key=lambda fault: (place.get(fault.file, len(files)), fault.line or 0))
