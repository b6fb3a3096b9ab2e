"""Scene 1: two street lamps near a school are out."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.cases.state import Answer
from bot.store.nouns import CaseState, Ending
from tests.stories.everywhere import everywhere, on_every_platform
from tests.stories.play import FENCE, LANTERNS, Play, labels, moments, text

NO_FENCE = {forms.REASON: "niet van ons", forms.INSTEAD: "zorg"}


@everywhere
async def test_the_lanterns_find_their_owner_and_the_poster_has_the_last_word(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    (receipt,) = play.thread(signal)
    assert "Dank je, Fatima. Ik heb Straatverlichting gevraagd" in text(receipt)
    assert "je schrijft ‘lantarens" in text(receipt)
    assert "‘vechtplantsoen’ ligt in Noordwest" in text(receipt)

    offer = play.department("verlichting")
    assert "Lantaarn doet het niet · Vechtplantsoen, Noordwest" in text(offer)
    assert "Karel, is dit van jullie? Graag uiterlijk donderdag 12:00." in text(offer)
    assert labels(offer) == ["Van ons", "Loopt al", "Van ons, maar later", "Niet van ons"]
    await play.answer("karel", offer, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})

    assert "onder nummer SV-4411" in text(play.department("verlichting"))
    taken = play.thread(signal)[-1]
    assert "Fatima, Karel Janssen van Straatverlichting is er al mee bezig" in text(taken)

    await play.move(moments(days=8))
    (digest,) = play.privately("karel")[-1:]
    assert "Hoe loopt het?" in text(digest)
    assert labels(digest) == ["Het loopt", "Klaar", "Vraag later weer"]
    await play.answer("karel", digest, ActName.DONE, **{forms.WORDS: "vrijdag gemaakt"})

    outcome = play.thread(signal)[-1]
    assert "Karel Janssen van Straatverlichting laat weten: ‘vrijdag gemaakt’" in text(outcome)
    assert "Fatima, is het zo opgelost?" in text(outcome)
    await play.answer("fatima", outcome, ActName.REOPEN, **{forms.WORDS: "er knippert er nog één"})

    assert play.case().state is CaseState.OWNED
    again = play.department("verlichting")
    assert "‘er knippert er nog één’" in text(again)
    await play.answer("karel", again, ActName.DONE, **{forms.WORDS: "nu echt gemaakt"})
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)

    case = play.case()
    assert (case.state, case.ending) == (CaseState.CLOSED, Ending.SOLVED)
    assert [each.outcome for each in case.signals] == [Answer.SOLVED]
    assert "dankzij Karel Janssen" in text(play.thread(signal)[-1])


@on_every_platform
async def test_silence_of_the_poster_closes_it_and_no_is_still_possible(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.answer(
        "karel", play.department("verlichting"), ActName.DONE, **{forms.WORDS: "gemaakt"}
    )
    await play.move(moments(days=8))
    assert play.case().ending is Ending.SOLVED
    closed = play.thread(signal)[-1]
    assert "Ik hoorde niets" in text(closed)
    await play.answer("fatima", closed, ActName.REOPEN, **{forms.WORDS: "weer uit"})
    assert play.case().state is CaseState.OWNED


@on_every_platform
async def test_what_is_said_in_the_thread_counts_as_the_answer(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")

    async def reply(words: str) -> None:
        await play.reply("karel", offer, words)

    await reply("ja, van ons")
    assert play.case().owner == "verlichting"
    await reply("monteur komt donderdag")
    assert "‘monteur komt donderdag’" in text(play.thread(signal)[0])
    await reply("klaar, gemaakt")
    await play.say("fatima", "nee, hij knippert nog", "#signalen", thread=signal)
    assert play.case().state is CaseState.OWNED
    assert "‘hij knippert nog’" in text(play.department("verlichting"))


@on_every_platform
async def test_talk_among_colleagues_changes_nothing(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("kim", offer, "is dat niet bij jou om de hoek?")
    assert play.privately("kim") == []
    await play.reply("karel", offer, "eens kijken wat de storingsdienst zegt")
    choices = play.private("karel")
    assert "Daar lees ik geen antwoord in" in text(choices)
    assert labels(choices) == ["Van ons", "Loopt al", "Van ons, maar later", "Niet van ons"]
    assert play.case().owner is None


@on_every_platform
async def test_what_is_said_in_private_answers_what_was_asked_last(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    assert "hoe loopt het?" in text(play.private("karel")).lower()
    await play.say("karel", "komt goed, de monteur is besteld")
    assert "‘komt goed, de monteur is besteld’" in text(play.department("verlichting"))
    await play.say("karel", "klaar, gemaakt")
    assert play.case().state is CaseState.DONE


@on_every_platform
async def test_a_lead_reports_a_signal_of_their_own_while_something_is_asked(play: Play) -> None:
    await play.post("fatima", FENCE)
    await play.answer(
        "hugo",
        play.department("handhaving"),
        ActName.DECLINE,
        reply="zorg: niet van ons",
        **NO_FENCE,
    )
    await play.say("zoe", "er ligt een losse stoeptegel op de amsterdamsestraatweg")
    assert play.case(2).owners == ("wegen",)
    await play.say("zoe", "hmm wat is dit")
    assert "Daar lees ik geen antwoord in" in text(play.privately("zoe")[-1])
    await play.say("zoe", "xyzzy W-1")
    await play.say("zoe", "nee, hier is geen zorgvraag")
    assert "‘hier is geen zorgvraag’" in text(play.private("samira"))
    assert play.cases() == [1, 2]


@on_every_platform
async def test_the_poster_reads_whose_words_they_are_when_a_colleague_finishes_it(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    offer = play.department("verlichting")
    await play.answer("kim", offer, ActName.DONE, **{forms.WORDS: "hersteld"})
    outcome = text(play.thread(signal)[-1])
    assert "Kim de Boer van Straatverlichting laat weten: ‘hersteld’" in outcome
