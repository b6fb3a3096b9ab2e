"""People who posted before the configuration named them: what they posted stays theirs."""

from __future__ import annotations

from sqlalchemy import update
from sqlmodel import Session, select

from bot.directory import Directory
from bot.store import tables, traffic

_ANSWERED_FOR = (
    (tables.Signal, "poster"),
    (tables.Ask, "person"),
    (traffic.Card, "person"),
    (traffic.OpenForm, "person"),
)
"""Where a person is named who still answers for it. History keeps who they were then."""


def adopt(session: Session, directory: Directory) -> int:
    """Give what guests posted to the colleagues that they turned out to be; tells of how many."""
    known = 0
    for guest in session.exec(select(tables.Person)).all():
        slug = directory.speaker(guest.account, guest.user)
        if slug == guest.slug:
            continue
        known += 1
        for table, column in _ANSWERED_FOR:
            theirs = getattr(table, column) == guest.slug
            session.exec(update(table).where(theirs).values({column: slug}))
    return known
