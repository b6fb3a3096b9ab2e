"""The scenes: each a story with real people's words, played through the whole bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from bot import forms
from bot.cases.acts import ActName
from bot.config.schema import Config
from bot.demo.stage import Stage
from bot.directory import Directory
from bot.language import N_

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


async def lanterns(stage: Stage) -> None:
    """Two street lamps near a school are out: found, asked about, fixed, doubted, fixed."""
    wijk, department = "Noordwest", "verlichting"
    _cast(stage, wijk, department)
    await stage.tell(
        N_(
            "Fatima works at a community desk. She types in a hurry, in a channel that the whole "
            "town hall reads."
        )
    )
    await stage.post(
        POSTER,
        INTAKE,
        "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen fietsen in het "
        "donker",
    )
    await stage.tell(
        N_(
            "She reads at once who is asked, and by which of her words. The department reads it in "
            "its own channel. It is a question: they may say no, with a reason."
        )
    )
    lead, offer = stage.asked(department, wijk, ActName.RUNNING)
    await stage.press(lead, offer, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})
    await stage.tell(N_("Now it has an owner, and Fatima knows who. A week goes by in silence."))
    await stage.later(days=7, hours=1)
    await stage.tell(
        N_(
            "The bot has asked how it goes: once, in private, in office hours. An answer is one "
            "tap and one line."
        )
    )
    asked = stage.newest(stage.private(lead), ActName.DONE)
    await stage.press(lead, asked, ActName.DONE, **{forms.WORDS: "vrijdag gemaakt"})
    await stage.tell(N_("The department says done; whoever posted it has the last word."))
    await stage.later(hours=2)
    outcome = stage.newest(INTAKE, ActName.REOPEN)
    await stage.press(POSTER, outcome, ActName.REOPEN, **{forms.WORDS: "er knippert er nog één"})
    await stage.tell(N_("Back to the same owner, under the same number, for that one lamp."))
    await stage.later(days=1)
    _, again = stage.asked(department, wijk, ActName.DONE)
    await stage.press(lead, again, ActName.DONE, **{forms.WORDS: "nu branden ze allebei"})
    await stage.press(POSTER, stage.newest(INTAKE, ActName.SOLVED), ActName.SOLVED)


async def caravans(stage: Stage) -> None:
    """Two departments say no to a fence around a caravan site; it is the wijkmanager's turn."""
    wijk = "Leidsche Rijn"
    _cast(stage, wijk, "handhaving", "vergunningen", broker=True)
    await stage.tell(
        N_("Some things fall between departments. Each may say no, and a no can be right.")
    )
    await stage.post(
        POSTER,
        INTAKE,
        "er staat een hoog hekwerk zonder vergunning rond de woonwagenlocatie in Leidsche Rijn",
    )
    await stage.later(hours=4)
    for department, why, instead in (
        ("handhaving", "niet zonder politie, onze mensen zijn bedreigd", "vergunningen"),
        ("vergunningen", "er is niets te vergunnen", ""),
    ):
        lead, offer = stage.asked(department, wijk, ActName.DECLINE)
        fields = {forms.REASON: why, **({forms.INSTEAD: instead} if instead else {})}
        await stage.press(lead, offer, ActName.DECLINE, **fields)
        if instead:
            await stage.tell(N_("A no says why, and whose it may be. The bot asks once more."))
            await stage.later(days=1)
    await stage.tell(
        N_(
            "After the second no it goes to a human with a name, never to “other”. The wijkmanager "
            "sees who said no and why, whom to call, and what else is waiting. From here on it is "
            "the work of people."
        )
    )


def _cast(stage: Stage, wijk: str, *departments: str, broker: bool = False) -> None:
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


SCENES: dict[int, Scene] = {
    1: Scene(N_("Scene 1: two lanterns near a school"), "Noordwest", ("verlichting",), lanterns),
    6: Scene(
        N_("Scene 6: the fence that nobody dares to touch"),
        "Leidsche Rijn",
        ("handhaving", "vergunningen"),
        caravans,
    ),
}
"""By their number in the practice; more join as the bot learns more."""
