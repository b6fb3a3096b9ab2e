"""What the bot says, in somebody's language and form of address.

Texts in the code are English; Dutch is in the catalogues of `bot/locale`. A text is
written out where it is used, `say.line("{person}, is this yours?", person=…)`, or marked
with `N_` where it waits in a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import Literal

from adapters.card import Inline, Line, flat
from bot.config import model
from bot.locale import catalogues

Fact = Inline | Line | int
"""What can take the place of a {name} in a text. Numbers and words are never read again."""

_TEMPLATES = 2000  # all texts in all languages, with room to grow


def N_(text: str) -> str:  # noqa: N802 (the name that gettext gives it)
    """Mark a text for the catalogues where it is only stored; it is translated when said."""
    return text


@dataclass(frozen=True, slots=True)
class Language:
    """A language to speak, with its form of address where it has one.

    Each method raises KeyError for a {name} without a fact; facts may be left over.
    """

    name: model.Language = "nl"
    address: Literal["je", "u"] = "je"

    def text(self, text: str, /, **facts: str | int) -> str:
        """Say a text as plain words."""
        return flat(self.line(text, **facts))

    def line(self, text: str, /, **facts: Fact) -> Line:
        """Say a text as part of a card; facts may be mentions, links, bold words and lines."""
        forms = _translations(self.name, self.address).get(text, (text,))
        return _filled(forms[0], facts)

    def several(self, one: str, more: str, n: int, /, **facts: Fact) -> Line:
        """Say a text about `n` things, which it may hold as {n}."""
        forms = _translations(self.name, self.address).get(one, (one, more))
        return _filled(forms[0] if n == 1 else forms[-1], {"n": n, **facts})


@lru_cache(_TEMPLATES)
def pieces(template: str) -> tuple[tuple[str, str], ...]:
    """Cut a text into pairs of words and the name that follows them, empty at the end.

    Raises ValueError for a brace without a partner and for more than a name between braces.
    """
    found = []
    for words, name, how, conversion in Formatter().parse(template):
        if name is not None and (not name.isidentifier() or how or conversion):
            raise ValueError(f"only a {{name}} can stand between braces: {template!r}")
        found.append((words, name or ""))
    return tuple(found)


def _filled(template: str, facts: Mapping[str, Fact]) -> Line:
    line: list[Inline] = []
    for words, name in pieces(template):
        fact = facts[name] if name else ""
        parts = fact if isinstance(fact, tuple) else (fact,)
        for part in (words, *parts):
            inline = str(part) if isinstance(part, int) else part
            if isinstance(inline, str) and line and isinstance(line[-1], str):
                line[-1] += inline
            elif inline:
                line.append(inline)
    return tuple(line)


@cache
def _translations(name: model.Language, address: Literal["je", "u"]) -> dict[str, tuple[str, ...]]:
    """Give each text with its translation, or with one for one thing and one for more."""
    match name, address:
        case "en", _:
            return {}  # the texts in the code are English
        case _, "u":
            return catalogues.forms(catalogues.DUTCH) | catalogues.forms(catalogues.DUTCH_FORMAL)
        case _:
            return catalogues.forms(catalogues.DUTCH)
