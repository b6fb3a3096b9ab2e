"""What a department reads: what it is about, one question, and what came of it."""

from __future__ import annotations

from adapters.card import plain
from bot import forms
from bot.cards import offer
from bot.cards.view import load
from bot.cases.acts import ActName
from tests.cards.stage import DUMPED, LAMPS, a_reader, decline, done, in_a_town
from tests.municipality import BARE
from tests.stories.play import FARM, FENCE, LANTERNS, Play, labels, moments, text


def lines(play: Play, department: str) -> list[str]:
    return text(play.department(department)).split("\n")


@in_a_town()
async def test_it_asks_one_question_below_the_posters_words_and_their_telephone(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    title, quotation, question, footer = lines(play, "verlichting")
    assert title == "Lantaarn doet het niet · Vechtplantsoen, Noordwest"
    assert quotation == f"‘{LANTERNS}’ — Fatima de Wit (030 555 01 13), vandaag 09:00"
    assert question == "Karel, is dit van jullie? Graag uiterlijk donderdag 12:00."
    assert footer == "W-1 · herkend: ‘lantarens’"
    assert labels(play.department("verlichting")) == [
        "Van ons",
        "Loopt al",
        "Van ons, maar later",
        "Niet van ons",
    ]


@in_a_town()
async def test_what_cannot_wait_says_so_with_the_words_that_tell(play: Play) -> None:
    await play.post("fatima", f"{LAMPS}, met spoed")
    assert "Dit is spoed: er staat ‘met spoed’." in lines(play, "verlichting")
    assert "Karel, is dit van jullie? Graag uiterlijk vandaag 11:00." in lines(play, "verlichting")


@in_a_town()
async def test_the_next_department_reads_why_the_first_said_no(play: Play) -> None:
    await play.post("fatima", FENCE)
    await decline(play, "hugo", "handhaving", "niet zonder politie", "wegen")
    assert "Handhaving, vandaag 09:00: ‘niet zonder politie’" in lines(play, "wegen")
    assert "Wilma, is dit van jullie? Graag uiterlijk donderdag 12:00." in lines(play, "wegen")
    after = lines(play, "handhaving")
    assert "Niet van jullie: ‘niet zonder politie’" in after
    assert "Ik heb het nu aan Wegen gevraagd." in after
    assert labels(play.department("handhaving")) == []


@in_a_town()
async def test_an_owner_reads_what_owning_means_and_can_tell_how_it_goes(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert (
        "Van jullie: Karel Janssen laat weten hoe het loopt. Dat is iets anders dan alles betalen."
        in lines(play, "verlichting")
    )
    assert labels(play.department("verlichting")) == [
        *("Het loopt", "Klaar", "Lukt niet", "Ons nummer erbij"),
        *("Vraag iets …", "Leg voor aan …"),
    ]
    await play.answer("karel", play.department("verlichting"), ActName.PROGRESS)
    assert "Karel Janssen, vandaag 09:00: het loopt." in lines(play, "verlichting")
    await play.say("karel", "voortgang W-1 donderdag klaar")
    assert "Karel Janssen, vandaag 09:00: ‘donderdag klaar’" in lines(play, "verlichting")
    running = play.department("verlichting")
    await play.answer("karel", running, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})
    assert "Van jullie, onder nummer SV-4411. Karel Janssen laat weten hoe het loopt." in lines(
        play, "verlichting"
    )
    assert labels(play.department("verlichting")) == [
        *("Het loopt", "Klaar", "Lukt niet", "Vraag iets …", "Leg voor aan …"),
    ]


@in_a_town()
async def test_after_done_it_says_who_is_asked_and_thanks_by_name_when_it_is_solved(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await done(play, "karel", "verlichting", "gemaakt")
    assert "Klaar: ‘gemaakt’" in lines(play, "verlichting")
    assert "Ik vraag Fatima de Wit of het zo is opgelost." in lines(play, "verlichting")
    outcome = play.thread(signal)[-1]
    await play.answer("fatima", outcome, ActName.REOPEN, **{forms.WORDS: "nog één"})
    again = play.department("verlichting")
    assert "Fatima de Wit: ‘nog één’\nKarel, kijken jullie nog een keer?" in text(again)
    await done(play, "karel", "verlichting", "nu echt")
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert "Opgelost. Dank je, Karel." in lines(play, "verlichting")


@in_a_town()
async def test_who_is_silent_reads_no_blame_and_whom_to_call(play: Play) -> None:
    await play.post("fatima", LAMPS)
    await play.move(moments(days=4))
    assert lines(play, "verlichting")[2:4] == [
        "Ik heb nog niets gehoord.",
        "Joris Vermeer (030 555 01 11) kijkt nu wie het kan oppakken.",
    ]


@in_a_town()
async def test_a_department_beside_the_owner_is_asked_to_take_part(play: Play) -> None:
    await play.post("fatima", DUMPED)
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    asked = play.department("handhaving")
    assert lines(play, "handhaving")[2:4] == [
        "Aysel Kaya van Afval pakt het op, en het raakt ook jullie werk.",
        "Hugo, doen jullie mee? Graag uiterlijk dinsdag 1 december, 12:00.",
    ]
    assert labels(asked) == ["Wij doen mee", "Nee, want …"]
    await play.answer("hugo", asked, ActName.JOIN)
    assert lines(play, "handhaving")[2:4] == [
        "Jullie doen mee.",
        "Aysel Kaya van Afval is eigenaar.",
    ]
    await play.post("fatima", DUMPED)
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    await decline(play, "hugo", "handhaving", "de auto staat er goed")
    assert lines(play, "handhaving")[2:4] == [
        "Jullie zeiden nee: ‘de auto staat er goed’",
        "Aysel Kaya van Afval pakt het op.",
    ]


@in_a_town(BARE)
async def test_a_broker_asks_what_a_department_can_do_in_words_or_without(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    home = play.private("samira").account
    await play.say("samira", "aan W-1 afval: kunnen jullie de mest ophalen?", on=home)
    assert lines(play, "afval")[2:4] == [
        "Samira El Idrissi vraagt: ‘kunnen jullie de mest ophalen?’",
        "Aysel, graag een antwoord uiterlijk donderdag 12:00.",
    ]
    await play.say("samira", "aan W-1 zorg", on=home)
    asked = play.private("zoe")
    assert "Dit heeft nog geen eigenaar. Samira El Idrissi vraagt: wat kunnen jullie" in text(asked)
    assert labels(asked) == ["Wij pakken het op", "Ja, mits …", "Wij doen mee", "Nee, want …"]
    await play.answer("zoe", asked, ActName.JOIN)
    assert "Jullie doen mee.\nDit heeft nog geen eigenaar." in text(play.privately("zoe")[0])
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    assert "Aysel Kaya van Afval is eigenaar." in text(play.privately("zoe")[0])


@in_a_town()
async def test_who_was_asked_as_well_reads_that_another_took_it(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    home = play.private("samira").account
    for name in ("afval", "wegen"):
        await play.say("samira", f"aan W-1 {name}", on=home)
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    assert lines(play, "wegen")[2:4] == [
        "Aysel Kaya van Afval pakt het op.",
        "Jullie hoeven niets meer te doen.",
    ]


@in_a_town()
async def test_what_was_taken_back_asks_nothing_more(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.delete("fatima", signal)
    assert lines(play, "verlichting") == [
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest",
        "Fatima de Wit heeft het ingetrokken. Er hoeft niets te gebeuren.",
        "W-1",
    ]
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.delete("fatima", signal)
    assert lines(play, "verlichting")[1] == "Fatima de Wit heeft de woorden weggehaald."
    signal = await play.post("fatima", LANTERNS)
    await play.answer("fatima", play.thread(signal)[0], ActName.NO_SIGNAL)
    assert "Toch geen signaal. Er hoeft niets te gebeuren." in lines(play, "verlichting")


@in_a_town()
async def test_an_older_card_keeps_its_own_words(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    for words, doubt in (("een gemaakt", "de andere niet"), ("ook de andere", "nu weer uit")):
        await done(play, "karel", "verlichting", words)
        outcome = play.thread(signal)[-1]
        await play.answer("fatima", outcome, ActName.REOPEN, **{forms.WORDS: doubt})
    first, second = (text(each) for each in play.thread(signal)[-2:])
    assert "‘een gemaakt’" in first
    assert "Nog niet: ‘de andere niet’. Ik heb het doorgegeven." in first
    assert "‘ook de andere’" in second
    assert "‘nu weer uit’" in text(play.department("verlichting"))


@in_a_town()
async def test_before_it_is_delivered_its_deadline_is_as_if_it_arrived_now(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play) as reader:
        view = load(reader.session, 1)
        assert view is not None
        (ask,) = view.case.asks
        assert "donderdag 12:00" in plain(offer.draw(view, ask, reader))
