"""Whom a text names: "dhr. H. ten Cate", "Gerda Hofstra", "namens mevrouw el Hamdaoui".

For who must be sure of it. What may merely be a name is in `people`, for who would rather leave
out too much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from routing.inflection import lemma_of
from routing.names import GIVEN_NAMES, GIVEN_OR_WORDS, SURNAMES_OR_WORDS
from routing.nouns import Span
from routing.people import PARTICLES
from routing.text import STOPWORDS, Token, tokens, word_set
from routing.titles import FORMAL, HOUSES
from routing.words import parts

_RESIDENTS = word_set("bewoner bewoonster huurder huurster buurman buurvrouw melder meldster")
"""What follows these in capitals is their name."""
_ARTICLES = word_set("de het een onze mijn")
_FOR = word_set("namens van voor door bij aan met")
"""Before a title: somebody is spoken for, or it is they who said something."""
_SAID = word_set(
    "melding klacht mail mailtje brief briefje bericht berichtje vraag verzoek telefoontje "
    "belletje tip reactie signaal aanvraag oproep formulier"
)
_SAID_BY = word_set("van door")
_CALLED = word_set("naam heet heten genaamd namens")
_MOST_PARTS = 7
"""Initials, particles and names at most."""
_BETWEEN = re.compile(r"[ .]{1,3}|-\Z")
_HOUSE_NUMBER = re.compile(r" {0,2}[1-9]\d{0,2}(?!\d)")
_ROAD = re.compile(
    r"\w{4,}(?:straat|laan|plein|kade|gracht|singel|dreef|steeg|plantsoen|park|school|college)\Z"
)
_FIRMS = frozenset(("albert heijn", "jan linders", "hans anders", "dirk van den broek"))
"""Shops that go by somebody's name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of somebody. `spoken_for`: it is they in whose name or of whom something is said."""

    span: Span
    spoken_for: bool


def named(text: str) -> tuple[Named, ...]:
    """The names of a text, in order: behind a title, or a given name and a surname.

    Behind a title a name is known in small letters, too, if it is no word of every day. The
    name of a shop, a school or a street is nobody's.
    """
    said = tokens(text)
    found: list[Named] = []
    for at in range(len(said)):
        name = _titled(text, said, at) or _full(text, said, at)
        if name is not None and (not found or found[-1].span.end <= name.span.start):
            found.append(name)
    return tuple(found)


def _titled(text: str, said: Sequence[Token], at: int) -> Named | None:
    resident = said[at].form in _RESIDENTS
    if not resident and said[at].form not in FORMAL:
        return None
    last = _last(text, said, at, capitals=resident)
    if last is None:
        return None
    spoken_for = any(form in _FOR for form in _before(said, at)[:1])
    return Named(Span(said[at + 1].span.start, said[last].span.end), spoken_for or resident)


def _full(text: str, said: Sequence[Token], at: int) -> Named | None:
    first = said[at]
    written = first.span.of(text)
    given = first.form in GIVEN_NAMES | GIVEN_OR_WORDS or _is_strange(first.form)
    if not given or not written[0].isupper() or written.isupper() or _is_place(text, first):
        return None
    last = _last(text, said, at, capitals=True)
    if last is None or said[last].span.of(text).isupper():
        return None
    span = Span(first.span.start, said[last].span.end)
    before = _before(said, at)
    if span.of(text).casefold() in _FIRMS or not HOUSES.isdisjoint(before[:2]):
        return None
    said_by = len(before) > 1 and before[0] in _SAID_BY and before[1] in _SAID
    return Named(span, said_by or not _CALLED.isdisjoint(before[:2]))


def _before(said: Sequence[Token], at: int) -> list[str]:
    """The words before one, the nearest first, without an article."""
    before = [token.form for token in reversed(said[max(0, at - 3) : at])]
    return before[1:] if before and before[0] in _ARTICLES else before


def _last(text: str, said: Sequence[Token], at: int, *, capitals: bool) -> int | None:
    """The last word of the surname that follows a word, if one does."""
    last = None
    for after in range(at + 1, min(len(said), at + 1 + _MOST_PARTS)):
        between = text[said[after - 1].span.end : said[after].span.start]
        if _BETWEEN.fullmatch(between) is None:
            break
        if last is not None and between != "-" and said[last].form not in GIVEN_NAMES:
            break
        part = len(said[after].form) == 1 or said[after].form in PARTICLES
        if not part and not _is_surname(text, said[after], capitals=capitals):
            break
        last = last if part else after
    return last


def _is_surname(text: str, token: Token, *, capitals: bool) -> bool:
    if not token.form.isalpha() or _is_place(text, token):
        return False
    if token.span.of(text)[0].isupper():
        return True
    return not capitals and (token.form in SURNAMES_OR_WORDS or _is_strange(token.form))


def _is_strange(form: str) -> bool:
    """Whether no dictionary lists it, but as a name."""
    listed = lemma_of(form)
    known = (listed is not None and listed.islower()) or form in STOPWORDS or bool(parts(form))
    return form.isalpha() and len(form) > 2 and not known  # noqa: PLR2004 (of three letters on)


def _is_place(text: str, token: Token) -> bool:
    """Whether it is a street, or has a house number behind it as one, or says which house it is."""
    numbered = _HOUSE_NUMBER.match(text, token.span.end)
    return token.form in HOUSES or bool(_ROAD.match(token.form)) or numbered is not None
