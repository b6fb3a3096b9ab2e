"""Whose and where something is, as people type it: "het is voor groen, in Oost"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot import forms
from bot.names import meant
from routing.text import fold

_PARTS = re.compile(r"[,;:]|\s+(?:in|en|and|te)\s+", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:(?:het|dit|dat|it|this|is|ligt|valt|hoort|iets|maar|voor|van|bij|onder|in|de|afdeling"
    r"|wijk|for|of|the|department|district)\b\s*)+",
    re.IGNORECASE,
)
_ENDS = " .:;!,"


def read(text: str, departments: Mapping[str, str], wijken: Iterable[str]) -> dict[str, str]:
    """Give the department and the wijk that are named, in any order, as fields of a form.

    `departments` are names by id. What is neither is taken for the name of a department: that is
    then asked about.
    """
    named = {wijk: wijk for wijk in wijken}
    found: dict[str, str] = {}
    whole = _name(text)
    parts = [whole] if meant(whole, departments) or meant(whole, named) else _PARTS.split(text)
    for part in filter(None, map(_name, parts)):
        wijk, department = meant(part, named), meant(part, departments)
        if wijk and (department is None or fold(part) == fold(wijk)):
            found[forms.WIJK] = wijk
        else:
            found[forms.DEPARTMENT] = department or part
    return found


def _name(text: str) -> str:
    """Take off what people put around a name: "het is iets voor …"."""
    return _AROUND.sub("", text.strip(_ENDS)).strip(_ENDS)
