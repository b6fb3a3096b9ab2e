"""Words of a text that name somebody, or by which somebody could be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from routing.inflection import lemma_of
from routing.names import GIVEN_NAMES, GIVEN_OR_WORDS, SURNAMES_OR_WORDS
from routing.text import DETERMINERS, STOPWORDS, Token, word_set
from routing.titles import FORMAL
from routing.traces import LOOSE

_TITLES = FORMAL | word_set("dokter dr drs mr ing ir wethouder burgemeester raadslid")
# What follows these may as well be what somebody does: "buurman stookt hout".
_ROLES = word_set(
    "buurman buurvrouw buurjongen buurmeisje collega agent wijkagent huisarts juf juffrouw meester "
    "oom tante opa oma bewoner bewoonster huurder huurster eigenaar zekere client"
)
PARTICLES = word_set("van de der den het t ter ten te el al ait bin ibn du di da la le von op in")
# Hardly anything but a name has these: "Jansen van der Berg".
_IN_NAMES = frozenset((("van", "der"), ("van", "den"), ("van", "t"), ("in", "t"), ("op", "den")))
_ALONE_IN_NAMES = word_set("el al ait ibn von der")
_MOST_PARTICLES = 3
_INTRODUCED = frozenset(
    (("naam", "is"), ("ik", "ben"), ("ben", "ik"), ("spreekt", "met"), ("contact", "met"))
)
_INTRODUCING = word_set(
    "heet heten genaamd namens naam voornaam achternaam groet groeten groetjes mvg afzender "
    "contactpersoon hoi hallo beste dag hey geachte"
)
_INTRODUCED_WORDS = 2
_MONTHS_AND_DAYS = word_set(
    """
    januari februari maart april mei juni juli augustus september oktober november december jan
    feb apr jun jul aug sep sept okt nov dec maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag
    """
)
_HOUSE_NUMBER = re.compile(r"[0-9]{1,4}[a-z]{0,3}\Z")


def personal(text: str, said: Sequence[Token], civic: Callable[[str], bool]) -> frozenset[int]:
    """The words that belong to nobody's vocabulary but somebody's own.

    Names by what stands before them, given names and what follows those, e-mail addresses,
    postcodes, licence plates, dates, and what stands before a house number. `civic` tells whether
    the municipality itself speaks so; that saves a word only where it may as well be no name.
    """
    return frozenset(
        (
            *_identifying(text, said),
            *_addressed(said, civic),
            *_given(said),
            *_words_as_well(said, civic),
            *_titled(said, civic),
            *_initialled(text, said),
            *_joined(said),
            *_introduced(said, civic),
        )
    )


def _identifying(text: str, said: Sequence[Token]) -> Iterator[int]:
    marked = [match.span() for match in LOOSE.finditer(text)]
    for at, token in enumerate(said):
        inside = any(token.span.start < end and start < token.span.end for start, end in marked)
        if inside or token.form in _MONTHS_AND_DAYS:
            yield at


def _addressed(said: Sequence[Token], civic: Callable[[str], bool]) -> Iterator[int]:
    """What is not known and stands before a number, as streets do: "korte weide 12"."""
    for at, (token, follows) in enumerate(pairwise(said)):
        if _HOUSE_NUMBER.match(follows.form) and not civic(token.form):
            yield at


def _given(said: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(said):
        if token.form in GIVEN_NAMES:
            yield at
            yield from _surname(said, at)


def _words_as_well(said: Sequence[Token], civic: Callable[[str], bool]) -> Iterator[int]:
    """Names that are words too, unless an article says that they are words."""
    for at, token in enumerate(said):
        before = said[at - 1].form if at and said[at - 1].clause == token.clause else ""
        given = token.form in GIVEN_OR_WORDS
        surname = token.form in SURNAMES_OR_WORDS and not civic(token.form)
        if given and before not in DETERMINERS:
            yield at
            following = said[at + 1].form if at + 1 < len(said) else ""
            if following in SURNAMES_OR_WORDS | PARTICLES:
                yield from _surname(said, at)
        elif surname and (before not in DETERMINERS or _follows_van(said, at)):
            yield at


def _follows_van(said: Sequence[Token], at: int) -> bool:
    """Whether "van" and an article stand before a word: "van de Berg", though "van de bakker"."""
    return at > 1 and said[at - 2].form == "van" and said[at - 2].clause == said[at].clause


def _titled(said: Sequence[Token], civic: Callable[[str], bool]) -> Iterator[int]:
    for at, token in enumerate(said):
        if token.form in _TITLES:
            yield at
            yield from _surname(said, at)
        elif token.form in _ROLES:
            found = list(_surname(said, at))
            if len(found) > 1 or not any(_acts(said[each].form) for each in found):
                yield from (each for each in found if not civic(said[each].form))


def _acts(form: str) -> bool:
    """Whether a word is a finite verb, and so no name."""
    lemma = lemma_of(form)
    return lemma is not None and lemma != form and lemma.endswith("n")


def _initialled(text: str, said: Sequence[Token]) -> Iterator[int]:
    """What follows initials: "J. de Vries"."""
    for at, token in enumerate(said):
        initial = len(token.form) == 1 and token.form.isalpha()
        if initial and text[token.span.end : token.span.end + 1] == ".":
            yield from _surname(said, at, across=True)


def _joined(said: Sequence[Token]) -> Iterator[int]:
    """What stands around particles that names have: "jansen van der berg"."""
    for at, token in enumerate(said):
        pair = tuple(each.form for each in said[at : at + 2])
        if pair in _IN_NAMES or token.form in _ALONE_IN_NAMES:
            yield from (near for near in (at - 1, at) if near >= 0)
            yield from _surname(said, at)


def _introduced(said: Sequence[Token], civic: Callable[[str], bool]) -> Iterator[int]:
    """What follows "mijn naam is" or "groetjes", unless the municipality speaks of it."""
    for at, token in enumerate(said):
        pair = tuple(each.form for each in said[max(0, at - 1) : at + 1])
        if pair in _INTRODUCED or token.form in _INTRODUCING:
            following = range(at + 1, min(len(said), at + 1 + _INTRODUCED_WORDS + _MOST_PARTICLES))
            names = [each for each in following if said[each].form not in STOPWORDS | PARTICLES]
            yield from (e for e in names[:_INTRODUCED_WORDS] if not civic(said[e].form))


def _surname(said: Sequence[Token], at: int, *, across: bool = False) -> Iterator[int]:
    """The particles and the one word behind a given name, a title or an initial."""
    for after in range(at + 1, min(len(said), at + _MOST_PARTICLES + 2)):
        form = said[after].form
        if not across and said[after].clause != said[at].clause:
            return
        particle = form in PARTICLES or len(form) == 1
        if form in STOPWORDS and not particle:
            return
        yield after
        if not particle:
            return
