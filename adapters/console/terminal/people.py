"""Finds whom somebody means by what they typed."""

from __future__ import annotations

from collections.abc import Mapping


def find(typed: str, names: Mapping[str, str]) -> str | None:
    """Give the user id that was meant: an id, a name, or how only one of them begins."""
    sought = typed.casefold()
    for user, name in names.items():
        if sought in {user.casefold(), name.casefold()}:
            return user
    found = {user for user, name in names.items() if _begins(sought, user, name)}
    return found.pop() if len(found) == 1 else None


def _begins(sought: str, user: str, name: str) -> bool:
    return any(part.startswith(sought) for part in (user.casefold(), *name.casefold().split()))
