"""What flows in and out of the routing core: plain, frozen, without I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Weight(StrEnum):
    """How much a phrase says about its department."""

    STRONG = "strong"
    NORMAL = "normal"
    WEAK = "weak"
    EXCLUDING = "excluding"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words by which people speak of a department's work."""

    text: str
    weight: Weight = Weight.NORMAL
    learned: tuple[int, ...] = ()
    """The cases that it was learned from; empty for what the municipality wrote itself."""


@dataclass(frozen=True, slots=True)
class Department:
    """A possible owner. An empty `wijken` means that it serves all of them."""

    id: str
    name: str
    phrases: tuple[Phrase, ...] = ()
    description: str = ""
    wijken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject with a broker of its own, matched as departments are."""

    id: str
    name: str
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody outside whose matters people bring to the municipality: nobody's here."""

    id: str
    name: str
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Wijk:
    """A district and the names by which people point at it."""

    name: str
    buurten: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()


class Flag(StrEnum):
    """What a text asks attention for, beside its owner."""

    DANGER = "danger"
    URGENT = "urgent"
    POLITICAL = "political"
    HEALTH = "health"
    RECORD = "record"
    """A past with the law."""
    VULNERABLE = "vulnerable"
    VIOLENCE = "violence"
    CONDUCT = "conduct"
    PRESS = "press"


OF_SOMEBODY = frozenset({Flag.HEALTH, Flag.RECORD, Flag.VULNERABLE})
"""What a text tells of a person: no title says it, and not everybody reads it."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a municipality tells the routing core."""

    departments: tuple[Department, ...] = ()
    themes: tuple[Theme, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    flags: tuple[tuple[Flag, tuple[str, ...]], ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    talk: tuple[Phrase, ...] = ()
    """What colleagues say to one another, which is nobody's matter."""


class Kind(StrEnum):
    """A matter that needs an owner, or talk that needs none."""

    SIGNAL = "signal"
    CHATTER = "chatter"


class Role(StrEnum):
    """The accountable owner of several, or one who takes part."""

    LEAD = "lead"
    CONTRIBUTOR = "contributor"


class Why(StrEnum):
    """How words of the text came to support a phrase or a place."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"
    TYPO = "typo"
    SYNONYM = "synonym"
    LIKENESS = "likeness"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, `text[start:end]`, in the text as posted."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that this span points at."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: `phrase` is the vocabulary's or gazetteer's, the words stay in the text.

    Words are pointed at by spans and never copied, so that blacking out the text
    blacks out the evidence too.
    """

    phrase: str
    spans: tuple[Span, ...]
    why: Why
    score: float = 0.0
    learned: tuple[int, ...] = ()
    """The cases that the phrase was learned from, if it was."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A department that is sure enough to be asked. `score` is in 0 to 1."""

    department: str
    role: Role
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A department that came close, with what spoke for it."""

    department: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The outsider whose it looks like, by name, and what spoke for that."""

    name: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class WijkMatch:
    """A wijk that the text points at; several when a name lies in more than one."""

    name: str
    score: float
    evidence: tuple[Evidence, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """The one theme of a text."""

    theme: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag and the words that raised it."""

    flag: Flag
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """Who should be asked, where it is, and why.

    `owners` has its lead first. For a signal `broker` is true exactly when `owners`
    is empty; chatter has neither. With `elsewhere` there are no owners: the broker hears whose it
    looks like.
    """

    kind: Kind
    owners: tuple[Owner, ...] = ()
    nearest: tuple[Near, ...] = ()
    wijk: tuple[WijkMatch, ...] = ()
    flags: tuple[Flagged, ...] = ()
    theme: ThemeMatch | None = None
    broker: bool = field(default=False)
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A case that is not closed, with the texts that were posted about it."""

    case: int
    texts: tuple[str, ...]
    at: datetime
    """When the last of them was posted; aware."""
    wijk: str | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of a text, and those of the other by which it says the same."""

    here: Span
    there: Span


class Tells(StrEnum):
    """What a text tells of an open case that it is like."""

    AGAIN = "again"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Similar:
    """An open case that a text may belong to. `score` is in 0 to 1.

    `shared` points into the text and into the case's text of that number; `department` is whose
    work both are, when they say so. `tells` is whether the text reports the same problem once more,
    or only that it was put right: that is nothing to take into the case as a report.
    """

    case: int
    score: float
    text: int
    shared: tuple[Shared, ...]
    department: str | None = None
    tells: Tells = Tells.AGAIN


@dataclass(frozen=True, slots=True)
class Correction:
    """A text of which people said whose it is not, or whose it is.

    `asked` declined, or is None when nobody was asked; `owned` took it in the end, or is None
    when nobody did. `poster` is whose words they are; those of whom it is not told count as one.
    """

    case: int
    text: str
    asked: str | None
    owned: str | None
    poster: str = ""


@dataclass(frozen=True, slots=True)
class Owned:
    """A text that was brought to its owner at once: what is learned must leave it there."""

    text: str
    department: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that would have brought corrected texts to who owned them.

    `cases` are those in which it was said, `mended` those of them that would be routed rightly
    with it. An excluding phrase keeps texts away from its department.
    """

    phrase: str
    department: str
    weight: Weight
    cases: tuple[int, ...]
    mended: tuple[int, ...]
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """A phrase that a person added to a department's, and the cases that it comes from."""

    phrase: str
    department: str
    weight: Weight
    cases: tuple[int, ...]
