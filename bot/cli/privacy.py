"""`wijkbot privacy`: what is kept about somebody, and how they are made unrecognisable."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import structlog
import typer
from rich.table import Table
from sqlmodel import Session, select

from bot.cli.accounts import capabilities
from bot.cli.options import EXAMPLE, ConfigOption, as_typed, opened
from bot.cli.terminal import columns, out, plain
from bot.cli.told import Refused
from bot.config.load import load
from bot.config.schema import Config
from bot.directory import UNNAMED, Directory
from bot.mail import Mail
from bot.names import like, meant
from bot.privacy import erasing, kept, naming
from bot.speaker import Speaker
from bot.store import cases, tables

PersonArgument = Annotated[
    str,
    typer.Argument(
        metavar="PERSON",
        help="Their slug, their name or part of it, or how a platform knows them: account:user.",
    ),
]
NEAR = 5
TOKEN_CHARS = 12

log = structlog.get_logger(__name__)


def show(
    person: PersonArgument,
    config: ConfigOption = EXAMPLE,
    *,
    words: Annotated[
        bool, typer.Option("--words", help="Show also what they wrote, as far as it is kept.")
    ] = False,
) -> None:
    """Show what is kept about somebody, in which cases, and for how long.

    It only reads, so it can be asked at any time, also while `wijkbot run` works.
    """
    found = load(config)
    with opened(found) as database, database.read() as session:
        slug = _who(session, person, found)
        name = _names(session, found)[slug]
        things, said = kept.kept(session, slug, found), kept.written(session, slug)
    out().print(plain(f"{name} ({slug})"))
    if not things:
        out().print("Nothing is kept about them.")
        return
    table = columns("what", "how much", "where", "kept until")
    for each in things:
        where = ", ".join(f"W-{case}" for case in each.cases)
        table.add_row(each.sort.value, str(each.count), where, each.until)
    out().print(table)
    if words:
        out().print(_words(said))


def erase(
    person: PersonArgument,
    config: ConfigOption = EXAMPLE,
    *,
    words: Annotated[bool, typer.Option("--words", help="Erase what they wrote, too.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask whether you mean it.")
    ] = False,
) -> None:
    """Make somebody unrecognisable in all that is kept, for good.

    What they posted and did stays, as somebody's, and with --words without their words. Messages
    of the bot that name them are changed within a minute where `wijkbot run` works, else when it
    is started. Who is in the configuration has to be taken out of it first.
    """
    found = load(config)
    with opened(found) as database:
        with database.read() as session:
            slug = _who(session, person, found)
            name = _names(session, found)[slug]
            count = len(kept.kept(session, slug, found))
        _require_gone(slug, name, found, config)
        if not count:
            out().print(plain(f"Nothing is kept about {name} ({slug})."))
            return
        what = f"{name} ({slug}) becomes unrecognisable" + (
            ", and what they wrote is erased" if words else ""
        )
        if not yes and not typer.confirm(f"{what}. This cannot be undone. Go on?"):
            raise Refused("Nothing was changed.")
        touched = database.change(lambda session: _erase(session, slug, name, found, words=words))
        database.settle()
    log.info("person erased", count=touched)
    out().print(plain(f"{name} is erased. They were in {touched} cases."), soft_wrap=True)
    out().print(
        "What they wrote on a chat platform still stands there, and backups keep what they had.",
        soft_wrap=True,
    )


def _erase(session: Session, slug: str, name: str, config: Config, *, words: bool) -> int:
    numbers = kept.cases_of(session, slug)
    if words:
        erasing.all_of(session, slug)
    erasing.name_of(session, name, Speaker(slug), numbers)
    naming.forget(session, slug, f"{UNNAMED}{uuid4().hex[:TOKEN_CHARS]}")
    mail, now = Mail(Directory(config), capabilities(config)), datetime.now(UTC)
    for case in cases.load_all(session, numbers).values():
        mail.unsay(session, case, now)
    return len(numbers)


def _who(session: Session, person: str, config: Config) -> str:
    """Find whom is meant; raises Refused where nobody is, or where it could be more than one."""
    names = _names(session, config)
    account, colon, user = person.partition(":")
    by_login = Directory(config).speaker(account, user) if colon else ""
    slug = by_login if by_login in names else meant(person, names)
    if slug is not None:
        return slug
    near = like(person, names, NEAR)
    told = ", ".join(f"{names[each]} ({each})" for each in near)
    raise Refused(
        f"It is not clear who {person} is. "
        + (f"Is it one of these? {told}" if told else "Nothing is kept about anybody like that.")
    )


def _names(session: Session, config: Config) -> dict[str, str]:
    """Name everybody about whom something can be kept, by slug: also who is gone."""
    acted = select(tables.History.person, tables.History.name).distinct()
    once = {slug: name or slug for slug, name in session.exec(acted)}
    guests = {each.slug: each.name for each in session.exec(select(tables.Person))}
    ours = {each.slug: each.name for each in config.people}
    found = {**once, **guests, **ours}
    return {slug: name for slug, name in found.items() if not slug.startswith(UNNAMED)}


def _require_gone(slug: str, name: str, config: Config, path: Path) -> None:
    if slug not in {each.slug for each in config.people}:
        return
    raise Refused(
        f"{name} is a colleague in the configuration. To erase them:\n"
        f'1. Take the [[people]] with slug = "{slug}" out of it, and name somebody else where it '
        f"names {slug}. This tells where that is: wijkbot check {shlex.quote(str(path))}\n"
        "2. Start wijkbot run again: what was asked of them is then asked of who comes next.\n"
        f"3. wijkbot privacy erase {slug}{as_typed(path)}"
    )


def _words(said: Iterable[kept.Words]) -> Table:
    table = columns("where", "what they wrote")
    for each in said:
        table.add_row(f"W-{each.case}" if each.case else "no signal", plain(each.words))
    return table
