"""Logging in, once, and seeing that the login still holds."""

from __future__ import annotations

from pathlib import Path

from adapters.base import AccountError
from adapters.matrix.homeserver import Homeserver, Refused, Unreachable
from adapters.matrix.session import Session, keep, session

DEVICE_NAME = "Wijkbot"
AGAIN = "Log in again: wijkbot matrix login"


async def login(
    homeserver: str, user: str, password: str, folder: Path, device_name: str = DEVICE_NAME
) -> Session:
    """Log in and keep the session in `folder`; one that is there and still holds is kept.

    A session that holds no more is renewed for the same device. Raises AccountError.
    """
    known = session(folder)
    if known is not None and await holds(known, user):
        return known
    server = Homeserver(homeserver)
    try:
        new = await _login(server, user, password, device_name, known)
    except Unreachable as error:
        raise AccountError(f"The homeserver cannot be reached. {error}") from error
    finally:
        await server.close()
    keep(new, folder)
    return new


async def check(server: Homeserver) -> None:
    """See that the homeserver knows the login; raises AccountError, Refused or Unreachable."""
    try:
        found = (await server.get("account", "whoami")).get("user_id")
    except Refused as error:
        if error.signed_out:
            raise AccountError(f"{server.user} is logged out ({error}). {AGAIN}") from error
        raise
    if found != server.user:
        raise AccountError(f"the login of {server.user} is taken for that of {found}. {AGAIN}")


async def holds(known: Session, user: str) -> bool:
    """See whether a session of this user still holds.

    Raises AccountError where it is another's, or the homeserver cannot be reached.
    """
    if _localpart(user) != _localpart(known.user):
        raise AccountError(
            f"{known.user} is logged in here already, not {user}. Who wants to change the"
            " account's user gives the account another name."
        )
    server = Homeserver(known.homeserver, known.user, known.token)
    try:
        await check(server)
    except (AccountError, Refused):
        return False
    except Unreachable as error:
        raise AccountError(f"The homeserver cannot be reached. {error}") from error
    finally:
        await server.close()
    return True


async def _login(
    server: Homeserver, user: str, password: str, name: str, known: Session | None
) -> Session:
    body = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": user},
        "password": password,
        "initial_device_display_name": name,
        **({"device_id": known.device} if known else {}),
    }
    try:
        answer = await server.post("login", body=body)
    except Refused as error:
        raise AccountError(f"{user} could not log in at {server.url}. {error}") from error
    return Session(server.url, answer["user_id"], answer["device_id"], answer["access_token"])


def _localpart(user: str) -> str:
    return user.removeprefix("@").split(":", 1)[0]


async def displayname(server: Homeserver) -> str:
    """Give the name by which the bot is called; "" when it has none."""
    try:
        found = await server.get("profile", server.user, "displayname")
    except Refused as error:
        if error.missing:
            return ""
        raise
    return str(found.get("displayname") or "")
