"""Who may not, and words that would do something if anybody let them."""

from __future__ import annotations

from sqlmodel import select
from structlog.testing import capture_logs

from bot.cases.acts import ActName
from bot.store import traffic
from bot.store.database import Database
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import INTAKE, LANTERNS, Play, text

SLY = (
    "<!channel>",
    "<@U0KAREL>",
    "@room",
    "*vet*",
    "_schuin_",
    "`code`",
    "<b>vet</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "&lt;!here&gt;",
    "@karel",
    "!van ons W-1",
)
"""What calls people, is markup, a link or a command where it is let."""
HIDDEN = "\u202eredro\u202c"


@on_every_platform
async def test_words_of_a_signal_are_words_and_nothing_else(play: Play) -> None:
    signal = await play.post("fatima", f"straatverlichting uit {HIDDEN} {' '.join(SLY)}")
    offer, receipt = play.department("verlichting"), play.thread(signal)[0]
    assert [each for each in SLY if each not in text(offer)] == []
    assert not set("\u202e\u202c") & set(text(offer))
    assert offer.calls == {"karel"}
    assert not receipt.calls | receipt.links | offer.links
    assert play.case().owner is None


@on_every_platform
async def test_words_of_an_owner_are_words_and_nothing_else(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.reply("karel", play.department("verlichting"), f"het loopt, {' '.join(SLY)}")
    told = play.thread(signal)[0]
    assert [each for each in SLY if each not in text(told)] == []
    assert not told.calls | told.links


@on_every_platform
async def test_a_name_is_a_name_and_nothing_else(play: Play) -> None:
    await play.guest("iris", "<!channel> @room <b>Iris</b>", beside="fatima")
    signal = await play.post("iris", LANTERNS)
    offer, receipt = play.department("verlichting"), play.thread(signal)[0]
    assert "<!channel> @room <b>Iris</b>" in text(offer)
    assert offer.calls == {"karel"}
    assert not receipt.calls | receipt.links | offer.links


@on_every_platform
async def test_a_stranger_is_refused_in_private_and_it_is_logged(play: Play) -> None:
    await play.guest("iris", "Iris van Dam", beside="fatima")
    signal = await play.post("fatima", LANTERNS)
    before = [*play.thread(signal), play.department("verlichting")]
    with capture_logs() as logged:
        await play.press("iris", play.thread(signal)[0], ActName.NO_SIGNAL)
        await play.say("iris", "!van ons W-1", INTAKE)
    for refusal in play.privately("iris"):
        assert "Dat kun je hier zelf niet doen" in text(refusal)
        assert "030 555" not in text(refusal), "a number of a colleague is not for anybody to read"
    assert len(play.privately("iris")) == 2
    assert [*play.thread(signal), play.department("verlichting")] == before
    assert play.case().owner is None
    acts = [each["act"] for each in logged if each["event"] == "denied"]
    assert acts == [ActName.NO_SIGNAL, ActName.TAKE]


@on_every_platform
async def test_who_presses_second_reads_who_was_first(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.at_once(("karel", offer, ActName.TAKE), ("kim", offer, ActName.TAKE))
    assert play.case().contact == "karel"
    assert "Straatverlichting heeft dit al" in text(play.privately("kim")[-1])
    assert play.privately("karel") == []


@on_consoles
async def test_who_takes_it_twice_reads_that_it_is_theirs(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert play.privately("karel") == []
    await play.say("karel", "van ons W-1")
    assert "Dit is al van jullie: jij pakt het op" in text(play.privately("karel")[-1])


@on_consoles
async def test_who_tries_what_they_may_not_is_counted_and_not_named(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    for _ in range(2):
        await play.say("bas", "van ons W-1", on=play.home("bas"))
    database = Database(play.url)
    with database.read() as session:
        found = session.exec(select(traffic.Denial)).all()
    database.close()
    assert [(each.act, each.reason) for each in found] == [("take", "not_yours")] * 2
