"""The ladder: whether an escalation finds somebody at every level.

A level is reached in one of these ways: through a department, by the first person of that
level in it or in the departments above it; without a department, by a person who has none and
holds the level for the whole municipality; or, for aldermen, by wijk and by portfolio.

Three things are wrong, then:
- a level to which asks are sent (it has a term) that no person has, or where nobody can answer:
  they have no user id, nor has a delegate where the level allows one;
- departments that are above each other in a circle;
- a department that does not lead to the top. The top is the highest level that people hold
  inside departments (often the directors); each department must find it in itself or in those
  above it. Levels in between may be skipped: in a flat organisation nobody need be invented.

Parties are outside the ladder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.config.faults import Finding, quoted
from bot.config.names import listed
from bot.config.schema import Config, Department, Level, Person


def rungs(config: Config) -> Iterator[Finding]:
    """Levels that cannot be reached."""
    people = {person.slug: person for person in config.people}
    parties = {party.id for party in config.parties}
    colleagues = [person for person in config.people if person.department not in parties]
    for index, level in enumerate(config.ladder):
        holders = [person for person in colleagues if person.level == level.id]
        if level.term is not None and not any(_can_answer(each, level, people) for each in holders):
            wrong = f"Asks go to the level {quoted(level.id)}, but "
            wrong += "nobody there has a user id." if holders else "no person has it."
            whom = "one of them or a delegate" if level.delegates else "one of them"
            give = f"{whom} ids" if holders else f'a person level = "{level.id}"'
            fix = f"Give {give}, or leave out the term of this level."
            yield Finding(("ladder", index), wrong, fix)
    for index, wijk in enumerate(config.wijken):
        alderman = people.get(wijk.alderman or "")
        if alderman and not alderman.level:
            wrong = f"{quoted(alderman.name)} is the alderman here, but has no level."
            fix = f"Give {quoted(alderman.slug)} a level of the ladder."
            yield Finding(("wijken", index, "alderman"), wrong, fix)
    yield from _dead_ends(config, people)


def _can_answer(person: Person, level: Level, people: Mapping[str, Person]) -> bool:
    """Whether somebody, or where the level allows it a delegate, has an account to read on."""
    slugs = (person.slug, *(person.delegates if level.delegates else ()))
    return any(people[slug].ids for slug in slugs if slug in people)


def circles(config: Config) -> Iterator[Finding]:
    """Departments above themselves; each circle is told once."""
    owners = {owner.id: owner for owner in (*config.departments, *config.parties)}
    told: set[str] = set()
    for home, members in (("departments", config.departments), ("parties", config.parties)):
        for index, member in enumerate(members):
            above = [each.id for each in _upwards(member, owners)]
            top = owners[above[-1]]
            if top.parent == member.id and member.id not in told:
                told.update(above)
                chain = " → ".join((*above, member.id))
                wrong = f"These are above each other in a circle: {chain}."
                fix = "Remove one parent of these: somewhere it must end."
                yield Finding((home, index, "parent"), wrong, fix)


def _dead_ends(config: Config, people: dict[str, Person]) -> Iterator[Finding]:
    """Departments that do not lead to the highest level held inside departments."""
    height = {
        level.id: index for index, level in enumerate(config.ladder) if level.term is not None
    }
    departments = {department.id: department for department in config.departments}
    aldermen = {wijk.alderman for wijk in config.wijken}
    aldermen |= {person.slug for person in config.people if person.portfolio}
    highest = {
        department.id: max(
            (
                height.get(people[slug].level or "", -1)
                for slug in _members(department, config)
                if slug in people and slug not in aldermen
            ),
            default=-1,
        )
        for department in config.departments
    }
    top = max(highest.values(), default=-1)
    if top < 0:
        return
    level = config.ladder[top]
    able = [each for each, reached in highest.items() if reached == top]
    for index, department in enumerate(config.departments):
        if top not in {highest[each.id] for each in _upwards(department, departments)}:
            wrong = (
                f"Nobody of the level {quoted(level.id)} can be found for this department: "
                "not in it, nor in those above it."
            )
            fix = f"Give it a parent that leads there, like {listed(able)}."
            yield Finding(("departments", index, "parent"), wrong, fix)


def _members(department: Department, config: Config) -> set[str]:
    placed = {person.slug for person in config.people if person.department == department.id}
    return {department.lead, *department.leads.values(), *department.people, *placed}


def _upwards(department: Department, owners: Mapping[str, Department]) -> list[Department]:
    """The department and those above it, lowest first; a circle is walked once."""
    chain = [department]
    while (parent := owners.get(chain[-1].parent or "")) and parent not in chain:
        chain.append(parent)
    return chain
