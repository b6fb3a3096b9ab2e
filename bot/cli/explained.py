"""A routing in words, for a civil servant who wonders why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.cases import routed
from bot.cli.terminal import plain
from bot.directory import Directory
from routing import explain
from routing.nouns import Evidence, Kind, Owner, Role, Routing, Why

Row = tuple[str, Text]

_MATCHED = {
    Why.EXACT: "",
    Why.INFLECTION: "another form of the word",
    Why.COMPOUND: "a compound of the word",
    Why.TYPO: "a slip of the pen",
    Why.SYNONYM: "another word for it",
    Why.LIKENESS: "much like it as a whole",
    Why.DEFAULT: "usual for this channel, as the text names no place",
}


def explained(text: str, routing: Routing, directory: Directory) -> RenderableType:
    """Say who would be asked, and by which words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for label, told in _rows(text, routing, directory):
        table.add_row(label, told)
    return Group(plain(_headline(routing, directory)), Text(), table)


def reasons(text: str, evidence: Iterable[Evidence]) -> str:
    """Say by which words something was recognised, the strongest first."""
    return "; ".join(_reason(text, each) for each in evidence)


def whose(routing: Routing, directory: Directory) -> str:
    """Name who holds what no department is sure of."""
    theme = routing.theme.theme if routing.theme else None
    return directory.people[directory.broker(routed.sure_wijk(routing), theme)].name


def _reason(text: str, evidence: Evidence) -> str:
    how = [_MATCHED[evidence.why]]
    if evidence.learned:
        how.append("learned from " + ", ".join(f"W-{case}" for case in evidence.learned))
    told = "; ".join(filter(None, how))
    return explain(text, evidence) + (f" ({told})" if told else "")


def _headline(routing: Routing, directory: Directory) -> str:
    if routed.flags(routing) & routed.REFERRING:
        return (
            "Wijkbot does not take this: it says privately who is there for it, and keeps no word."
        )
    if routing.kind is Kind.CHATTER:
        return "This is chatter: Wijkbot stays silent."
    if routing.owners:
        lead = directory.departments[routing.owners[0].department]
        return f"{lead.name} is asked whether this is theirs."
    return f"No department is sure: {whose(routing, directory)} is the broker."


def _rows(text: str, routing: Routing, directory: Directory) -> Iterator[Row]:
    if routed.flags(routing) & routed.REFERRING:
        yield from _flags(text, routing)
        return
    wijk = routed.sure_wijk(routing)
    for owner in routing.owners:
        yield _role(owner), _owner(text, owner, directory, wijk)
    for match in routing.wijk:
        yield "wijk", _told(match.name, match.score, reasons(text, match.evidence))
    if not routing.wijk:
        yield "wijk", Text("none: no place is recognised", "dim")
    yield from _flags(text, routing)
    if theme := routing.theme:
        name = directory.themes[theme.theme].name
        yield "theme", _told(name, theme.score, reasons(text, theme.evidence))
    if other := routing.elsewhere:
        yield "elsewhere", _told(other.name, other.score, reasons(text, other.evidence))
    for near in routing.nearest:
        name = directory.departments[near.department].name
        yield "near, not asked", _told(name, near.score, reasons(text, near.evidence))


def _flags(text: str, routing: Routing) -> Iterator[Row]:
    for flagged in routing.flags:
        yield "flag", _told(flagged.flag.value, None, reasons(text, flagged.evidence))


def _role(owner: Owner) -> str:
    return "owner" if owner.role is Role.LEAD else "takes part"


def _owner(text: str, owner: Owner, directory: Directory, wijk: str | None) -> Text:
    lead = directory.lead(owner.department, wijk)
    name = f"{directory.departments[owner.department].name} ({lead.name})"
    return _told(name, owner.score, reasons(text, owner.evidence))


def _told(what: str, score: float | None, why: str) -> Text:
    number = "" if score is None else f" {score:.2f}"
    told = Text.assemble(plain(what), (number, "cyan"))
    return Text.assemble(told, "\n", plain(f"recognised: {why}")) if why else told
