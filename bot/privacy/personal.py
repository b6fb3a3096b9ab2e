"""Personal data in a text: found before anything is passed on.

Numbers, addresses and names are known by their shape. What is said of somebody's health or past
is known by words, which are flags of routing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType
from stdnum.nl import bsn

from routing.nouns import Flag, Kind, Routing, Span
from routing.persons import named
from routing.traces import EMAIL, HOUSE, NAMED_PLATE, PLATE, POSTCODE

_COUNTRY = "NL"
# Not "14 030" nor 0800: those are of an organisation.
_SOMEBODYS = frozenset(
    {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
        PhoneNumberType.PERSONAL_NUMBER,
    }
)
_DIGITS = re.compile(r"(?<![\w.,-])\d(?:[. ]?\d){7,8}(?![\w-]|[.,]\d)")
# What stands before a number of another kind: of a case, an invoice, an account.
_NUMBERED = re.compile(
    r"(?:nummer|nr|no|kenmerk|zaak|melding|dossier|factuur|order|bestelling|referentie|ref|iban|kvk"
    r"|sig|id)\W{0,3}(?:is\W{0,2})?$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:container|lichtmast|mast|paal|blok|lokaal|kamer|bak|boom|(?<!nummer)bord|put|kast|perceel)"
    r"\W{0,3}(?:nummer|nr\.?)?\W{0,2}$",
    re.IGNORECASE,
)
"""What has a number that may look like a plate."""
_BSN_NAMED = re.compile(
    r"(?:bsn|burger ?service|sofi)(?:[ -]?(?:nummer|nr)\b)?\W{0,3}(?:is\W{0,2})?$", re.IGNORECASE
)
_NAMED_BEFORE = 24
_HOUSE_NUMBER = re.compile(r"\W{1,2}\d{1,4}(?!\d)")


class Personal(StrEnum):
    """A kind of personal data."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    NAME = "name"
    """A name, where the text also tells where or how to reach somebody, or in whose name it is
    said: "namens dhr. Bos"."""
    HEALTH = "health"
    RECORD = "record"
    """A past with the law."""
    VULNERABLE = "vulnerable"
    """Somebody who needs care: debts, no home, under age."""


SENSITIVE = frozenset({Personal.HEALTH, Personal.RECORD, Personal.VULNERABLE})
"""What cannot be taken out of a text, as it is what the text is about."""
_REACHES = frozenset({Personal.PHONE, Personal.EMAIL, Personal.BSN})
_BY_FLAG = {
    Flag.HEALTH: Personal.HEALTH,
    Flag.RECORD: Personal.RECORD,
    Flag.VULNERABLE: Personal.VULNERABLE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data, and where it stands."""

    kind: Personal
    span: Span


@dataclass(frozen=True, slots=True)
class Ours:
    """What looks like personal data and is the municipality's own."""

    domains: frozenset[str] = frozenset()
    """Of e-mail addresses, such as `utrecht.nl`."""
    phones: frozenset[str] = frozenset()
    """Telephone numbers in any notation."""
    names: frozenset[str] = frozenset()
    """Of colleagues."""
    places: frozenset[str] = frozenset()
    """Words of the names of wijken, buurten and landmarks, in small letters."""


def personal_data(
    text: str, routing: Routing | None = None, ours: Ours | None = None
) -> tuple[Found, ...]:
    """The personal data of a text, in order; none within another.

    `routing` is what is known of it: the streets, which make an address that only a list of them
    tells ("Trans 12"), and the words about somebody's health or past.
    """
    own, known = ours or Ours(), routing or Routing(Kind.SIGNAL)
    found: list[Found] = []
    for kind, spans in (
        (Personal.EMAIL, _emails(text, own)),
        (Personal.PHONE, _phones(text, own)),
        (Personal.PLATE, _plates(text)),
        (Personal.BSN, _bsns(text)),
        *_told(known),
    ):
        found += _apart(kind, spans, found)
    reachable = any(each.kind in _REACHES for each in found)
    found += _apart(Personal.NAME, _names(text, known, own, reachable=reachable), found)
    return tuple(sorted(found, key=lambda each: each.span.start))


def _told(routing: Routing) -> Iterator[tuple[Personal, Iterable[Span]]]:
    for raised in routing.flags:
        if raised.flag in _BY_FLAG:
            spans = [span for reason in raised.evidence for span in reason.spans]
            yield _BY_FLAG[raised.flag], spans


def _apart(kind: Personal, spans: Iterable[Span], others: Iterable[Found]) -> list[Found]:
    """What does not stand within something that was found already."""
    found: list[Found] = []
    for span in spans:
        if not _overlaps(span, (each.span for each in (*others, *found))):
            found.append(Found(kind, span))
    return found


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _emails(text: str, ours: Ours) -> Iterator[Span]:
    for match in EMAIL.finditer(text):
        if match.group().rpartition("@")[2].casefold() not in ours.domains:
            yield Span(*match.span())


def _phones(text: str, ours: Ours) -> Iterator[Span]:
    own = _numbers(ours.phones)
    for match in phonenumbers.PhoneNumberMatcher(text, _COUNTRY):
        somebodys = phonenumbers.number_type(match.number) in _SOMEBODYS
        if somebodys and match.number not in own and not _is_other_number(text, match.start):
            yield Span(match.start, match.end)


@lru_cache(maxsize=8)
def _numbers(phones: frozenset[str]) -> tuple[PhoneNumber, ...]:
    """The numbers that these are; what is none, like an extension, is left out."""
    found = []
    for phone in phones:
        with suppress(NumberParseException):
            found.append(phonenumbers.parse(phone, _COUNTRY))
    return tuple(found)


def _plates(text: str) -> Iterator[Span]:
    for match in PLATE.finditer(text):
        before = text[max(0, match.start() - _NAMED_BEFORE) : match.start()]
        if not _THING.search(before):
            yield Span(*match.span())
    for match in NAMED_PLATE.finditer(text):
        yield Span(*match.span("plate"))


def _bsns(text: str) -> Iterator[Span]:
    """Numbers that pass the eleven-test, unless they are said to be another number."""
    for match in _DIGITS.finditer(text):
        digits = bsn.compact(match.group().replace(".", ""))
        if bsn.is_valid(digits) and not _is_other_number(text, match.start()):
            yield Span(*match.span())


def _is_other_number(text: str, start: int) -> bool:
    before = text[max(0, start - _NAMED_BEFORE) : start]
    return bool(_NUMBERED.search(before)) and not _BSN_NAMED.search(before)


def _names(text: str, routing: Routing, ours: Ours, *, reachable: bool) -> Iterator[Span]:
    shaped = [Span(*match.span()) for kind in (POSTCODE, HOUSE) for match in kind.finditer(text)]
    places = [span for wijk in routing.wijk for each in wijk.evidence for span in each.spans]
    listed = [span for span in places if _HOUSE_NUMBER.match(text, span.end)]
    addressed = reachable or bool(shaped or listed)
    for name in named(text):
        words = name.span.of(text)
        place = not ours.places.isdisjoint(words.casefold().split())
        theirs = (addressed or name.spoken_for) and not place and words not in ours.names
        if theirs and not _overlaps(name.span, (*places, *shaped)):
            yield name.span
