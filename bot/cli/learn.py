"""`wijkbot learn`: what people put right, as phrases that a person applies or withdraws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot import corrections, learned
from bot.calendar.year import ZONE
from bot.cli.options import EXAMPLE, ConfigOption, as_typed, opened
from bot.cli.terminal import columns, out, plain
from bot.cli.told import Refused
from bot.config.load import load
from bot.config.schema import Config
from bot.directory import Directory
from bot.knowledge import knowledge
from routing import prepare
from routing.learning import proposals
from routing.nouns import Proposal, Weight

NumberArgument = Annotated[
    int, typer.Argument(metavar="N", help="The number that the list shows.", min=1)
]
ByOption = Annotated[
    str,
    typer.Option(
        metavar="PERSON", help="Who decides it: the slug of a person in the configuration."
    ),
]
PhraseOption = Annotated[
    str,
    typer.Option(
        metavar="WORDS",
        help="The phrase that you mean: then nothing is applied if the list has changed since.",
    ),
]


def propose(config: ConfigOption = EXAMPLE) -> None:
    """Show which phrases would have brought corrected signals to who took them.

    Each was said in at least two cases that people put right, and takes no signal away from a
    department that owned it at once. Nothing changes before somebody applies one.
    """
    found = load(config)
    with opened(found) as database, database.read() as session:
        proposed = _proposals(session, found)
    if not proposed:
        out().print(
            "There is nothing to learn: no two cases of different people were put right on the "
            "same words."
        )
        return
    table = columns("", "phrase", "what it does", "mends", "said in")
    for number, each in enumerate(proposed, 1):
        table.add_row(
            str(number),
            plain(each.phrase),
            plain(_effect(each.weight, each.department, each.instead_of, Directory(found))),
            _numbers(each.mended),
            _numbers(each.cases),
        )
    hint = f"Apply one: {_typed('apply N --by PERSON', config)}"
    out().print(table, plain(hint), sep="\n", soft_wrap=True)


def apply(
    number: NumberArgument,
    *,
    by: ByOption,
    phrase: PhraseOption = "",
    config: ConfigOption = EXAMPLE,
) -> None:
    """Use a proposed phrase from now on, also in a bot that is running."""
    found = load(config)
    _require_person(by, found)
    with opened(found) as database:
        # Read apart from writing: it takes seconds, and a running bot writes meanwhile.
        with database.read() as session:
            seen = learned.revision(session)
            chosen = _chosen(_proposals(session, found), number, phrase, config)
        kept = database.change(lambda session: _apply(session, chosen, seen, by))
    effect = _effect(chosen.weight, chosen.department, chosen.instead_of, Directory(found))
    out().print(
        plain(f"Applied ‘{chosen.phrase}’: {effect}."),
        plain(f"Take it back: {_typed(f'withdraw {kept} --by {by}', config)}"),
        sep="\n",
        soft_wrap=True,
    )


def withdraw(number: NumberArgument, *, by: ByOption, config: ConfigOption = EXAMPLE) -> None:
    """Stop using a phrase that was applied; N is its number in `wijkbot learn applied`."""
    found = load(config)
    _require_person(by, found)
    with opened(found) as database:
        row = database.change(lambda session: learned.withdraw(session, number, by, _now()))
    if row is None:
        raise Refused(
            f"No phrase {number} is applied, or it was withdrawn already. See which there are: "
            f"{_typed('applied', config)}"
        )
    out().print(plain(f"Withdrawn: ‘{row.phrase}’. Signals are routed as before it."))


def applied(config: ConfigOption = EXAMPLE) -> None:
    """Show every phrase that was ever applied, by whom and when, also those withdrawn since."""
    found = load(config)
    with opened(found) as database, database.read() as session:
        rows = learned.rows(session)
    if not rows:
        hint = _typed("list", config)
        out().print(plain(f"No phrase was applied yet. See what there is: {hint}"), soft_wrap=True)
        return
    directory = Directory(found)
    table = columns("", "phrase", "what it does", "learned from", "applied", "withdrawn")
    for row in rows:
        table.add_row(
            str(row.id),
            plain(row.phrase),
            plain(_effect(row.weight, row.department, None, directory)),
            _numbers(row.cases),
            plain(_who(row.applied_by, row.applied, directory)),
            plain(_who(row.withdrawn_by, row.withdrawn, directory)),
            style="dim" if row.withdrawn else None,
        )
    out().print(table)


def _chosen(proposed: Sequence[Proposal], number: int, phrase: str, config: Path) -> Proposal:
    listed = _typed("list", config)
    if number > len(proposed):
        raise Refused(f"There is no proposal {number}. See which there are: {listed}")
    chosen = proposed[number - 1]
    if phrase and phrase != chosen.phrase:
        raise Refused(f"Proposal {number} is now ‘{chosen.phrase}’. See the new list: {listed}")
    return chosen


def _apply(session: Session, chosen: Proposal, seen: learned.Revision, by: str) -> int:
    if learned.revision(session) != seen:
        raise Refused("Somebody else applied or withdrew a phrase just now: try again.")
    return learned.apply(session, chosen, by, _now())


def _proposals(session: Session, config: Config) -> Sequence[Proposal]:
    told = corrections.lessons(session)
    index = prepare(knowledge(config)).with_learned(learned.active(session))
    return proposals(told.corrections, index, owned=told.owned)


def _require_person(slug: str, config: Config) -> None:
    if slug not in {person.slug for person in config.people}:
        raise Refused(
            f"--by {slug}: the configuration has no such person. Give the slug of who decides this."
        )


def _effect(weight: Weight, department: str, instead_of: str | None, directory: Directory) -> str:
    """Say what a phrase does; a department that is gone goes by its id."""
    name = _department(department, directory)
    if weight is Weight.EXCLUDING:
        return f"not for {name}"
    strongly = " (strongly)" if weight is Weight.STRONG else ""
    instead = f" instead of {_department(instead_of, directory)}" if instead_of else ""
    return f"for {name}{instead}{strongly}"


def _department(department: str, directory: Directory) -> str:
    found = directory.departments.get(department)
    return found.name if found else department


def _numbers(cases: Sequence[int]) -> str:
    return ", ".join(f"W-{case}" for case in cases)


def _who(person: str | None, at: datetime | None, directory: Directory) -> str:
    if person is None or at is None:
        return ""
    found = directory.people.get(person)
    return f"{found.name if found else person}, {at.astimezone(ZONE):%Y-%m-%d %H:%M}"


def _typed(command: str, config: Path) -> str:
    """Give a command as it is to be typed, for the same configuration."""
    return f"wijkbot learn {command}{as_typed(config)}"


def _now() -> datetime:
    return datetime.now(UTC)
