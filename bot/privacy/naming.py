"""Where somebody is named in what is kept, and how that is forgotten.

Who was forgotten keeps a name that says nothing, so that their acts stay together and the rest
of a case stays readable.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, delete, or_, update
from sqlmodel import Session, SQLModel, col, select

from bot.store import tables, traffic
from bot.store.events import without_sender
from bot.store.nouns import Intake, OutState

NAMED: tuple[tuple[type[SQLModel], str], ...] = (
    (tables.Case, "broker"),
    (tables.Case, "contact"),
    (tables.Signal, "poster"),
    (tables.Note, "author"),
    (tables.Framing, "author"),
    (tables.Ask, "person"),
    (tables.Ask, "asker"),
    (tables.Ask, "stands_in_for"),
    (tables.Contributor, "contact"),
    (tables.Follower, "person"),
    (tables.Follower, "added_by"),
    (tables.Absence, "person"),
    (tables.Absence, "substitute"),
    (tables.Learned, "applied_by"),
    (tables.Learned, "withdrawn_by"),
    (traffic.Card, "person"),
    (traffic.OpenForm, "person"),
    (traffic.Nudge, "person"),
    (traffic.Digest, "person"),
)
"""Where somebody goes by their slug, beside history, which is changed by itself."""
UNNAMED_BY_HAND = frozenset(
    {
        *("person.slug", "person.account", "person.user", "person.name"),
        *("history.person", "history.user", "history.name"),
        *("signal.conversation", "anchor.conversation", "inbox.key", "inbox.lane"),
        *("card.user", "card.conversation", "card.message", "card.shown_in"),
        *("open_form.conversation", "outbox.lane"),
    }
)
"""What tells somebody by their id, or leads to where they spoke with the bot alone; these columns,
what came in, payloads and the details of history are seen to one by one."""


@dataclass(frozen=True, slots=True)
class Login:
    """How a platform knows somebody."""

    account: str
    user: str


def logins(session: Session, slug: str) -> frozenset[Login]:
    """Tell as whom somebody was known on which accounts."""
    acts = session.exec(
        select(tables.History.account, tables.History.user).where(
            tables.History.person == slug, col(tables.History.user).is_not(None)
        )
    ).all()
    found = {Login(account, user) for account, user in acts if account and user}
    person = session.get(tables.Person, slug)
    if person is not None:
        found.add(Login(person.account, person.user))
    return frozenset(found)


def sent_by(login: Login) -> ColumnElement[bool]:
    """Tell which events somebody sent, as who they are on an account."""
    event = col(traffic.Inbox.event)
    return and_(
        event["account"].as_string() == login.account, event["user"].as_string() == login.user
    )


def handled(session: Session, login: Login) -> Sequence[traffic.Inbox]:
    """Give the events that somebody sent and that do not wait to be handled."""
    done = col(traffic.Inbox.state) != Intake.WAITING
    return session.exec(select(traffic.Inbox).where(sent_by(login), done)).all()


def forget(session: Session, slug: str, unnamed: str) -> None:
    """Make somebody unrecognisable in all that is kept; `unnamed` is who they are from now on.

    What they wrote stays, and so does what a platform itself knows of them.
    """
    known = logins(session, slug)
    places = frozenset(place for login in known for place in _private(session, slug, login))
    for login in known:
        _forget_events(session, login)
        _forget_mail(
            session, login, {place for account, place in places if account == login.account}
        )
    _forget_places(session, places)
    _forget_history(session, slug, unnamed)
    for table, column in NAMED:
        named = getattr(table, column)
        session.exec(update(table).where(named == slug).values({column: unnamed}))
    session.exec(delete(tables.Absence).where(col(tables.Absence.person) == unnamed))
    session.exec(delete(traffic.OpenForm).where(col(traffic.OpenForm.person) == unnamed))
    session.exec(delete(tables.Person).where(col(tables.Person.slug) == slug))
    _forget_params(session, slug, unnamed)
    session.flush()
    session.expire_all()


def _private(session: Session, slug: str, login: Login) -> Iterable[tuple[str, str]]:
    """Tell in which conversations on an account only they and the bot speak."""
    cards = select(traffic.Card.shown_in).where(
        traffic.Card.account == login.account,
        traffic.Card.user == login.user,
        traffic.Card.conversation == "",
        col(traffic.Card.shown_in).is_not(None),
    )
    found = set(session.exec(cards).all())
    for event in handled(session, login):
        if event.event.get("private"):
            found.add(event.event["conversation"])
    posted = (
        select(tables.Signal.conversation, traffic.Inbox.event)
        .join(traffic.Inbox, col(traffic.Inbox.id) == col(tables.Signal.inbox_id))
        .where(tables.Signal.poster == slug, tables.Signal.account == login.account)
    )
    found |= {place for place, event in session.exec(posted) if event.get("private")}
    return {(login.account, place) for place in found if place}


def _forget_events(session: Session, login: Login) -> None:
    for row in handled(session, login):
        row.event = without_sender(row.event)


def _forget_mail(session: Session, login: Login, places: Collection[str]) -> None:
    """What was to be said to them is said no more, and where it was said is forgotten."""
    card_of = traffic.Card
    theirs = or_(
        col(card_of.user) == login.user,
        col(card_of.conversation).in_(places),
        col(card_of.shown_in).in_(places),
    )
    here = card_of.account == login.account
    for card in session.exec(select(card_of).where(here, theirs)).all():
        rows = session.exec(select(traffic.Outbox).where(traffic.Outbox.card_id == card.id)).all()
        for row in rows:
            row.lane = _nobodys(row.lane)
            if row.state not in {OutState.SENT, OutState.FAILED}:
                row.state, row.not_before = OutState.SENT, None
        card.user = ""
        if not card.conversation or card.conversation in places:
            card.conversation, card.message, card.shown_in = "", None, None
    invited = col(traffic.Outbox.account) == login.account
    for row in session.exec(select(traffic.Outbox).where(invited, _has_payload())).all():
        row.payload = _uninvited(row.payload, login.user)


def _has_payload() -> ColumnElement[bool]:
    return cast(col(traffic.Outbox.payload), String) != "{}"


def _uninvited(payload: Mapping[str, Any], user: str) -> dict[str, Any]:
    kept = {name: value for name, value in payload.items() if value != user}
    if "members" in kept:
        kept["members"] = [each for each in kept["members"] if each != user]
    return kept


def _forget_places(session: Session, places: Iterable[tuple[str, str]]) -> None:
    """Forget where they spoke with the bot alone; what came from there is known by a digest."""
    for account, place in places:
        for table in (tables.Signal, traffic.Anchor):
            here = (getattr(table, "account") == account) & (  # noqa: B009 - of either table
                getattr(table, "conversation") == place  # noqa: B009
            )
            session.exec(update(table).where(here).values(conversation=""))
        event = col(traffic.Inbox.event)
        rows = session.exec(
            select(traffic.Inbox).where(
                event["account"].as_string() == account,
                event["conversation"].as_string() == place,
                col(traffic.Inbox.state) != Intake.WAITING,
            )
        ).all()
        for row in rows:
            row.key, row.lane = _nobodys(row.key), _nobodys(row.lane)
            row.event = {**row.event, "conversation": ""}


def _nobodys(name: str) -> str:
    """Give a name by which a thing stays one of its own, and that leads to nobody."""
    return sha256(name.encode("utf-8", "replace")).hexdigest()


def _forget_history(session: Session, slug: str, unnamed: str) -> None:
    """Change who did it, and to whom; the database refuses all other changes of history."""
    theirs = col(tables.History.person) == slug
    forgotten = {"person": unnamed, "user": None, "name": None}
    session.exec(update(tables.History).where(theirs).values(forgotten))
    for row in session.exec(select(tables.History).where(_mentions(tables.History.details, slug))):
        if row.details.get("person") == slug:
            row.details = {**row.details, "person": unnamed}


def _forget_params(session: Session, slug: str, unnamed: str) -> None:
    for card in session.exec(select(traffic.Card).where(_mentions(traffic.Card.params, slug))):
        card.params = _renamed(card.params, slug, unnamed)


def _mentions(document: Any, slug: str) -> ColumnElement[bool]:  # noqa: ANN401 - of any table
    written = cast(document, String)
    return or_(
        *(
            written.contains(json.dumps(slug, ensure_ascii=ascii_only), autoescape=True)
            for ascii_only in (True, False)
        )
    )


def _renamed(value: Any, slug: str, unnamed: str) -> Any:  # noqa: ANN401 - as JSON is
    match value:
        case str():
            return unnamed if value == slug else value
        case list():
            return [_renamed(each, slug, unnamed) for each in value]
        case dict():
            return {name: _renamed(each, slug, unnamed) for name, each in value.items()}
        case _:
            return value
