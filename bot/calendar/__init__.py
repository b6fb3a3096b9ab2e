"""Working time: when a municipality is open, and when the bot may ask something."""

from bot.calendar.office import Calendar
from bot.calendar.year import ZONE, local

__all__ = ["ZONE", "Calendar", "local"]
