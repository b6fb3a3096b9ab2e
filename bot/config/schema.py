"""What a municipality can configure, and what each key means.

Only shapes live here. What must hold between keys (a person's department exists, every
wijk has a wijkmanager) is in `bot.config.check`.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from bot.config.keeping import Photos, Retention, Titles
from bot.config.model import ClockTime, Language, Model, Slug, Text
from bot.term import Term


class Day(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


WORKWEEK = (Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI)
Days = Annotated[tuple[Day, ...], Field(min_length=1)]
"""At least one: without a working day no ask would ever be due."""


class Words(Model):
    """What things are called here."""

    wijkmanager: Text = "wijkmanager"
    department: Text = "afdeling"
    budget: Text = "leefbaarheidsbudget"
    coordinator: Text = "coördinator"


class OnDuty(Model):
    """Who is called at any hour when there is danger now."""

    person: Slug
    phone: Text


class Referral(Model):
    """Where somebody is sent with what Wijkbot refuses to take."""

    name: Text
    phone: str = ""
    link: str = ""


class Referrals(Model):
    """One place for each kind of refused signal."""

    violence: Referral = Referral(
        name="Veilig Thuis", phone="0800 2000", link="https://veiligthuis.nl"
    )
    conduct: Referral = Referral(name="de vertrouwenspersoon")
    press: Referral = Referral(name="woordvoering")


class Municipality(Model):
    """The organisation that runs this bot."""

    name: Text
    language: Language = "nl"
    address: Literal["je", "u"] = "je"
    timezone: Literal["Europe/Amsterdam"] = "Europe/Amsterdam"
    coordinator: Slug
    on_duty: OnDuty | None = None
    words: Words = Words()
    referrals: Referrals = Referrals()
    email_domains: tuple[Text, ...] = ()
    """An address at one of these is no resident's."""


class Platform(StrEnum):
    """A kind of chat system."""

    SLACK = "slack"
    MATRIX = "matrix"
    CONSOLE = "console"


class Account(Model):
    """One bot login on one platform. Tokens and passwords come from the environment only."""

    name: Slug
    platform: Platform
    title: str = ""
    homeserver: str = ""
    user: str = ""
    inviters: tuple[Text, ...] = ()
    """Matrix only: who may invite the bot beside the people named here, as in "@*:example.org"."""
    proxy: str = ""
    """Slack only: the address of the proxy that leads to the internet."""
    forms: bool = True
    """Console only: whether it has forms and whispers, as Slack does."""


class Channel(Model):
    """An intake channel: what is posted here is a signal."""

    account: Slug
    id: Text
    wijk: str | None = None
    """Where a text is from that names no place itself."""


class Wijk(Model):
    """A district, and who brokers there. The first wijkmanager is the one addressed."""

    name: Text
    buurten: tuple[Text, ...] = ()
    streets: tuple[Text, ...] = ()
    landmarks: tuple[Text, ...] = ()
    wijkmanagers: tuple[Slug, ...] = ()
    assistants: tuple[Slug, ...] = ()
    substitute: Slug | None = None
    alderman: Slug | None = None


class RegularRoute(Model):
    """Where routine work goes without a case: a link, a telephone number, and what to know."""

    link: Text
    phone: str = ""
    text: str = ""
    phrases: tuple[Text, ...] = ()
    """Phrases of the department's vocabulary that are routine; without any nothing is."""


class Department(Model):
    """A possible owner inside the municipality."""

    id: Slug
    name: Text
    description: str = ""
    phrases: tuple[Text, ...] = ()
    strong: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    excluding: tuple[Text, ...] = ()
    wijken: tuple[Text, ...] = ()
    """The wijken that it serves; none means all."""
    lead: Slug
    leads: dict[str, Slug] = Field(default_factory=dict)
    """A lead by wijk, where that is somebody else than the city's."""
    people: tuple[Slug, ...] = ()
    channels: dict[Slug, Text] = Field(default_factory=dict)
    """Its channel by account."""
    parent: Slug | None = None
    phone: str = ""
    regular_route: RegularRoute | None = None


class Party(Department):
    """An outside party: sees only the cases that it is on."""

    may_own: bool = False


class PersonRole(StrEnum):
    """What somebody is beside their place in a department or a wijk."""

    POSTER = "poster"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"


class Person(Model):
    """A colleague, or somebody of an outside party."""

    slug: Slug
    name: Text
    phone: str = ""
    roles: tuple[PersonRole, ...] = ()
    department: Slug | None = None
    wijken: tuple[Text, ...] = ()
    """The wijk of somebody who posts, when the text names no place."""
    level: Slug | None = None
    """Their rung on the ladder."""
    portfolio: tuple[Text, ...] = ()
    """Departments, parties and themes for which an alderman answers, by id."""
    delegates: tuple[Slug, ...] = ()
    ids: dict[Slug, Text] = Field(default_factory=dict)
    """Their user id by account."""
    home: Slug | None = None
    """The account for private messages; the first of `ids` when none is given."""
    language: Language | None = None
    working_days: Days = WORKWEEK
    digest: ClockTime | None = None


class Theme(Model):
    """A subject with a broker of its own. A case has at most one."""

    id: Slug
    name: Text
    phrases: tuple[Text, ...] = ()
    strong: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    excluding: tuple[Text, ...] = ()
    departments: tuple[Slug, ...] = ()
    broker: Slug | None = None


class Outsider(Model):
    """Somebody outside whose matters people bring to the municipality; never asked by the bot."""

    id: Slug
    name: Text
    phrases: tuple[Text, ...] = ()
    strong: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    excluding: tuple[Text, ...] = ()


class Talk(Model):
    """What colleagues say to one another, which is nobody's matter."""

    phrases: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()


class Level(Model):
    """A rung of the ladder, lowest first."""

    id: Slug
    name: Text
    term: Term | None = None
    """Working time to answer in; none where asks are not sent to this level."""
    delegates: bool = False
    """Whether an assistant, secretary or adviser may answer for them."""
    presses: bool = True
    """Whether they press buttons themselves; no alderman does."""


LADDER = (
    Level(id="medewerker", name="medewerker"),
    Level(id="teamleider", name="teamleider", term=Term(days=2)),
    Level(id="afdelingshoofd", name="afdelingshoofd", term=Term(days=3)),
    Level(id="directeur", name="directeur", term=Term(days=5), delegates=True),
    Level(
        id="gemeentesecretaris",
        name="gemeentesecretaris",
        term=Term(days=5),
        delegates=True,
    ),
    Level(
        id="portefeuillehouder",
        name="portefeuillehouder",
        term=Term(days=6),
        delegates=True,
        presses=False,
    ),
    Level(id="college", name="college", term=Term(days=10), delegates=True, presses=False),
)


class ByUrgency(Model):
    """Working time by urgency."""

    urgent: Term
    normal: Term
    can_wait: Term


class Clocks(Model):
    """How long an ask may wait, in working time."""

    offer: ByUrgency = ByUrgency(urgent=Term(hours=2), normal=Term(days=2), can_wait=Term(days=5))
    offer_grace: Term = Term(days=0.5)
    """After the last nudge, before an unanswered offer becomes the broker's."""
    progress: ByUrgency = ByUrgency(
        urgent=Term(days=1), normal=Term(days=5), can_wait=Term(days=20)
    )
    progress_risk: Term = Term(days=3)
    progress_repeats: tuple[Term, ...] = (Term(days=3), Term(days=5))
    contribute: Term = Term(days=5)
    advise: Term = Term(days=3)
    question: Term = Term(days=2)
    broker: Term = Term(days=3)
    broker_limit: Term = Term(days=10)
    """From when the coordinator sees it."""
    heads_up: Term = Term(days=1)
    outcome: Term = Term(days=5)
    """How long the poster is asked whether it is solved; silence is yes."""
    reopen_days: int = Field(default=30, ge=0)
    """Calendar days after closing in which the poster may reopen."""


class Hours(Model):
    """From and until, on one day."""

    start: ClockTime
    end: ClockTime


class Office(Model):
    """When people work, and when the bot may ask them something."""

    days: Days = WORKWEEK
    hours: Hours = Hours(start=time(8, 30), end=time(17))
    nudges: Hours = Hours(start=time(8, 45), end=time(16))
    friday_until: ClockTime = time(12)
    digest: ClockTime = time(8, 45)
    closing_days: tuple[date, ...] = ()
    """Days on which the office is closed, beside the public holidays."""


class FlagWords(Model):
    """Words that raise a flag. The last three make the bot refuse and refer."""

    danger: tuple[Text, ...] = ()
    urgent: tuple[Text, ...] = ()
    political: tuple[Text, ...] = ()
    health: tuple[Text, ...] = ()
    record: tuple[Text, ...] = ()
    """Of a past with the law."""
    vulnerable: tuple[Text, ...] = ()
    violence: tuple[Text, ...] = ()
    conduct: tuple[Text, ...] = ()
    press: tuple[Text, ...] = ()


class Config(Model):
    """The whole configuration, included files folded in."""

    municipality: Municipality
    accounts: tuple[Account, ...]
    channels: tuple[Channel, ...] = ()
    wijken: tuple[Wijk, ...]
    departments: tuple[Department, ...]
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...]
    themes: tuple[Theme, ...] = ()
    elsewhere: tuple[Outsider, ...] = ()
    talk: Talk = Talk()
    ladder: tuple[Level, ...] = LADDER
    clocks: Clocks = Clocks()
    office: Office = Office()
    flag_words: FlagWords = FlagWords()
    synonyms: tuple[tuple[Text, ...], ...] = ()
    titles: Titles = Titles()
    retention: Retention = Retention()
    photos: Photos = Photos()
    database: str = "sqlite:///wijkbot.sqlite"
    """An SQLAlchemy URL; a password in it comes from WIJKBOT_DATABASE_URL instead."""
