"""Words that somebody gives with an act and that tell who a resident is: refused, kept nowhere."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import on_consoles
from tests.stories.play import LANTERNS, Play, moments, text
from tests.stories.test_changes import stored

PHONE = "06 12345678"
KINDS = {
    "mail de bewoner op jansen@voorbeeld.nl": "een e-mailadres",
    "zijn bsn is 123456782": "een burgerservicenummer",
    "het is die auto met 12-ABC-3": "een kenteken",
    "het gaat om mevrouw Jansen, Winterboeidreef 12": "een naam met een adres",
    f"mail jansen@voorbeeld.nl of bel {PHONE}": "een e-mailadres en een telefoonnummer",
}


async def taken(play: Play) -> None:
    """Have public lighting own a signal."""
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)


@on_consoles
async def test_a_reason_with_a_telephone_number_is_refused_and_kept_nowhere(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", f"niet van ons W-1: bel de bewoner maar op {PHONE}")
    said = text(play.privately("karel")[-1])
    assert "In je antwoord staat een telefoonnummer van iemand anders." in said
    assert "Ik heb er niets van bewaard" in said
    assert "Waar je het schreef, staat het nog" in said
    assert not any("12345678" in each for each in stored(play))
    assert play.case().state is CaseState.UNOWNED
    await play.say("karel", "niet van ons W-1: de lamp hangt aan de brug")
    assert not [a for a in play.case().open_of(AskKind.OWN) if a.department == "verlichting"]


@on_consoles
async def test_in_a_form_it_is_told_at_the_field_and_a_reply_may_be_given_again(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    words = f"bel mevrouw maar op {PHONE}"
    if play.can(card).forms:
        told = await play.press("karel", card, ActName.DECLINE, **{forms.REASON: words})
        assert told is not None
        assert "een telefoonnummer van iemand anders" in told
        assert "staat het nog" not in told, "a form leaves nothing behind"
    else:
        await play.answer("karel", card, ActName.DECLINE, **{forms.REASON: words})
        assert "een telefoonnummer" in text(play.privately("karel")[-1])
        await play.reply("karel", card, "de lamp hangt aan de brug")
        assert not play.case().open_of(AskKind.OWN)
    assert not any("12345678" in each for each in stored(play))


@on_consoles
async def test_each_kind_is_named_and_what_is_our_own_is_let_through(play: Play) -> None:
    await taken(play)
    for words, kind in KINDS.items():
        await play.say("karel", f"voortgang W-1: {words}")
        assert f"In je antwoord staat {kind} van iemand anders" in text(play.privately("karel")[-1])
        assert not any(words in each for each in stored(play))
    for own in ("bel Wilma Visser van Winterboeidreef 12", "vraag het op 030 555 01 17"):
        await play.say("karel", f"voortgang W-1: {own}")
        assert own in stored(play)


@on_consoles
async def test_a_number_in_another_system_is_no_citizen_service_number(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "loopt al W-1 123456782")
    assert play.case().outside_number == "123456782"
    await play.say("karel", f"loopt al W-1 {PHONE}")
    assert "een telefoonnummer" in text(play.privately("karel")[-1])
    assert play.case().outside_number == "123456782"


@on_consoles
async def test_what_is_said_in_a_thread_as_progress_is_refused_too(play: Play) -> None:
    await taken(play)
    await play.move(moments(days=8))
    await play.say("karel", f"de bewoner belt me terug op {PHONE}")
    assert "een telefoonnummer" in text(play.privately("karel")[-1])
    assert not any("12345678" in each for each in stored(play))
