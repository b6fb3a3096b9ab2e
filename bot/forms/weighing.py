"""Why it can wait, cannot, or may hurt somebody."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.forms.fields import (
    WHY,
    Blank,
)
from bot.language import N_

BLANKS: Mapping[ActName, Blank] = {
    **{
        act: Blank(title, N_("Save"), (WHY,))
        for act, title in (
            (ActName.RISK, N_("Risk")),
            (ActName.NO_RISK, N_("No risk after all")),
            (ActName.URGENT, N_("Urgent")),
            (ActName.NORMAL, N_("Not urgent after all")),
            (ActName.CAN_WAIT, N_("This can wait")),
        )
    },
}
