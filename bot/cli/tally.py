"""What a replay showed: text by text where few, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.cli.explained import reasons
from bot.cli.lines import Line
from bot.cli.terminal import plain
from bot.directory import Directory
from bot.replay import End, Outcome
from routing.nouns import Role

ALL_SHOWN = 200
"""Texts: of a longer file only the first are shown."""
FIRST_SHOWN = 20
TEXT_CHARACTERS = 70

_ENDS = {
    End.STOPPED: "stopped: its poster is asked about data of a resident",
    End.CHATTER: "chatter, the bot stays silent",
    End.REFERRED: "refused, and told who is there for it",
    End.COMMAND: "a command to the bot, no signal",
    End.FAILED: "failed, see the log",
}


@dataclass
class Tally:
    """Counts what was replayed, and keeps the first texts."""

    kept: list[tuple[Line, Outcome]] = field(default_factory=list)
    ends: Counter[End] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    taking_part: Counter[str] = field(default_factory=Counter)
    brokers: Counter[str] = field(default_factory=Counter)
    skipped: int = 0
    seconds: float = 0.0

    def add(self, line: Line, outcome: Outcome) -> None:
        """Count a text that was replayed."""
        if self.total < ALL_SHOWN:
            self.kept.append((line, outcome))
        self.ends[outcome.end] += 1
        match outcome.end:
            case End.DEPARTMENT:
                self.asked[outcome.department] += 1
                self.taking_part.update(_contributors(outcome))
            case End.BROKER:
                self.brokers[outcome.broker] += 1

    @property
    def total(self) -> int:
        """Texts that were replayed."""
        return self.ends.total()

    @property
    def failed(self) -> int:
        """Texts that the bot could not handle."""
        return self.ends[End.FAILED]


def drawn(tally: Tally, directory: Directory) -> RenderableType:
    """Draw where each text went and why, then the totals and how fast it went."""
    shown = tally.kept if tally.total <= ALL_SHOWN else tally.kept[:FIRST_SHOWN]
    return Group(_texts(shown, tally.total, directory), Text(), _totals(tally, directory))


def _texts(shown: list[tuple[Line, Outcome]], total: int, directory: Directory) -> Table:
    rest = f", the first {len(shown)} of {total:,}" if len(shown) < total else ""
    table = Table(title=f"Where each text went{rest}", title_justify="left", expand=True)
    table.add_column("line", justify="right", style="dim", no_wrap=True)
    for header, ratio in (("text", 3), ("went to", 2), ("why", 3)):
        table.add_column(header, ratio=ratio, overflow="fold")
    for line, outcome in shown:
        where = Text("\n").join(map(plain, _went(outcome, directory)))
        why = plain(_why(line, outcome, directory))
        table.add_row(str(line.number), _shortened(line.text), where, why)
    return table


def _went(outcome: Outcome, directory: Directory) -> Iterator[str]:
    names = {each.id: each.name for each in directory.departments.values()}
    match outcome.end:
        case End.DEPARTMENT:
            yield names[outcome.department]
            for each in _contributors(outcome):
                yield f"+ {names[each]}"
        case End.BROKER:
            yield f"{directory.people[outcome.broker].name}, as broker"
        case other:
            yield _ENDS[other]


def _why(line: Line, outcome: Outcome, directory: Directory) -> str:
    match outcome.end:
        case End.DEPARTMENT:
            owner = next(
                each for each in outcome.routing.owners if each.department == outcome.department
            )
            return reasons(line.text, owner.evidence)
        case End.BROKER:
            if other := outcome.routing.elsewhere:
                return f"looks like a matter of {other.name}"
            near = ", ".join(
                f"{directory.departments[each.department].name} {each.score:.2f}"
                for each in outcome.routing.nearest
            )
            return f"no department is sure; nearest: {near}" if near else "no department is sure"
        case End.REFERRED:
            return f"flag: {outcome.flag}"
        case _:
            return ""


def _totals(tally: Tally, directory: Directory) -> RenderableType:
    table = Table(title="Totals", title_justify="left")
    table.add_column("went to", overflow="fold")
    table.add_column("texts", justify="right")
    table.add_column("takes part in", justify="right")
    departments = tally.asked | tally.taking_part
    for each in sorted(departments, key=lambda each: (-tally.asked[each], each)):
        name = plain(directory.departments[each].name)
        table.add_row(name, f"{tally.asked[each]:,}", f"{tally.taking_part[each]:,}")
    table.add_section()
    for slug, count in tally.brokers.most_common():
        table.add_row(plain(f"{directory.people[slug].name}, as broker"), f"{count:,}", "")
    table.add_section()
    for end, said in _ENDS.items():
        if tally.ends[end]:
            table.add_row(said, f"{tally.ends[end]:,}", "")
    return Group(table, Text("\n".join(_sentences(tally))))


def _sentences(tally: Tally) -> Iterator[str]:
    if tally.seconds:
        speed = tally.total / tally.seconds
        yield f"{tally.total:,} signals in {tally.seconds:.1f} s: {speed:,.0f} signals a second."
    else:
        yield "No signals."
    if tally.skipped:
        yield f"{tally.skipped:,} lines passed over, because they could not be read."


def _contributors(outcome: Outcome) -> list[str]:
    """Who would be asked to take part, once somebody owns it."""
    owners = outcome.routing.owners
    return [each.department for each in owners if each.role is Role.CONTRIBUTOR]


def _shortened(text: str) -> Text:
    words = " ".join(text.split())
    return plain(words if len(words) <= TEXT_CHARACTERS else f"{words[: TEXT_CHARACTERS - 1]}…")
