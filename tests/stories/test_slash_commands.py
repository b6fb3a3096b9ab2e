"""What is typed as a slash command stands nowhere, and is answered all the same."""

from __future__ import annotations

from tests.stories.play import LANTERNS, Play, text
from tests.stories.slack.stage import SlackStage
from tests.stories.test_trouble import on_slack


def test_a_command_is_answered_in_private_wherever_it_is_typed(sqlite_url: str) -> None:
    async def story(play: Play, stage: SlackStage) -> None:
        await typed(play, stage, "fatima", "help")
        assert "Ik breng signalen uit de wijk" in text(play.privately("fatima")[-1])
        assert stage.slack.api.refusals == []

    on_slack(sqlite_url, story)


def test_a_signal_by_command_has_its_receipt_and_its_outcome(sqlite_url: str) -> None:
    async def story(play: Play, stage: SlackStage) -> None:
        await typed(play, stage, "fatima", f"signaal {LANTERNS}")
        assert "Dank je, Fatima." in text(play.privately("fatima")[-1])
        await typed(play, stage, "karel", "van ons W-1")
        assert "Het is nu van jullie" in text(play.privately("karel")[-1])
        assert "Karel Janssen van Straatverlichting pakt het op" in text(
            play.privately("fatima")[-1]
        )
        await typed(play, stage, "karel", "klaar W-1 gemaakt")
        assert "is het zo opgelost?" in text(play.privately("fatima")[-1])
        assert stage.slack.api.refusals == []

    on_slack(sqlite_url, story)


def test_what_a_command_lacks_is_asked_in_private_and_answered_there(sqlite_url: str) -> None:
    async def story(play: Play, stage: SlackStage) -> None:
        await play.post("fatima", LANTERNS)
        await typed(play, stage, "karel", "niet van ons W-1")
        assert "waarom niet?" in text(play.privately("karel")[-1])
        await play.say("karel", "wegen: de lamp hangt aan de brug")
        assert [ask.department for ask in play.case().asks][-1] == "wegen"
        assert stage.slack.api.refusals == []

    on_slack(sqlite_url, story)


async def typed(play: Play, stage: SlackStage, person: str, command: str) -> None:
    """Have somebody type a command in the channel for signals."""
    slack = stage.slack
    await slack.command(f"U0{person.upper()}", "C0SIGNALEN", "/wb", command)
    await play.settle()
