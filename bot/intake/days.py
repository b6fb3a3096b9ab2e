"""Days in what people typed or filled in: which part of it says the day, and which one that is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot import forms
from bot.calendar import spoken
from bot.cases.acts import ActName, Later, Progress, Stuck, TakeLater, Term
from bot.cases.decision import Reason, Refusal
from bot.commands import Said
from bot.intake.desk import Desk

DATED = frozenset({ActName.TAKE_LATER, ActName.LATER, ActName.TERM})
"""Acts with which a day is said, and mostly why."""
ACTS = DATED | {ActName.PROGRESS, ActName.STUCK}
"""Acts that may name a day."""
_BECAUSE = ("want", "omdat", "because", "wegens", "maar", "but")


def arguments(said: Said, desk: Desk, now: datetime) -> dict[str, str]:
    """Give what follows a command as the fields of that act's form."""
    if said.act in DATED:
        return split(said.rest, now)
    if said.act is ActName.STUCK:
        return {forms.REASON: _trimmed(said.rest)}
    return desk.fields(said)


def split(text: str, now: datetime) -> dict[str, str]:
    """Part the day from the reason: "over twee weken: de aannemer is dicht"."""
    found = spoken.read(text, now)
    if found is None:
        return {forms.UNTIL: "", forms.REASON: _trimmed(text)}
    day = text[found.start : found.end].strip()
    before, after = _trimmed(text[: found.start]), _trimmed(text[found.end :])
    return {forms.UNTIL: day, forms.REASON: " ".join(each for each in (before, after) if each)}


def act_of(
    act: ActName, given: Mapping[str, str], ask: int | None, cycle: int | None, now: datetime
) -> TakeLater | Later | Term | Progress | Stuck | Refusal:
    """Make an act that may name a day; a refusal where the day cannot be read, or has been."""
    match act:
        case ActName.PROGRESS:
            return _progress(given, ask, cycle, now)
        case ActName.STUCK:
            return Stuck(given.get(forms.REASON, ""), ask, cycle)
        case _:
            return _dated(act, given, ask, now)


def _dated(
    act: ActName, given: Mapping[str, str], ask: int | None, now: datetime
) -> TakeLater | Later | Term | Refusal:
    """Of a week or a month, *later* means its first day, and a date set by hand its last."""
    found = spoken.read(given.get(forms.UNTIL, ""), now)
    if found is None:
        return Refusal(Reason.NEEDS_DAY)
    reason = given.get(forms.REASON, "")
    match act:
        case ActName.TAKE_LATER:
            return TakeLater(found.first, reason, ask)
        case ActName.LATER:
            return Later(found.first, reason, ask, found.clock)
        case _:
            return Term(found.last, reason)


def _progress(
    given: Mapping[str, str], ask: int | None, cycle: int | None, now: datetime
) -> Progress | Refusal:
    """Take the day that was filled in, else the one that the words promise."""
    words, filled = given.get(forms.WORDS, ""), given.get(forms.UNTIL, "")
    if not filled:
        return Progress(words, ask, cycle, spoken.promised(words, now))
    found = spoken.read(filled, now)
    return Progress(words, ask, cycle, found.last) if found else Refusal(Reason.NEEDS_DAY)


def names_day(text: str, now: datetime) -> bool:
    """Whether a day is said in words behind a command."""
    return bool(split(text, now)[forms.UNTIL])


def _trimmed(text: str) -> str:
    """Leave away what joins a reason to a day: "…: omdat de aannemer dicht is"."""
    text = text.strip(" \t\n:,;.-–")
    word, _, rest = text.partition(" ")
    return _trimmed(rest) if word.lower() in _BECAUSE and rest else text
