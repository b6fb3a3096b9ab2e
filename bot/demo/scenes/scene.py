"""What a scene is, and who plays in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from bot.config.schema import Config
from bot.demo.stage import Stage
from bot.directory import Directory

INTAKE = "#signalen"
POSTER = "fatima"


@dataclass(frozen=True, slots=True)
class Scene:
    """A story, and the wijk and the departments without which it cannot be played."""

    title: str
    wijk: str
    departments: tuple[str, ...]
    play: Callable[[Stage], Awaitable[None]]

    def lacking(self, config: Config) -> Iterator[str]:
        """Name what a municipality has not that the story needs."""
        directory = Directory(config)
        if POSTER not in directory.people:
            yield POSTER
        if not any(channel.id == INTAKE for channel in config.channels):
            yield INTAKE
        if self.wijk not in directory.wijken:
            yield self.wijk
        yield from (each for each in self.departments if each not in directory.departments)


def cast(stage: Stage, wijk: str, *departments: str, broker: bool = False) -> None:
    """Show who plays: the poster, the leads of departments, and the wijkmanager if wanted."""
    directory, say = stage.town.directory, stage.say
    alone = say.text("in private")
    people = [(POSTER, say.text("posts a signal"), INTAKE)]
    for department in departments:
        name = directory.departments[department].name
        channel = directory.channel(department)
        part = say.text("is asked for {department}", department=name)
        lead = directory.lead(department, wijk).slug
        people.append((lead, part, channel.user if channel else alone))
    if broker:
        title = directory.config.municipality.words.wijkmanager
        part = say.text("is {title} of {wijk}", title=title, wijk=wijk)
        people.append((directory.broker(wijk), part, alone))
    stage.cast(people)
