"""A sentence behind a command that names a department somewhere: *vastgoed, Anna steunt dit*.

What is read so is surely not all that was meant: it is shown before it is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot import forms
from bot.cases.acts import ActName
from bot.names import guessed, meant

_MOST_WORDS = 6
_WORD = re.compile(r"\S+")
_ENDS = " .:;!,"
_OPENINGS = re.compile(r"^(?:aan|to|voor|for|bij|van|of|is van|is voor)\s+", re.IGNORECASE)
_BEHIND = re.compile(
    r"^(?P<words>.*?)[,;.]?\s+(?:aan|bij|to|for|van|of|voor)\s+(?P<name>[^,:;]{2,60})$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_OURS = re.compile(r"\b(?:is|hoort|lijkt|it's|that's|belongs)\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"^(?:[,;]\s*(?:(?:want|omdat|because)\b\s*)?|(?:want|omdat|because)\b\s*)", re.IGNORECASE
)
_WORDS_OF = {ActName.OFFER: forms.QUESTION, ActName.HAND_OVER: forms.REASON}


def read(act: ActName, text: str, departments: Mapping[str, str]) -> dict[str, str] | None:
    """Give the fields of an act as a sentence tells them; None where it names no department.

    `departments` are names by id.
    """
    if act is ActName.DECLINE:
        return _declined(text, departments)
    if act not in _WORDS_OF:
        return None
    found = _leading(text, departments) or _trailing(text, departments)
    if found is None:
        return None
    department, words = found
    return {forms.DEPARTMENT: department, _WORDS_OF[act]: _BECAUSE.sub("", words)}


def _declined(text: str, departments: Mapping[str, str]) -> dict[str, str] | None:
    leading = _leading(text, departments)
    if leading and _BECAUSE.match(leading[1]):
        return {forms.INSTEAD: leading[0], forms.REASON: _BECAUSE.sub("", leading[1])}
    trailing = _trailing(text, departments)
    if trailing and _NOT_OURS.search(trailing[1]):
        return {forms.INSTEAD: trailing[0], forms.REASON: text.strip(_ENDS)}
    return None


def _leading(text: str, departments: Mapping[str, str]) -> tuple[str, str] | None:
    """Find the department that a text opens with, the longest name first, and what follows."""
    opened = _OPENINGS.sub("", text.lstrip(_ENDS))
    words = list(_WORD.finditer(opened))[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        last = words[count - 1]
        name = opened[: last.end()].strip(_ENDS)
        found = meant(name, departments) or (guessed(name, departments) if count == 1 else None)
        if found is not None and count <= len(departments[found].split()):
            behind = opened[len(opened[: last.end()].rstrip(_ENDS)) :]
            return found, behind.lstrip(" .:!")
    return None


def _trailing(text: str, departments: Mapping[str, str]) -> tuple[str, str] | None:
    match = _BEHIND.match(text.strip(_ENDS))
    department = meant(match["name"], departments) if match else None
    return (department, match["words"].strip()) if match and department else None
