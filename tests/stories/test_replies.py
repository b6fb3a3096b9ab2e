"""What is said in a thread: an answer where somebody is asked, and talk everywhere else."""

from __future__ import annotations

from bot.cases.acts import ActName
from bot.cases.state import Answer
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import (
    FARM,
    INTAKE,
    LANTERNS,
    Play,
    labels,
    moments,
    text,
)
from tests.stories.stage import Seen


async def reply(play: Play, person: str, card: Seen, words: str) -> None:
    """Answer in the thread of a card."""
    where = card.conversation
    await play.say(person, words, where, thread=card.root, on=card.account)


async def taken(play: Play) -> tuple[str, Seen]:
    """Have public lighting take on the lanterns; gives the signal and the department's card."""
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    return signal, play.department("verlichting")


@on_every_platform
async def test_what_an_owner_says_among_posters_is_no_progress(play: Play) -> None:
    signal, card = await taken(play)
    if card.account == play.thread(signal)[0].account:
        await play.say("karel", "wat fijn dat je het meldt", INTAKE, thread=signal)
    assert not any("wat fijn" in text(each) for each in play.thread(signal))


@on_consoles
async def test_what_colleagues_say_in_their_own_channel_is_told_to_nobody(play: Play) -> None:
    signal, card = await taken(play)
    await reply(play, "kim", card, "die lamp is een oud kreng, wie gaat er?")
    await reply(play, "kim", card, "klaar met zeuren, ik ga wel")
    assert play.case().state is CaseState.OWNED
    assert not any("kreng" in text(each) for each in play.thread(signal))
    assert play.privately("kim") == []


@on_every_platform
async def test_a_colleague_answers_with_a_command_and_nothing_else(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    await reply(play, "kim", card, "nee")
    await reply(play, "kim", card, "ja, ik zag het ook")
    assert play.case().open_of(AskKind.OWN)
    await reply(play, "kim", card, "van ons")
    assert (play.case().owner, play.case().contact) == ("verlichting", "kim")


@on_every_platform
async def test_a_yes_with_a_but_is_no_yes(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    for words in ("van ons is dat niet", "ja, als er geld is", "ja maar eerst de tekening"):
        await reply(play, "karel", card, words)
    assert play.case().owner is None
    assert "Daar lees ik geen antwoord in" in text(play.private("karel"))


@on_every_platform
async def test_not_done_yet_is_progress(play: Play) -> None:
    signal, card = await taken(play)
    await reply(play, "karel", card, "klaar is het nog niet, de monteur komt morgen")
    assert play.case().state is CaseState.OWNED
    assert any("de monteur komt morgen" in text(each) for each in play.thread(signal))


@on_consoles
async def test_progress_in_words_is_told_as_it_was_said(play: Play) -> None:
    signal, card = await taken(play)
    await reply(play, "karel", card, "het loopt niet, er is geen hoogwerker")
    assert "‘het loopt niet, er is geen hoogwerker’" in text(play.thread(signal)[0])


@on_consoles
async def test_a_number_in_a_reply_is_part_of_what_is_said(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    await reply(play, "karel", card, "loopt al 4411")
    assert play.case().outside_number == "4411"
    await reply(play, "karel", card, "klaar, 2 lampen gemaakt")
    assert play.case().state is CaseState.DONE
    assert "‘2 lampen gemaakt’" in text(play.department("verlichting"))


@on_consoles
async def test_a_reply_about_another_case_leaves_this_one_alone(play: Play) -> None:
    _, card = await taken(play)
    await reply(play, "karel", card, "klaar W-7 gemaakt")
    assert play.case().state is CaseState.OWNED
    assert "W-7" not in text(card)


@on_consoles
async def test_a_poster_who_says_something_else_is_shown_what_is_asked(play: Play) -> None:
    signal, card = await taken(play)
    await reply(play, "karel", card, "klaar, gemaakt")
    await play.say("fatima", "ik ga vanavond even kijken", INTAKE, thread=signal)
    shown = play.privately("fatima")[-1]
    assert labels(shown) == ["Ja", "Nee, kijk nog eens", "Tekst voor de bewoner"]
    await play.say("fatima", "ja!", INTAKE, thread=signal)
    assert [each.outcome for each in play.case().signals] == [Answer.SOLVED]


@on_every_platform
async def test_a_poster_tells_the_wijk_in_words(play: Play) -> None:
    signal = await play.post("fatima", FARM)
    await play.say("fatima", "ergens bij het park", INTAKE, thread=signal)
    assert labels(play.privately("fatima")[-1]) == ["Noordwest", "Leidsche Rijn"]
    await play.say("fatima", "leidsche rijn", INTAKE, thread=signal)
    assert play.case().wijk == "Leidsche Rijn"


@on_every_platform
async def test_who_is_asked_in_private_may_just_say_yes_there(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    await play.answer("samira", play.private("samira"), ActName.OFFER, department="zorg")
    asked = play.private("zoe")
    await reply(play, "zoe", asked, "ja")
    assert play.case().owner == "zorg"


@on_consoles
async def test_a_broker_asks_a_department_in_words(play: Play) -> None:
    await play.post("fatima", FARM)
    turn = play.private("anouk")
    await reply(play, "anouk", turn, "wijk Leidsche Rijn")
    assert play.case().wijk == "Leidsche Rijn"
    await reply(play, "samira", play.private("samira"), "aan zorg: wat kunnen jullie?")
    assert "‘wat kunnen jullie?’" in text(play.private("zoe"))


@on_every_platform
async def test_a_reminder_is_answered_in_its_thread(play: Play) -> None:
    signal, _ = await taken(play)
    await play.move(moments(days=8))
    await reply(play, "karel", play.private("karel"), "monteur komt donderdag")
    assert "‘monteur komt donderdag’" in text(play.thread(signal)[0])


@on_consoles
async def test_an_answer_to_a_reminder_of_several_things_needs_a_number(play: Play) -> None:
    await taken(play)
    await play.post("bas", "de straatverlichting uit op de winterboeidreef")
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    digest = play.privately("karel")[-1]
    await reply(play, "karel", digest, "monteur komt donderdag")
    assert "Zet het nummer erbij" in text(play.privately("karel")[-1])
    await reply(play, "karel", digest, "voortgang W-2 monteur komt donderdag")
    assert "‘monteur komt donderdag’" in text(play.department("verlichting"))


@on_every_platform
async def test_one_thread_of_two_signals_asks_which(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say(
        "fatima", "!signaal de straatverlichting uit op de winterboeidreef", INTAKE, thread=signal
    )
    for number in (1, 2):
        await play.say("karel", f"van ons W-{number}", on=play.department("verlichting").account)
        await play.say(
            "karel", f"klaar W-{number} gemaakt", on=play.department("verlichting").account
        )
    await play.say("fatima", "ja", INTAKE, thread=signal)
    assert "Zet het nummer erbij" in text(play.privately("fatima")[-1])
    await play.say("fatima", "ja W-2", INTAKE, thread=signal)
    assert (play.case(1).state, play.case(2).state) == (CaseState.DONE, CaseState.CLOSED)


@on_consoles
async def test_between_two_reminders_thanks_in_private_are_told_to_nobody(play: Play) -> None:
    signal, _ = await taken(play)
    await play.move(moments(days=8))
    home = play.private("karel").account
    await play.answer("karel", play.private("karel"), ActName.PROGRESS)
    await play.say("karel", "bedankt!", on=home)
    assert not any("bedankt" in text(each) for each in play.thread(signal))


@on_consoles
async def test_what_a_broker_tells_in_private_is_never_passed_over_in_silence(play: Play) -> None:
    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    home = play.private("samira").account
    for _ in range(2):
        before = len(play.privately("samira"))
        await play.say("samira", "de kerstmarkt zoekt nog een plek", on=home)
        (answer,) = play.privately("samira")[before:]
        assert "zet er dan ‘signaal’ voor" in text(answer)
    await play.say("samira", "signaal de kerstmarkt zoekt nog een plek", on=home)
    assert play.case(2).open_of(AskKind.BROKER)


@on_consoles
async def test_what_is_put_before_a_department_in_private_must_name_its_signal(play: Play) -> None:
    await play.say("joris", "aan handhaving: kijk hier eens naar")
    asked = text(play.privately("joris")[-1])
    assert "Over welk signaal gaat het?" in asked
    assert "bijvoorbeeld ‘voorleggen handhaving W-12: kijk hier eens naar’" in asked
    assert play.cases() == []

    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    await play.say("samira", "voorleggen handhaving W-1: kijk hier eens naar")
    assert any(ask.department == "handhaving" and ask.asker == "samira" for ask in play.case().asks)


@on_consoles
async def test_what_a_broker_was_asked_last_is_put_before_a_department_in_private(
    play: Play,
) -> None:
    await play.post("fatima", FARM)
    await play.say("anouk", "aan zorg: wat kunnen jullie?")
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["zorg"]


@on_consoles
async def test_an_owner_who_says_no_afterwards_tells_the_poster_nothing(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    await play.answer("karel", card, ActName.TAKE)
    await play.reply("karel", card, "niet van ons")
    assert not any("niet van ons" in text(each) for each in play.thread(signal))
    assert play.case().owner == "verlichting"
