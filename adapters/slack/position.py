"""Up to where everything was read, as it is kept between two runs of the bot. Pure."""

from __future__ import annotations

import json
from datetime import datetime

_SINCE = "since"


def written(since: datetime) -> str:
    """Write from when on messages are to be read again."""
    return json.dumps({_SINCE: since.isoformat()})


def read(position: str | None) -> datetime | None:
    """Give from when on messages are to be read again; None where nothing was read yet."""
    return datetime.fromisoformat(json.loads(position)[_SINCE]) if position else None
