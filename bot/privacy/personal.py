"""Personal data in a text, by its shape: found before anything is passed on.

What is said of somebody's health or past is known by words instead: those are flags of routing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumberType
from stdnum.nl import bsn

from routing.nouns import Span

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
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.,-])\d(?:[. ]?\d){7,8}(?![\w-]|[.,]\d)")
# What stands before a number of another kind: of a case, an invoice, an account.
_NUMBERED = re.compile(
    r"(?:nummer|nr|no|kenmerk|zaak|melding|dossier|factuur|order|bestelling|referentie|ref|iban|kvk"
    r"|sig|id)\W{0,3}(?:is\W{0,2})?$",
    re.IGNORECASE,
)
_BSN_NAMED = re.compile(
    r"(?:bsn|burgerservicenummer|sofinummer)\W{0,3}(?:is\W{0,2})?$", re.IGNORECASE
)
_NAMED_BEFORE = 24
# The series of the RDW, by letters (X) and digits (9).
_SERIES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
    "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
_PLATES = "|".join(series.replace("X", "[a-z]").replace("9", r"\d") for series in _SERIES)
_PLATE = re.compile(rf"(?<![\w-])(?:{_PLATES})(?![\w-])", re.IGNORECASE)
_BARE_PLATES = "|".join(
    series.replace("-", "[- ]?").replace("X", "[a-z]").replace("9", r"\d") for series in _SERIES
)
_NAMED_PLATE = re.compile(
    rf"(?<=kenteken)(?:\W{{1,3}}|\W{{1,3}}is\W{{1,3}})(?P<plate>{_BARE_PLATES})(?![\w-])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3} ?[A-Z]{2}(?!\w)")
_ADDRESS = re.compile(
    r"(?<!\w)\w{3,40}(?:straat|str\.?|laan|ln\.?|plein|weg|kade|gracht|singel|dreef|hof|pad|dijk|steeg"
    r"|plantsoen) ?\d{1,4}(?:[a-z]|-\w{1,3})?(?!\w)",
    re.IGNORECASE,
)
_SURNAME = r"(?:(?:van|de|der|den|ter|ten|'t|el|al|in|op|het)\s+){0,3}[A-Z][\w'-]+"
_TITLE = r"(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de heer|familie|fam\.?)"
_TITLED = re.compile(rf"(?<!\w){_TITLE}\s+(?:[A-Z]\.\s?){{0,4}}(?P<name>{_SURNAME})")
_FULL_NAME = re.compile(rf"(?<![\w.])(?P<name>[A-Z][a-zà-ÿ'-]+\s+{_SURNAME})")


class Personal(StrEnum):
    """A kind of personal data."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    NAME = "name"
    """A name with an address beside it; either alone is none."""


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
    text: str, addresses: Sequence[Span] = (), ours: Ours | None = None
) -> tuple[Found, ...]:
    """The personal data of a text, in order; none within another.

    A name counts only beside an address: a street with a house number, or a postcode. `addresses`
    are those that only a list of streets tells, such as "Trans 12".
    """
    own = ours or Ours()
    found: list[Found] = []
    for kind, spans in (
        (Personal.EMAIL, _emails(text, own)),
        (Personal.PHONE, _phones(text, own)),
        (Personal.PLATE, _plates(text)),
        (Personal.BSN, _bsns(text)),
        (Personal.NAME, _names(text, addresses, own)),
    ):
        for span in spans:
            if not _overlaps(span, (each.span for each in found)):
                found.append(Found(kind, span))
    return tuple(sorted(found, key=lambda each: each.span.start))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _emails(text: str, ours: Ours) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        if match.group().rpartition("@")[2].casefold() not in ours.domains:
            yield Span(*match.span())


def _phones(text: str, ours: Ours) -> Iterator[Span]:
    own = [phonenumbers.parse(each, _COUNTRY) for each in ours.phones]
    for match in phonenumbers.PhoneNumberMatcher(text, _COUNTRY):
        somebodys = phonenumbers.number_type(match.number) in _SOMEBODYS
        if somebodys and match.number not in own and not _is_other_number(text, match.start):
            yield Span(match.start, match.end)


def _plates(text: str) -> Iterator[Span]:
    for match in _PLATE.finditer(text):
        yield Span(*match.span())
    for match in _NAMED_PLATE.finditer(text):
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


def _names(text: str, addresses: Sequence[Span], ours: Ours) -> Iterator[Span]:
    shaped = [
        Span(*match.span()) for kind in (_POSTCODE, _ADDRESS) for match in kind.finditer(text)
    ]
    places = [*addresses, *shaped]
    if not places:
        return
    for pattern in (_TITLED, _FULL_NAME):
        for match in pattern.finditer(text):
            span = Span(*match.span("name"))
            name = match.group("name")
            place = pattern is _FULL_NAME and not ours.places.isdisjoint(name.casefold().split())
            if not place and not _overlaps(span, places) and name not in ours.names:
                yield span
