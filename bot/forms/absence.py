"""What is asked of who goes away."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.forms.fields import (
    UNTIL,
    Blank,
    Question,
)
from bot.language import N_

BLANKS: Mapping[ActName, Blank] = {
    ActName.AWAY: Blank(
        N_("Away"),
        N_("Save"),
        (
            Question(
                UNTIL,
                N_("On which day are you back, and who stands in?"),
                N_(
                    "on which day is that over? If somebody stands in, add the name, like this: "
                    "‘3 december, Kim’."
                ),
            ),
        ),
    ),
}
