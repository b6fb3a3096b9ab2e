"""All that waits for one person: one message, one question for each thing."""

from __future__ import annotations

import re

from bot.cases.acts import ActName
from bot.commands import Said, parse
from tests.cards.stage import LAMPS, decline, in_a_town
from tests.municipality import BARE
from tests.stories.play import FARM, LANTERNS, Play, labels, moments, text
from tests.stories.stage import Seen


def digests(play: Play, person: str) -> list[Seen]:
    """Give the reminders that somebody got."""
    cards = play.privately(person)
    return [card for card in cards if re.match(r"Goedemorgen|Hallo|\w+, dit is", text(card))]


@in_a_town()
async def test_one_thing_is_asked_with_its_buttons(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.move(moments(days=1, hours=5))
    (digest,) = digests(play, "karel")
    assert text(digest) == (
        "Goedemorgen Karel. Eén ding wacht op je.\n"
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest\n"
        "Is dit van jullie? Graag uiterlijk morgen 12:00.\nW-1"
    )
    assert labels(digest) == ["Van ons", "Loopt al", "Niet van ons", "Vraag later weer"]
    await play.press("karel", digest, ActName.TAKE)
    (digest,) = digests(play, "karel")
    assert text(digest).startswith("Karel, dit is beantwoord. Dank je.")
    assert labels(digest) == []


@in_a_town()
async def test_several_things_have_numbered_buttons_until_they_are_answered(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("bas", LAMPS)
    await play.move(moments(days=1, hours=5))
    (digest,) = digests(play, "karel")
    hello, first, second = text(digest).split("\n")
    assert hello == "Goedemorgen Karel. Er wachten 2 dingen op je."
    assert first == (
        "1. Lantaarn doet het niet · Vechtplantsoen, Noordwest (W-1): is dit van jullie? "
        "Graag uiterlijk morgen 12:00."
    )
    assert second.startswith("2. Straatverlichting uit · Amsterdamsestraatweg, Noordwest (W-2):")
    assert labels(digest) == [
        *("Van ons", "Loopt al", "Niet van ons", "Vraag later weer"),
        *("Van ons", "Loopt al", "Niet van ons", "Vraag later weer"),
    ]
    await play.press("karel", digest, "take:2")
    assert play.case(2).owner == "verlichting"
    (digest,) = digests(play, "karel")
    assert "(W-2): beantwoord, dank je." in text(digest)
    assert labels(digest) == ["Van ons", "Loopt al", "Niet van ons", "Vraag later weer"]
    await play.press("karel", digest, ActName.TAKE)
    assert "Karel, dit is allemaal beantwoord. Dank je." in text(digests(play, "karel")[0])


@in_a_town(BARE)
async def test_where_reactions_stand_for_buttons_several_things_are_typed(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("bas", LAMPS)
    await play.move(moments(days=1, hours=5))
    (digest,) = digests(play, "karel")
    assert labels(digest) == []
    assert "Typ ‘van ons W-2’, ‘loopt al W-2’, ‘niet van ons W-2’ of ‘later W-2’." in text(digest)
    typed = re.findall("‘([^’]+)’", text(digest))
    assert {said.act for each in typed if isinstance(said := parse(each), Said)} == {
        ActName.TAKE,
        ActName.RUNNING,
        ActName.DECLINE,
        ActName.LATER,
    }
    await play.say("karel", "van ons W-2", on=BARE)
    assert play.case(2).owner == "verlichting"


@in_a_town()
async def test_the_last_reminder_says_what_happens_next_and_blames_nobody(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.move(moments(days=2, hours=4))
    last = text(digests(play, "karel")[-1])
    assert "Ik heb nog niets gehoord. Lukt het niet?" in last
    assert "vraag ik Joris Vermeer om mee te kijken. Eén tik is genoeg." in last


@in_a_town()
async def test_an_owner_is_asked_how_it_goes_and_the_third_time_who_looks_along(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    assert "Hoe loopt het?" in text(digests(play, "karel")[-1])
    assert labels(digests(play, "karel")[-1]) == ["Het loopt", "Klaar", "Vraag later weer"]
    await play.move(moments(days=6, hours=4))
    assert text(digests(play, "karel")[-1]) == (
        "Hallo Karel. Eén ding wacht op je.\n"
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest\n"
        "Ik heb nog niets gehoord. Lukt het niet? Vandaag vraag ik Joris Vermeer om mee te kijken. "
        "Eén regel is genoeg.\nW-1"
    )


@in_a_town()
async def test_who_says_that_it_is_under_way_reads_that_it_is_noted_and_when_it_is_asked_again(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    asking = digests(play, "karel")[-1]
    await play.press("karel", asking, ActName.PROGRESS)
    noted = digests(play, "karel")[-1]
    assert text(noted) == (
        "Karel, dit is beantwoord. Dank je.\n"
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest\n"
        "Genoteerd: het loopt. Woensdag 9 december vraag ik het weer.\nW-1"
    )
    assert labels(noted) == []
    before = play.case()

    await play.press("karel", asking, ActName.PROGRESS)

    assert "Deze vraag is al beantwoord." in text(play.privately("karel")[-1])
    assert play.case() == before
    await play.move(moments(days=8))
    assert labels(digests(play, "karel")[-1]) == ["Het loopt", "Klaar", "Vraag later weer"]


@in_a_town()
async def test_of_several_things_the_one_that_is_under_way_is_noted(play: Play) -> None:
    for words in (LANTERNS, LAMPS):
        await play.post("fatima", words)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    asking = digests(play, "karel")[-1]
    await play.press("karel", asking, "progress:2")
    noted = digests(play, "karel")[-1]
    assert text(noted).startswith("Goedemorgen Karel. Eén ding wacht op je.")
    assert "(W-2): Genoteerd: het loopt." in text(noted)
    assert labels(noted) == ["Het loopt", "Klaar", "Vraag later weer"]


@in_a_town()
async def test_after_silence_the_old_reminder_can_still_be_answered(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=16))
    old = digests(play, "karel")[1]
    assert labels(old) == ["Het loopt", "Klaar", "Vraag later weer"]
    await play.press("karel", old, ActName.PROGRESS)
    assert "Genoteerd: het loopt." in text(digests(play, "karel")[1])


@in_a_town()
async def test_what_cannot_wait_comes_alone_and_says_so(play: Play) -> None:
    await play.post("fatima", f"{LAMPS}, met spoed")
    await play.move(moments(hours=1.5))
    (digest,) = digests(play, "karel")
    assert text(digest).startswith("Karel, dit is spoed.\nStraatverlichting uit")
    assert "Graag uiterlijk vandaag 11:00." in text(digest)


@in_a_town()
async def test_a_wijkmanager_is_reminded_with_the_words_where_no_department_names_it(
    play: Play,
) -> None:
    await play.post("fatima", f"{FARM}, in Noordwest")
    await play.post("bas", LAMPS)
    await decline(play, "karel", "verlichting", "niet van ons")
    await play.move(moments(days=7))
    digest = digests(play, "joris")[0]
    assert "Signaal · Noordwest ‘de kinderboerderij dreigt te sluiten" in text(digest)
    assert "nog geen eigenaar. Aan wie vraag je het?" in text(digest)
    assert labels(digest)[:2] == ["Leg voor aan …", "Geen signaal"]


@in_a_town()
async def test_other_asks_are_reminded_of_in_their_own_words(play: Play) -> None:
    await play.post("fatima", FARM)
    await play.move(moments(days=2))
    assert "In welke wijk is dit? Typ ‘wijk W-1’ en dan de naam." in text(
        digests(play, "fatima")[0]
    )


@in_a_town()
async def test_of_more_than_seven_things_the_others_are_only_numbered(play: Play) -> None:
    for number in range(9):
        await play.post("fatima", f"{LAMPS}, paal {number}")
    await play.move(moments(days=1, hours=5))
    (digest,) = digests(play, "karel")
    assert "Er wachten 9 dingen op je." in text(digest)
    assert text(digest).endswith("En ook nog: W-8, W-9.")
    assert len(labels(digest)) == 21
