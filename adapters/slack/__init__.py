"""Slack: a workspace's own app over Socket Mode, so that nothing need reach the bot from outside.

What comes in: `socket` hears it, `app` gives it to `listening`, `events` and `acts` translate it,
and only when it is stored Slack is answered; `sweep` reads what was missed. What goes out:
`sending` through `web`, at its `pace`, cards drawn by `card` and forms by `views`.
"""

from adapters.slack.adapter import CAPABILITIES, SlackAdapter
from adapters.slack.tokens import Tokens

__all__ = ["CAPABILITIES", "SlackAdapter", "Tokens"]
