"""What the coordinator reads of a message that will never arrive, and of one not understood."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from adapters.base import Permanent, Refusal
from bot import logs
from bot.cases.acts import ActName
from tests.cards.stage import in_a_town
from tests.municipality import BARE, FULL
from tests.stories.consoles import console_of
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, labels, moments, text

WHAT_AND_WHERE = (
    "De vraag wie dit oppakt kwam niet aan in het kanaal van Straatverlichting (#verlichting) "
    "op markt."
)
NOT_IN_THERE = (
    "Ik zit daar niet bij, of ik mag er niet schrijven. Nodig me daar uit. Zit ik er al bij? Laat "
    "me daar dan schrijven."
)
IN_LEIDSCHE_RIJN = f"{FARM}, in Leidsche Rijn"


def barred(play: Play, account: str, place: str, refused: Permanent) -> None:
    """Have a channel, or somebody's private conversation, refuse whatever the bot says."""
    platform = console_of(play, account).platform
    platform.faults = lambda out: refused if place in {out.conversation, out.user} else None


@in_a_town(BARE)
async def test_the_coordinator_reads_what_did_not_arrive_where_why_and_what_to_do(
    play: Play,
) -> None:
    code = Permanent("M_FORBIDDEN: user @wijkbot:x not in room !a:x", Refusal.BARRED)
    barred(play, BARE, play.channel("verlichting"), code)
    await play.post("fatima", LANTERNS)
    lost = play.private("anouk")
    assert text(lost).split("\n") == [
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest",
        WHAT_AND_WHERE,
        NOT_IN_THERE,
        "Is dat verholpen? Laat het me dan opnieuw sturen.",
        "W-1 · (voor wie mij beheert: M_FORBIDDEN)",
    ]
    assert labels(lost) == ["Stuur opnieuw"]
    console_of(play, BARE).platform.faults = None
    await play.answer("anouk", lost, ActName.RESEND)
    assert "Ik stuur het opnieuw." in text(play.private("anouk"))


@in_a_town()
async def test_its_poster_reads_that_nobody_was_reached_yet_and_who_sees_to_that(
    play: Play,
) -> None:
    barred(play, FULL, play.channel("verlichting"), Permanent("gone", Refusal.NO_PLACE))
    signal = await play.post("fatima", LANTERNS)
    receipt = text(play.thread(signal)[0])
    assert (
        "Dank je, Fatima. De vraag aan Straatverlichting is nog niet aangekomen. Anouk Bos zorgt "
        "daarvoor." in receipt
    )
    assert "gevraagd" not in receipt
    console_of(play, FULL).platform.faults = None
    await play.answer("anouk", play.private("anouk"), ActName.RESEND)
    assert "Ik heb Straatverlichting gevraagd of dit van hen is" in text(play.thread(signal)[0])


@in_a_town()
async def test_what_did_not_reach_a_person_is_to_be_passed_on_by_telephone(play: Play) -> None:
    barred(play, FULL, "samira", Permanent("user_disabled", Refusal.NO_READER))
    await play.post("fatima", IN_LEIDSCHE_RIJN)
    lost = text(play.private("anouk"))
    assert "kwam niet aan in het privégesprek met Samira El Idrissi op plein." in lost
    assert "Geef het zelf door aan Samira El Idrissi (030 555 01 12)" in lost


@in_a_town()
async def test_a_receipt_of_what_was_told_in_private_is_named_by_the_conversation_with_whom(
    play: Play,
) -> None:
    platform = console_of(play, FULL).platform
    refused = Permanent("user_disabled", Refusal.BARRED)
    platform.faults = lambda out: refused if "fatima" in out.conversation else None
    await play.say("fatima", f"nieuw {LANTERNS}", on=FULL)
    lost = text(play.private("anouk"))
    assert "bevestiging kwam niet aan in het privégesprek met Fatima de Wit op plein." in lost
    assert "Geef het zelf door aan Fatima de Wit" in lost


@in_a_town()
async def test_a_reminder_that_did_not_arrive_is_called_a_reminder(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    barred(play, FULL, "karel", Permanent("user_disabled", Refusal.NO_READER))
    await play.move(moments(days=2))
    lost = text(play.private("anouk"))
    assert "Een herinnering kwam niet aan in het privégesprek met Karel Janssen op plein." in lost


@in_a_town()
async def test_a_receipt_that_did_not_arrive_is_named_with_who_waits_for_it(play: Play) -> None:
    barred(play, FULL, INTAKE, Permanent("is_archived", Refusal.NO_PLACE))
    await play.post("fatima", LANTERNS)
    assert (
        "De ontvangstbevestiging, voor Fatima de Wit, kwam niet aan in het kanaal voor signalen "
        "(#signalen) op plein.\nDat gesprek bestaat niet meer, is gearchiveerd"
    ) in text(play.private("anouk"))


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Refusal.CONTENT, "plein neemt het bericht zo niet aan: het is te lang"),
        (Refusal.ENCRYPTED, "Berichten zijn daar versleuteld"),
        (Refusal.OTHER, "Ik weet niet wat het tegenhoudt."),
    ],
)
def test_each_refusal_is_said_in_words(tmp_path: Path, refusal: Refusal, why: str) -> None:
    @in_a_town()
    async def story(play: Play) -> None:
        barred(play, FULL, play.channel("verlichting"), Permanent("new_code", refusal))
        await play.post("fatima", LANTERNS)
        assert why in text(play.private("anouk"))
        assert "(voor wie mij beheert: new_code)" in text(play.private("anouk"))

    story(tmp_path)


@in_a_town(language="en")
async def test_it_is_said_in_english_where_english_is_spoken(play: Play) -> None:
    barred(play, FULL, play.channel("verlichting"), Permanent("not_in_channel", Refusal.BARRED))
    await play.post("fatima", LANTERNS)
    assert (
        "The question who takes this up did not arrive in the channel of Straatverlichting "
        "(#verlichting) on plein.\nI am not in there, or I may not write there. Invite me there."
    ) in text(play.private("anouk"))


@in_a_town()
async def test_what_could_not_be_handled_is_placed_by_the_names_that_people_know(
    play: Play,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.intake.signals.take_in", lambda *_: 1 / 0)
        await play.post("fatima", LANTERNS)
        await play.say("karel", LANTERNS, on=FULL)
    openly, privately = map(text, play.privately("anouk"))
    assert openly.startswith(
        "Een bericht in het kanaal voor signalen (#signalen) op plein kon ik niet verwerken"
    )
    assert "in het privégesprek met Karel Janssen op plein" in privately


@in_a_town()
async def test_the_log_tells_the_code_and_the_kind_of_a_loss_and_no_words(play: Play) -> None:
    log = StringIO()
    logs.configure(log)
    code = Permanent("M_FORBIDDEN: user @wijkbot:x not in room !a:x", Refusal.BARRED)
    barred(play, FULL, play.channel("verlichting"), code)

    await play.post("fatima", LANTERNS)

    [lost] = [json.loads(each) for each in log.getvalue().splitlines() if "message lost" in each]
    assert (lost["code"], lost["kind"]) == ("M_FORBIDDEN", "barred")
    assert "masked" not in lost
