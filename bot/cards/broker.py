"""What a wijkmanager or the coordinator is asked: who can take this up, and where it is."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.card import Block, Button, Card, Line, Paragraph, Style
from bot import buttons
from bot.buttons import Press
from bot.cards import asked, clock, conditional, load, parts, receipt, risks
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import View, one_line
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.store.nouns import AskKind, CaseState, Ending

NEAR = 0.4
"""From this score a department is worth naming; below it words only happen to look alike."""

_DIGITS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟")


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw the broker's turn: the case, who said no, who came near, and what can be done."""
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    if not ask.open or parts.over(view):
        after = Paragraph(_after(view, ask, reader))
        return Card((*blocks, after), _of_holder(view, reader), parts.footer(view))
    if conditional.holds(view):
        person = ask.person or view.case.broker
        blocks += [Paragraph(text) for text in conditional.turn(view, person, reader)]
        blocks += [*asked.so_far(view, reader), *risks.flagged(view, reader)]
        arrange = (parts.button(view, reader, act) for act in conditional.FOR_BROKER)
        return Card(tuple(blocks), tuple(arrange), parts.footer(view))
    blocks += [*parts.refusals(view, reader, phone=True), *parts.urgency(view, reader)]
    blocks += risks.flagged(view, reader)
    blocks += [Paragraph(text) for text in _so_far(view, reader)]
    blocks += asked.so_far(view, reader)
    blocks += [Paragraph(text) for text in clock.still(ask, reader)]
    blocks.append(Paragraph(_turn(ask.person or view.case.broker, reader)))
    myself = {ActName.TAKE: reader.say.text("I see to it myself")}
    choices = tuple(
        parts.button(
            view, reader, act, ask=ask.id, label=myself.get(act, ""), first=act is ActName.OFFER
        )
        for act in (ActName.OFFER, ActName.QUESTION, ActName.TAKE, ActName.NO_SIGNAL)
    )
    return Card(tuple(blocks), choices, parts.footer(view))


def _of_holder(view: View, reader: Reader) -> tuple[Button, ...]:
    """What a broker can do who sees to it themselves."""
    if not view.case.held or view.case.state is not CaseState.OWNED:
        return ()
    acts = (ActName.PROGRESS, ActName.DONE, ActName.OFFER)
    return tuple(parts.button(view, reader, act) for act in acts)


def draw_which_wijk(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask the poster where it is: a button for each wijk that it may be."""
    say = reader.say
    if not ask.open or parts.over(view):
        return Card((Paragraph(_known(view, ask, reader)),), (), parts.footer(view))
    if view.case.wijk:
        text = say.line(
            "{person}, you changed your text. In which wijk is this now?",
            person=reader.mention(ask.person or ""),
        )
    else:
        text = say.line("{person}, in which wijk is this?", person=reader.mention(ask.person or ""))
    named = [match.name for match in view.routing.wijk]
    wijken = named if len(named) > 1 else list(reader.rules.directory.wijken)
    if len(wijken) > min(reader.can.buttons, len(_DIGITS)):
        hint = say.line(
            "Answer with its name, like this: {example}.", example=one_line(wijken[0], NAME_CHARS)
        )
        return Card((Paragraph(text), Paragraph(hint)), (), parts.footer(view))
    choices = tuple(
        _wijk(view, ask, wijk, emoji, reader) for wijk, emoji in zip(wijken, _DIGITS, strict=False)
    )
    return Card((Paragraph(text),), choices, parts.footer(view))


def _turn(person: str, reader: Reader) -> Line:
    """Say whose turn it is, how much waits for them, and where most of it came back from."""
    carried = load.of(reader.session, person)
    turn = reader.say.several(
        "No owner yet: it is your turn, {person}. This is the only one that is waiting for you.",
        "No owner yet: it is your turn, {person}. {n} are waiting for you.",
        carried.open,
        person=reader.mention(person),
    )
    if carried.returned < load.WORTH_TELLING:
        return turn
    most = reader.say.line(
        "{n} of them came back from {department}.",
        n=carried.returned,
        department=reader.department(carried.department),
    )
    return line(turn, " ", most)


def _so_far(view: View, reader: Reader) -> Iterator[Line]:
    """Tell who is in already, who has not answered, and else who came near."""
    say, case = reader.say, view.case
    if case.contributors:
        names = [
            f"{reader.department(department)}, {reader.with_phone(contact)}"
            for department, contact in case.contributors
        ]
        yield say.line("Taking part: {departments}.", departments="; ".join(names))
    asked = [ask for ask in case.asks if ask.kind is AskKind.OWN and ask.department]
    silent = [ask.department or "" for ask in asked if ask.answer is Answer.SILENT]
    for department in dict.fromkeys(silent):
        name = reader.lead(department, case.wijk)
        yield say.line("I have not heard anything yet from {department}.", department=name)
    if other := view.routing.elsewhere:
        words = parts.quotes(view, other.evidence, reader)
        because = f" – {words[0]}" if words else ""
        yield say.line("This looks like a matter of: {name}.", name=f"{other.name}{because}")
    near = list(_nearest(view, reader))
    if near:
        yield say.line("Nearest: {departments}.", departments="; ".join(near))
    elif not asked and not view.routing.elsewhere:
        yield say.line("I found no department that comes near.")


def _nearest(view: View, reader: Reader) -> Iterator[str]:
    """Name who was found or came near and was not asked yet, with the words that spoke for them."""
    asked = {ask.department for ask in view.case.asks if ask.kind is AskKind.OWN}
    found = [(owner.department, owner.evidence) for owner in view.routing.owners]
    found += [
        (near.department, near.evidence) for near in view.routing.nearest if near.score >= NEAR
    ]
    for department, evidence in found:
        if department in asked or department not in reader.rules.directory.departments:
            continue
        words = parts.quotes(view, evidence, reader)
        because = f" – {words[0]}" if words else ""
        yield f"{reader.lead(department, view.case.wijk)}{because}"


def _after(view: View, ask: Ask, reader: Reader) -> Line:
    say, case = reader.say, view.case
    if case.ending in {Ending.NO_SIGNAL, Ending.WITHDRAWN}:
        return say.line("No signal after all. Nothing needs to be done.")
    if case.contact or case.state in {CaseState.DONE, CaseState.CLOSED}:
        return receipt.standing(view, reader)
    if ask.answer is Answer.OFFERED:
        offers = [each for each in case.open_of(AskKind.OWN) if each.brokered]
        asked = [reader.lead(each.department or "", case.wijk) for each in offers]
        if asked:
            return say.line("You have asked {departments}.", departments="; ".join(asked))
    if ask.answer is Answer.MOVED:
        return say.line("It is with {person} now.", person=reader.with_phone(case.broker))
    return say.line("This is dealt with.")


def _known(view: View, ask: Ask, reader: Reader) -> Line:
    say, case = reader.say, view.case
    if case.wijk and ask.answer is not Answer.OVERTAKEN:
        wijk = one_line(case.wijk, NAME_CHARS)
        return say.line("Thank you. It is in {wijk}.", wijk=wijk)
    if ask.answer is Answer.SILENT:
        return say.line("{person} is finding out where this is.", person=reader.name(case.broker))
    return say.line("I no longer need to know the wijk.")


def _wijk(view: View, ask: Ask, wijk: str, emoji: str, reader: Reader) -> Button:
    press = Press(ActName.PLACE, view.case.id, view.case.version, ask.id, choice=wijk)
    typed = f"{reader.can.call} {parts.command(view, reader, ActName.PLACE)} {wijk}"
    label = one_line(wijk, NAME_CHARS)
    return Button(label, buttons.written(press), emoji, typed, Style.PLAIN)
