"""What people type, read as acts: `niet van ons W-12 wegen: de lamp hangt aan de brug`.

Capitals and accents are free, the number of the case may stand before or after the command,
and the beginning of a command is enough where no other begins so.
"""

from bot.commands.fields import (
    arguments,
    asks_advice,
    handed_over,
    offered,
    outside_number,
    put,
    puts_before,
    reason,
)
from bot.commands.known import COMMANDS, NEEDS_NO_CASE, usual_name
from bot.commands.reading import (
    Near,
    Said,
    Unknown,
    is_command,
    names_case,
    parse,
    suggestions,
    with_but,
)

__all__ = [
    "COMMANDS",
    "NEEDS_NO_CASE",
    "Near",
    "Said",
    "Unknown",
    "arguments",
    "asks_advice",
    "handed_over",
    "is_command",
    "names_case",
    "offered",
    "outside_number",
    "parse",
    "put",
    "puts_before",
    "reason",
    "suggestions",
    "usual_name",
    "with_but",
]
