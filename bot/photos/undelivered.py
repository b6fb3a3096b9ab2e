"""A photo that does not arrive: its poster hears why, once, and can send another."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlmodel import Session

from adapters.base import Permanent, Refusal
from adapters.photo import PhotoFault
from bot.mail import Mail, thread_of
from bot.photos import belonging
from bot.store import tables, traffic

log = structlog.get_logger(__name__)


def lost(
    mail: Mail, session: Session, row: traffic.Outbox, refused: Permanent, now: datetime
) -> None:
    """See to a photo that will never arrive where it was to be shown.

    What is wrong with the photo itself holds for every other place, too, and is told once.
    Where its place is gone, whoever sees to the card below which it belongs hears of that.
    """
    photo = session.get(traffic.Photo, row.payload["photo"])
    told = {"outbox": row.id, "account": row.account}
    log.warning("photo lost", **told, code=refused.code, kind=refused.refusal)
    found = belonging.find(session, photo) if photo is not None else None
    if photo is None or found is None or photo.fault is not None:
        return
    match refused.refusal:
        case Refusal.PHOTO:
            photo.fault = PhotoFault(refused.code)
            fault: str = photo.fault
        case Refusal.CONTENT | Refusal.OTHER:
            fault = UNSHOWN
        case _:
            return
    signal = session.get(tables.Signal, photo.signal_id)
    assert signal is not None, "a photo belongs to a signal"
    faulty = [[found.number, fault, True]]
    params = {"photos": {"faulty": faulty, "too_many": 0}}
    mail.answer(session, found.poster, thread_of(session, signal), params, now, signal=signal.id)


UNSHOWN = "unshown"
"""Beside the faults of a photo: where it was to be shown, it is not taken."""
