"""A question in words, to the poster in the thread or to anybody in private: the asker waits."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.store.nouns import AskKind
from tests.stories.everywhere import everywhere, on_consoles, on_every_platform
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, labels, moments, text


def the(play: Play, kind: AskKind) -> Ask:
    """Give the one open ask of a kind."""
    (ask,) = play.case().open_of(kind)
    return ask


@everywhere
async def test_who_is_asked_asks_the_poster_and_has_time_until_the_answer(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    before = the(play, AskKind.OWN)
    await play.move(moments(hours=3))
    await play.say("karel", "vraag W-1: welke kant van de school?")

    asked = play.thread(signal)[-1]
    assert "Karel Janssen vraagt: ‘welke kant van de school?’" in text(asked)
    assert "Fatima, antwoord hier in je eigen woorden, graag uiterlijk" in text(asked)
    assert asked.calls == {"fatima"}
    assert "Ik heb het Fatima de Wit gevraagd" in text(play.privately("karel")[-1])
    offer = text(play.department("verlichting"))
    assert "Karel Janssen vroeg Fatima de Wit: ‘welke kant van de school?’" in offer
    assert "Tot het antwoord er is, staat je tijd stil." in offer
    assert "uiterlijk" not in offer

    heard = len(play.privately("karel"))
    await play.move(moments(days=1))
    assert len(play.privately("karel")) == heard, "nobody is nudged who waits for an answer"
    await play.say("fatima", "de kant van de speeltuin", INTAKE, thread=signal)
    assert "Fatima de Wit antwoordt: ‘de kant van de speeltuin’" in text(play.thread(signal)[-1])
    told = play.private("karel")
    assert "Je vroeg Fatima de Wit" in text(told)
    assert "Fatima de Wit antwoordt: ‘de kant van de speeltuin’" in text(told)
    assert "Je eigen tijd loopt weer, tot" in text(told)
    assert "‘de kant van de speeltuin’" in text(play.department("verlichting"))
    after = the(play, AskKind.OWN)
    assert after.paused is None
    assert before.due
    assert after.due
    assert after.due > before.due
    assert after.next_at


@on_every_platform
async def test_anybody_is_asked_in_private_and_answers_in_plain_words(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("joris", "vraag W-1 wilma: liggen daar kabels?")
    asked = play.private("wilma")
    assert "Joris Vermeer vraagt: ‘liggen daar kabels?’" in text(asked)
    assert "doen 2 lantarens het niet" in text(asked)
    assert labels(asked) == ["Antwoord …"]
    await play.reply("wilma", asked, "nee")
    assert "Wilma Visser antwoordt: ‘nee’" in text(play.private("joris"))
    assert "Wilma Visser antwoordt: ‘nee’" in text(play.private("wilma"))
    assert play.case().owner is None, "whose it is stays as it was"


@on_consoles
async def test_a_question_is_put_and_answered_in_forms(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    turn = play.private("samira")
    await play.answer(
        "samira",
        turn,
        ActName.QUESTION,
        reply="zoe: kennen jullie ze?",
        **{forms.WORDS: "kennen jullie ze?", forms.PERSON: "zoe"},
    )
    asked = play.private("zoe")
    await play.answer("zoe", asked, ActName.ANSWER, **{forms.WORDS: "al jaren"})
    assert "Zoë Mulder antwoordt: ‘al jaren’" in text(play.private("samira"))
    card = [each for each in play.privately("samira") if "jij bent aan zet" in text(each)][-1]
    assert "Samira El Idrissi vroeg Zoë Mulder: ‘kennen jullie ze?’" in text(card)


@on_consoles
async def test_an_owner_asks_and_is_not_asked_how_it_goes_meanwhile(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    card = play.department("verlichting")
    await play.answer("karel", card, ActName.QUESTION, **{forms.WORDS: "branden ze nu?"})
    assert the(play, AskKind.PROGRESS).paused
    assert play.case().owner == "verlichting"
    await play.say("fatima", "antwoord: eentje wel", INTAKE, thread=signal)
    assert "Fatima de Wit antwoordt: ‘eentje wel’" in text(play.department("verlichting"))
    assert the(play, AskKind.PROGRESS).paused is None


@on_consoles
async def test_without_an_answer_it_lapses_and_the_asker_hears_so(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("karel", "vraag W-1 de melder: welke kant?")
    await play.move(moments(days=2))
    nudge = play.privately("fatima")[-1]
    assert "Karel Janssen vraagt: ‘welke kant?’" in text(nudge)
    assert labels(nudge) == ["Antwoord …"]
    await play.move(moments(days=1))
    assert not play.case().open_of(AskKind.QUESTION)
    told = [text(card) for card in play.privately("karel")]
    assert any("Ik heb nog niets gehoord. Misschien kun je bellen." in each for each in told)
    assert the(play, AskKind.OWN).paused is None

    late = play.thread(signal)[-1]
    assert "Antwoorden kan nog." in text(late)
    await play.answer("fatima", late, ActName.ANSWER, **{forms.WORDS: "de zuidkant"})
    assert any("‘de zuidkant’" in text(card) for card in play.privately("karel"))
    assert play.case().asks[-1].answer is Answer.GIVEN


@on_consoles
async def test_a_wijkmanager_asks_on_what_somebody_owns_and_others_may_not(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("joris", "vraag W-1 karel: komt het voor de feestdagen goed?")
    assert "Joris Vermeer vraagt" in text(play.private("karel"))
    assert the(play, AskKind.PROGRESS).paused is None, "it is not Karel who waits"
    for stranger in ("bas", "samira"):
        await play.say(stranger, "vraag W-1: hoe zit dat?")
        refused = text(play.privately(stranger)[-1])
        assert "hier iets over vragen" in refused
        assert "Karel Janssen" in refused
    assert len(play.case().open_of(AskKind.QUESTION)) == 1


@on_consoles
async def test_whom_a_question_is_for_is_said_by_name_and_asked_again_where_unsure(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    for typed, answer in (
        ("vraag W-1 xyzzy: weet jij dit?", "Ik ken geen collega met die naam"),
        ("vraag W-1 karel: weet ik dit?", "Dat ben je zelf"),
        ("vraag W-1", "wat wil je weten?"),
    ):
        await play.say("karel", typed)
        assert answer in text(play.privately("karel")[-1])
    await play.say("karel", "wilma: weet jij dit?")
    assert "‘weet jij dit?’" in text(play.private("wilma"))
    await play.say("karel", "vraag W-1 wilma nog iets")
    assert "Ik heb Wilma Visser" in text(play.privately("karel")[-1])
    await play.say("karel", "vraag W-1 Hugo weet jij dit misschien")
    assert "‘weet jij dit misschien’" in text(play.private("hugo"))


@on_consoles
async def test_who_is_asked_may_ask_back_first(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("karel", "vraag W-1: welke lamp?")
    await play.say("fatima", "vraag: bedoel je het nummer op de paal?", INTAKE, thread=signal)
    assert "‘bedoel je het nummer op de paal?’" in text(play.private("karel"))
    assert len(play.case().open_of(AskKind.QUESTION)) == 2
    await play.reply("karel", play.private("karel"), "ja")
    assert play.case().owner is None, "that was an answer, and no taking it on"
    await play.say("fatima", "nummer 14", INTAKE, thread=signal)
    assert "‘nummer 14’" in text(play.private("karel"))
    assert not play.case().open_of(AskKind.QUESTION)


@on_consoles
async def test_private_words_answer_a_question_unless_they_are_plainly_something_else(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("joris", "vraag W-1 wilma: wat zie jij daar?")
    home = play.home("wilma")
    await play.say("wilma", "help", on=home)
    await play.say("wilma", "signaal losse stoeptegel op het vechtplantsoen", on=home)
    assert play.cases() == [1, 2]
    assert play.case().open_of(AskKind.QUESTION)
    await play.say("wilma", "een losse stoeptegel en twee lantarens die het niet doen", on=home)
    assert play.cases() == [1, 2]
    assert not play.case().open_of(AskKind.QUESTION)


@on_consoles
async def test_what_was_asked_outlives_that_somebody_takes_it_and_ends_when_it_is_done(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("karel", "vraag W-1: welke lamp?")
    await play.answer("kim", play.department("verlichting"), ActName.TAKE)
    assert the(play, AskKind.QUESTION).person == "fatima"
    assert the(play, AskKind.PROGRESS).paused
    await play.say("kim", "klaar W-1 allebei gemaakt")
    assert not play.case().open_of(AskKind.QUESTION)
    cards = [text(card) for card in play.thread(signal)]
    assert any("Een antwoord is niet meer nodig." in each for each in cards)
    await play.say("kim", "toon W-1")
    assert "Karel Janssen vroeg Fatima de Wit – ‘welke lamp?’" in text(play.privately("kim")[-1])
