"""A story in which every kind of card is seen in every state; it asserts nothing itself."""

from __future__ import annotations

from datetime import timedelta

from adapters.base import Permanent
from bot import forms
from bot.cases.acts import ActName
from tests.cards.stage import DUMPED, LAMPS, decline, done
from tests.stories.consoles import console_of
from tests.stories.play import FARM, FENCE, INTAKE, LANTERNS, Play

TYPED = (
    "help",
    "help W-1",
    "mijn",
    "toon W-1",
    "wie losse stoeptegel",
    f"wie {FARM}",
    "wie hoi",
    "toon",
    "!xyzzy",
    "!klaart",
)
TRIED = (
    "haal ze eruit",
    "overdragen wegen: zo",
    "klopt niet wegen",
    "van ons",
    "loopt al",
    "niet van ons want",
    "doen mee",
    "aan afval",
    "het loopt",
    "ja",
)


async def everything(play: Play, *, words: str = "vrijdag gemaakt", more: str = "") -> None:
    """Play it all; `words` are what people say, `more` stands behind every signal."""
    await _owned(play, words, more)
    await _brokered(play, words, more)
    await _together(play, words, more)
    await _asked(play, words, more)
    await _put_off(play, words, more)
    await _ended(play, more)
    await _looked_up(play)
    await _stopped(play, words, more)
    await _waited(play, more)
    await _away(play, words, more)
    await _blacked_out(play, words)
    await _lost(play, more)


async def _owned(play: Play, words: str, more: str) -> None:
    signal = await play.post("fatima", f"{LANTERNS}{more}")
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    offer = play.department("verlichting")
    await play.answer("karel", offer, ActName.RUNNING, **{forms.NUMBER: words})
    await play.answer("karel", play.department("verlichting"), ActName.PROGRESS)
    await _private(play, "karel", f"voortgang W-1 {words}")
    for weighed in (
        "spoed",
        "kan wachten",
        "normaal",
        "normaal",
        "risico",
        "risico",
        "geen risico",
    ):
        await _private(play, "karel", f"{weighed} W-1: {words}")
    for giver, colleague in (("karel", "wilma"), ("karel", "kim"), ("kim", "karel")):
        await _private(play, giver, f"geef W-1 aan {colleague}")
    await _dated(play, words)
    await _handed_over(play, words)
    await done(play, "karel", "verlichting", words)
    again = {forms.WORDS: words}
    await play.answer("fatima", play.thread(signal)[-1], ActName.REOPEN, **again)
    await play.press(
        *("karel", play.department("verlichting"), ActName.DONE),
        **{forms.WORDS: words, forms.TELLS: "broker", forms.PREVENTED: words},
    )
    await _private(play, "karel", f"klaar W-1 {words}")
    await _private(play, "fatima", "tekst W-1")
    await play.answer("fatima", play.thread(signal)[-1], ActName.TEXT)
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)


async def _dated(play: Play, words: str) -> None:
    for said in (f"later W-1 vrijdag: {words}", "later W-1 gisteren", "later W-1 ooit", "stop"):
        await _private(play, "karel", said)
    why = {forms.REASON: words}
    await play.answer("karel", play.department("verlichting"), ActName.STUCK, **why)
    for said in (f"termijn W-1 12-12: {words}", "termijn W-1 vrijdag", "toon W-1"):
        await _private(play, "joris", said)


async def _put_off(play: Play, words: str, more: str) -> None:
    await play.post("fatima", f"{LANTERNS}{more}")
    number = play.cases()[-1]
    await _private(play, "karel", f"later W-{number} morgen: {words}")
    await _private(play, "joris", f"termijn W-{number} volgende week vrijdag")
    await _private(play, "karel", f"later W-{number} morgen: {words}")
    await _days_pass(play, 2)
    await _private(play, "karel", f"van ons W-{number}, maar over een week: {words}")
    await _days_pass(play, 8)
    await _private(play, "karel", f"klaar W-{number} {words}")


async def _handed_over(play: Play, words: str) -> None:
    for asker, department, answer in (
        ("karel", "wegen", ActName.DECLINE),
        ("joris", "wegen", ActName.TAKE),
        ("wilma", "verlichting", ActName.TAKE),
    ):
        await _private(play, asker, f"overdragen W-1 {department}: {words}")
        answering = "wilma" if department == "wegen" else "karel"
        if answer is ActName.DECLINE:
            await decline(play, answering, department, words, "afval")
        else:
            await play.answer(answering, play.department(department), answer)


async def _blacked_out(play: Play, words: str) -> None:
    for said in ("xyzzy", words, "alles", "niet nodig", "alles, want niet nodig"):
        await _private(play, "joris", f"weglakken W-1: {said}")
    await _private(play, "hugo", "weglakken W-1: iets")
    await play.say("fatima", "!weglakken W-1", INTAKE)


async def _brokered(play: Play, words: str, more: str) -> None:
    await play.post("fatima", f"{FENCE}{more}")
    await decline(play, "hugo", "handhaving", words, "wegen")
    await decline(play, "wilma", "wegen", words)
    await _private(play, "samira", f"aan W-2 afval, {words}")
    await _private(play, "samira", "klopt")
    await _private(play, "samira", "klopt W-2")
    await _private(play, "samira", "aan W-2 zorg")
    await play.answer("zoe", play.private("zoe"), ActName.JOIN)
    await decline(play, "aysel", "afval", words)
    await _private(play, "samira", "aan W-2 wegen")
    await _conditional(play, words)
    signal = await play.post("fatima", f"{FARM}{more}")
    which = play.thread(signal)[-1]
    await play.answer("fatima", which, ActName.PLACE)
    await play.answer("joris", play.private("joris"), ActName.TAKE)
    await _private(play, "joris", f"klaar W-3 {words}")
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)


async def _conditional(play: Play, words: str) -> None:
    """A yes that hangs on something: taken back, met by the broker, and made whole."""
    if_so = {forms.CONDITION: words}
    await play.answer("wilma", play.department("wegen"), ActName.TAKE_IF, **if_so)
    await _private(play, "samira", "toon W-2")
    await decline(play, "wilma", "wegen", words, "afval")
    await _private(play, "samira", "aan W-2 afval")
    await play.answer("aysel", play.department("afval"), ActName.TAKE_IF, **if_so)
    await play.answer("samira", play.private("samira"), ActName.MET, **{forms.WORDS: words})
    await _private(play, "samira", f"voorwaarde W-2 {words}")
    await _private(play, "samira", f"overdragen W-2 wegen: {words}")
    await play.reply("wilma", play.department("wegen"), f"ja, mits {words}")
    await play.answer("wilma", play.department("wegen"), ActName.TAKE)


async def _together(play: Play, words: str, more: str) -> None:
    await play.post("fatima", f"{DUMPED}{more}")
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    await play.answer("hugo", play.department("handhaving"), ActName.JOIN)
    part = {forms.WORDS: words}
    await play.answer("hugo", play.department("handhaving"), ActName.PART, **part)
    await _private(play, "hugo", "klaar W-4 nog eens")
    await play.post("fatima", f"{DUMPED}{more}")
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    await decline(play, "hugo", "handhaving", words)


async def _asked(play: Play, words: str, more: str) -> None:
    signal = await play.post("fatima", f"{LANTERNS}{more}")
    number = play.cases()[-1]
    asked = {forms.WORDS: words}
    for follower, typed in (
        *(("bas", "volgen"), ("joris", "volgen"), ("bas", "volgen"), ("joris", "volgen")),
        *(("hugo", "niet meer volgen"), ("joris", "niet meer volgen")),
    ):
        name = " zoe" if follower == "joris" else ""
        await _private(play, follower, f"{typed} W-{number}{name}")
    for person in ("fatima", "wilma", "zoe", "xyzzy", "karel"):
        await _private(play, "karel", f"vraag W-{number} {person}: {words}")
    await play.answer("fatima", play.thread(signal)[-1], ActName.ANSWER, **asked)
    await play.reply("wilma", play.private("wilma"), words)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.answer("karel", play.department("verlichting"), ActName.QUESTION, **asked)
    await _days_pass(play, 3)
    for kind in ("", " om mee te doen", " om op te pakken", " voor advies"):
        for whom in ("wegen", "zoe", "samira", "xyzzy"):
            await _private(play, "karel", f"leg voor aan W-{number} {whom}{kind}: {words}")
    await play.answer("wilma", play.department("wegen"), ActName.ADVISE, **asked)
    await _private(play, "zoe", f"niet van ons W-{number}: {words}")
    await _private(play, "joris", f"vraag W-{number} advies aan afval")
    await _private(play, "wilma", f"meedenken W-{number}: {words}")
    await _private(play, "wilma", f"doen mee W-{number}")
    for question in ("antwoord", "vraag", "meedenken"):
        await _private(play, "hugo", f"{question} W-{number}: {words}")
    await _private(play, "karel", f"toon W-{number}")
    await _private(play, "karel", f"klaar W-{number} {words}")
    await _private(play, "bas", f"niet meer volgen W-{number}")


async def _ended(play: Play, more: str) -> None:
    signal = await play.post("fatima", f"{LANTERNS}{more}")
    await play.answer("fatima", play.thread(signal)[0], ActName.NO_SIGNAL)
    for taken in (False, True):
        signal = await play.post("fatima", f"{LANTERNS}{more}")
        if taken:
            await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await play.delete("fatima", signal)
    signal = await play.post("fatima", f"{LANTERNS}{more}")
    await play.answer("fatima", play.thread(signal)[0], ActName.CORRECT, department="wegen")
    await _proposed(play, more)
    await play.post("fatima", f"namens een bewoner: {LANTERNS}{more}")
    await play.post("fatima", f"gaslek! {LANTERNS}{more}")
    await play.post("fatima", "ik vermoed kindermishandeling op nummer 4")


async def _proposed(play: Play, more: str) -> None:
    kerb = f"losse stoeptegel op de winterboeidreef{more}"
    for taken in (False, True):
        for act in (ActName.REROUTE, ActName.KEEP):
            signal = await play.post("fatima", f"{LAMPS}{more}")
            if taken:
                await play.answer("karel", play.department("verlichting"), ActName.TAKE)
            await play.edit("fatima", signal, kerb)
            proposal = next(
                card
                for card in reversed(play.thread(signal))
                if any(button.value.startswith(f"{act}:") for button in card.buttons)
            )
            await play.answer("fatima", proposal, act)
    for act in (ActName.REFER, ActName.KEEP):
        signal = await play.post("fatima", f"grofvuil gedumpt op de winterboeidreef{more}")
        await play.answer("fatima", play.thread(signal)[-1], act)


async def _looked_up(play: Play) -> None:
    for typed in TYPED:
        await _private(play, "fatima", typed)
    for person in ("karel", "joris"):
        await _private(play, person, "help")
    for number in (1, 2, 99):
        for typed in TRIED:
            await _private(play, "bas", f"{typed} W-{number}")
    offer = play.department("verlichting")
    await play.reply("karel", offer, "eens kijken")


async def _stopped(play: Play, words: str, more: str) -> None:
    """Data of a resident: taken out, confidential by choice, by silence and at once, and held."""
    reach = f"{LAMPS}, bel mevrouw op 06 48219903{more}"
    signal = ""
    for act in (ActName.CLEAN, ActName.CONFIDENTIAL):
        signal = await play.post("fatima", reach)
        await play.press("fatima", play.thread(signal)[0], act)
    await play.delete("fatima", signal)
    number = play.cases()[-1]
    await play.answer("karel", play.private("karel"), ActName.TAKE)
    await _private(play, "karel", f"klaar W-{number} {words}")
    for typed in ("besloten", "haal ze eruit", "niet meer besloten"):
        for person in ("bas", "fatima", "joris"):
            await _private(play, person, f"{typed} W-{number}")
    await play.post("fatima", f"tbs-patient krijgt een woning bij de school{more}")
    await play.post("fatima", f"gaslek! {reach}")
    await play.say("fatima", reach, on=play.home("fatima"))
    await play.post("fatima", reach)
    signal = await play.post("fatima", f"{LAMPS}, met een knal{more}")
    await play.edit("fatima", signal, reach)
    await _private(play, "bas", f"toon W-{play.cases()[-1]}")


async def _waited(play: Play, more: str) -> None:
    for number in range(9):
        await play.post("fatima", f"{LAMPS}, paal {number}{more}")
    await play.post("fatima", f"{LAMPS}, met spoed{more}")
    await play.post("bas", f"{FARM}{more}")
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    mine = max(play.cases()) - 1
    await _private(play, "karel", f"van ons W-{mine - 1}, mits er geld is")
    await _private(play, "karel", f"van ons W-{mine - 2}, mits er geld is")
    await _private(play, "karel", f"van ons W-{mine - 2}")
    await _private(play, "karel", f"overdragen W-{mine} handhaving: daar niet van ons")
    await _days_pass(play, 22)


async def _away(play: Play, words: str, more: str) -> None:
    for said in ("vrij", "morgen ergens", f"2 weken, {words}", "vrij", "terug van vrij"):
        await _private(play, "karel", said)
    for said in ("vrij vanaf 20 december tot 4 januari", "toch niet vrij", "toch niet vrij"):
        await _private(play, "karel", said)
    await _private(play, "kim", "vrij karel tot maandag")
    await _private(play, "karel", "kim is vrij voorlopig")
    await _private(play, "karel", "kim is weer aan het werk")
    await play.post("fatima", f"{FENCE}{more}")
    await _private(play, "samira", "vrij tot nader order, Xerxes neemt waar")
    await _private(play, "samira", "vrij tot nader order, Joris neemt waar")
    await _private(play, "hugo", "vrij tot vrijdag, Wilma neemt waar")
    why = {forms.REASON: words}
    await play.answer("wilma", play.private("wilma"), ActName.DECLINE, **why)
    await play.post("fatima", f"{FENCE}{more}")
    await _private(play, "samira", "terug van vrij")
    await _private(play, "hugo", "terug van vrij")
    await _private(play, "karel", "vrij tot 20 december, Kim neemt waar")
    await _days_pass(play, 9)
    await _private(play, "karel", "terug van vrij")


async def _lost(play: Play, more: str) -> None:
    console = console_of(play, play.home("karel")).platform
    channel = play.channel("verlichting")
    console.faults = lambda out: Permanent("gone " * 200) if out.conversation == channel else None
    await play.post("fatima", f"{LANTERNS}{more}")
    console.faults = None
    await _days_pass(play, 5)


async def _days_pass(play: Play, days: int) -> None:
    """Let days pass, looking twice a day: in the morning, and when clocks have run out."""
    for _ in range(days):
        for hours in (10, 14):
            play.clock.now += timedelta(hours=hours)
            if await play.app.tick():
                await play.settle()


async def _private(play: Play, person: str, text: str) -> None:
    await play.say(person, text, on=play.home(person))
