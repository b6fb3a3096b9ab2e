"""Being away: who stands in, how people say it, and what asks do meanwhile."""

from bot.absence.absences import (
    STAYS,
    Absence,
    Absences,
    back,
    hearer,
    holder,
    placed,
    stand_in,
    told,
)

__all__ = [
    "STAYS",
    "Absence",
    "Absences",
    "back",
    "hearer",
    "holder",
    "placed",
    "stand_in",
    "told",
]
