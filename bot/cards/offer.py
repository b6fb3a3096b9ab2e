"""What a department is asked: is this yours, what can you do, do you take part, how does it go."""

from __future__ import annotations

from adapters.card import Block, Button, Card, Inline, Line, Paragraph
from bot.cards import asked, clock, conditional, days, handover, parts, receipt, risks
from bot.cards.reader import Reader, line
from bot.cards.view import Said, View, one_line
from bot.cases.acts import ActName
from bot.cases.state import Answer, Ask
from bot.language import N_
from bot.rights import asked_person
from bot.store.nouns import AskKind, CaseState, Ending

_OWNING = frozenset({AskKind.OWN, AskKind.TAKE_OVER, AskKind.PROGRESS})
"""Who is asked this reads what weighs on who owns it."""
QUOTES = 3
"""Words that are named at most."""


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Draw an offer, or what became of it."""
    blocks: list[Block] = [Paragraph(parts.headline(view, reader)), *parts.words(view, reader)]
    footer = parts.footer(view, _recognised(view, ask, reader))
    if ask.open and not parts.over(view):
        blocks += [*parts.refusals(view, reader), *parts.urgency(view, reader)]
        blocks += risks.flagged(view, reader) if ask.kind in _OWNING else ()
        blocks += asked.so_far(view, reader)
        blocks += [Paragraph(text) for text in _asked_now(view, ask, reader)]
        return Card(tuple(blocks), choices(view, ask, reader), footer)
    blocks += [Paragraph(text) for text in _after(view, ask, reader)]
    mine = view.case.owner is not None and view.case.owner == ask.department
    running = mine and view.case.state in receipt.RUNNING
    if running:
        blocks += [*risks.flagged(view, reader), *asked.so_far(view, reader)]
    says = owner_buttons(view, reader) if running else _of_part(view, ask, reader)
    return Card(tuple(blocks), says, footer)


def _of_part(view: View, ask: Ask, reader: Reader) -> tuple[Button, ...]:
    """Let a department that takes part say that its part is done."""
    takes_part = ask.department in dict(view.case.contributors)
    left = takes_part and ask.department not in view.case.ready
    if ask.answer is not Answer.JOINED or not left or view.case.state is CaseState.DONE:
        return ()
    return () if parts.over(view) else (parts.button(view, reader, ActName.PART),)


def owner_buttons(view: View, reader: Reader) -> tuple[Button, ...]:
    """What an owner can say or ask while it runs."""
    if conditional.holds(view):
        return tuple(parts.button(view, reader, act) for act in conditional.FOR_OWNER)
    acts = (ActName.PROGRESS, ActName.DONE, ActName.STUCK)
    says = tuple(parts.button(view, reader, act) for act in acts)
    asks = tuple(parts.button(view, reader, act) for act in (ActName.QUESTION, ActName.OFFER))
    if view.case.outside_number:
        return (*says, *asks)
    label = reader.say.text("Add our number")
    return (*says, parts.button(view, reader, ActName.RUNNING, label=label), *asks)


def _asked_now(view: View, ask: Ask, reader: Reader) -> tuple[Line, ...]:
    """Ask; while the time for an answer stands still no deadline is told, which comes last."""
    question, still = _question(view, ask, reader), clock.still(ask, reader)
    dated = ask.kind is not AskKind.PROGRESS
    return (*(question[:-1] if still and dated else question), *still)


def _question(view: View, ask: Ask, reader: Reader) -> tuple[Line, ...]:
    say = reader.say
    who = _addressed(view, ask, reader)
    until = clock.deadline(view, ask, reader)
    if waits := days.put_off(view, ask, reader):
        return (_words_of(waits, reader), *days.asked_again(ask, reader))
    match ask.kind:
        case AskKind.PROGRESS:
            again = view.last(ActName.REOPEN)
            person = reader.name(again.person if again else view.poster)
            told = say.line(
                "{person}: ‘{words}’", person=person, words=again.words if again else ""
            )
            return (told, say.line("{person}, will you take another look?", person=who))
        case AskKind.CONTRIBUTE if ask.asker:
            return (
                _put(view, ask, reader),
                say.line(
                    "{person}, do you take part? By {until}, please.", person=who, until=until
                ),
            )
        case AskKind.CONTRIBUTE:
            owner = receipt.who_did(view, reader)
            taking = say.line("{owner} is taking it on, and it touches your work too.", owner=owner)
            return (
                conditional.standing(view, reader) if conditional.holds(view) else taking,
                say.line(
                    "{person}, do you take part? By {until}, please.", person=who, until=until
                ),
            )
        case AskKind.TAKE_OVER:
            return handover.question(view, ask, who, until, reader)
        case AskKind.OWN if ask.brokered:
            offered = _asked_by(view, ask)
            asker = reader.name(ask.asker or view.case.broker)
            if offered:
                first = say.line("{person} asks: ‘{words}’", person=asker, words=offered)
            else:
                first = say.line(
                    "Nobody owns this yet. {person} asks: what can you do about it?", person=asker
                )
            last = say.line("{person}, an answer by {until}, please.", person=who, until=until)
            return (first, last)
        case AskKind.OWN if named := _named_by(view, ask):
            return (
                say.line("{person} thinks that this is for you.", person=reader.name(named)),
                say.line("{person}, is this yours? By {until}, please.", person=who, until=until),
            )
        case _:
            return (
                say.line("{person}, is this yours? By {until}, please.", person=who, until=until),
            )


def choices(view: View, ask: Ask, reader: Reader) -> tuple[Button, ...]:
    """What a department can answer to an ask."""

    def choice(act: ActName, label: str = "", *, first: bool = False) -> Button:
        text = reader.say.text(label) if label else ""
        return parts.button(view, reader, act, ask=ask.id, label=text, first=first)

    no = N_("No, because …")
    match ask.kind:
        case AskKind.PROGRESS:
            return owner_buttons(view, reader)
        case AskKind.CONTRIBUTE:
            return (choice(ActName.JOIN, first=True), choice(ActName.DECLINE, no))
        case AskKind.OWN if ask.brokered:
            take = N_("We take it on")
            return (
                choice(ActName.TAKE, take, first=True),
                choice(ActName.TAKE_IF),
                choice(ActName.JOIN),
                choice(ActName.DECLINE, no),
            )
        case _:
            return (
                choice(ActName.TAKE, first=True),
                choice(ActName.RUNNING),
                choice(ActName.TAKE_LATER),
                choice(ActName.DECLINE),
            )


def _after(view: View, ask: Ask, reader: Reader) -> tuple[Line, ...]:
    """Say what happened since, to a department whose turn is over."""
    say, case = reader.say, view.case
    if case.ending is Ending.NO_SIGNAL:
        return (say.line("No signal after all. Nothing needs to be done."),)
    if case.ending is Ending.WITHDRAWN:
        person = reader.name(view.poster)
        return (say.line("{person} took it back. Nothing needs to be done.", person=person),)
    if ask.answer is Answer.JOINED:
        ready = ask.department in case.ready
        joined = say.line("Your part is done.") if ready else say.line("You take part.")
        owner = receipt.who_did(view, reader)
        owned = say.line("{owner} is accountable for it.", owner=owner)
        if case.owner is None and case.open_of(AskKind.OWN):
            return (joined, say.line("This has no owner yet."))
        running = case.owner is not None and case.state is CaseState.OWNED
        return (joined, owned if running else _where_it_is(view, reader))
    if ask.answer is Answer.CORRECTED:
        return (_not_for_you(view, reader), say.line("Nothing more is asked of you."))
    gone = ask.answer is Answer.CONDITIONAL and case.owner != ask.department
    if ask.answer is Answer.DECLINED or gone:
        turn = _no(view, ask)
        words = turn.words if turn else ""
        if ask.brokered or ask.kind is AskKind.CONTRIBUTE:
            said = say.line("You said no: ‘{words}’", words=words)
        else:
            said = say.line("Not yours: ‘{words}’", words=words)
        return (said, _where_it_is(view, reader))
    if case.owner and case.owner == ask.department:
        return _yours(view, reader)
    if ask.answer is Answer.SILENT:
        return (say.line("I have not heard anything yet."), _where_it_is(view, reader))
    if case.owner:
        return (_where_it_is(view, reader), say.line("Nothing more is asked of you."))
    return (_where_it_is(view, reader),)


def _not_for_you(view: View, reader: Reader) -> Line:
    """Say whose it turned out to be: nobody could have known."""
    turn = view.last(ActName.CORRECT, ActName.REROUTE)
    person = reader.name(turn.person if turn else view.poster)
    if turn is None or turn.department is None:
        return reader.say.line("{person} changed the words.", person=person)
    return reader.say.line(
        "{person} lets us know that this is for {department}.",
        person=person,
        department=reader.department(turn.department),
    )


def _yours(view: View, reader: Reader) -> tuple[Line, ...]:
    say, case = reader.say, view.case
    contact = reader.name(case.contact) if case.contact else reader.department(case.owner or "")
    if case.state is CaseState.CLOSED:
        thanked = reader.first_name(case.contact) if case.contact else contact
        return (say.line("Solved. Thank you, {person}.", person=thanked),)
    if case.state is CaseState.DONE:
        done = view.last(ActName.DONE)
        return (
            say.line("Done: ‘{words}’", words=done.words if done else ""),
            say.line("I am asking {person} whether it is solved.", person=reader.name(view.poster)),
        )
    if conditional.holds(view):
        return (*conditional.yours(view, reader), *handover.waiting(view, reader))
    if case.outside_number:
        number = one_line(case.outside_number, parts.REASON_CHARS)
        yours = say.line(
            "Yours, as number {number}. {person} lets people know how it goes.",
            number=number,
            person=contact,
        )
    else:
        yours = say.line(
            "Yours: {person} lets people know how it goes. That is not the same as paying for it "
            "all.",
            person=contact,
        )
    yours = line(yours, *(line(" ", each) for each in handover.waiting(view, reader)))
    running = next(iter(case.open_of(AskKind.PROGRESS)), None)
    told = _latest(view)
    said = (_words_of(told, reader),) if told else ()
    return (yours, *said, *days.asked_again(running, reader))


def _latest(view: View) -> Said | None:
    """Give the latest that its owner said of how it goes, since it is theirs or theirs again."""
    turn = view.last(
        *(ActName.TAKE, ActName.TAKE_LATER, ActName.DONE, ActName.REOPEN),
        *(ActName.PROGRESS, ActName.STUCK, ActName.LATER),
    )
    if turn is None or turn.act in {ActName.TAKE, ActName.DONE, ActName.REOPEN}:
        return None
    put_off = view.case.ask(turn.ask) if turn.ask and turn.act is ActName.LATER else None
    return turn if put_off is None or put_off.kind is AskKind.PROGRESS else None


def _words_of(turn: Said, reader: Reader) -> Line:
    """Tell what somebody said of how it goes, and when."""
    say, facts = reader.say, {"person": reader.name(turn.person), "when": reader.when(turn.at)}
    match turn.act:
        case ActName.STUCK:
            return say.line(
                "{person}, {when}: it does not work out: ‘{words}’", **facts, words=turn.words
            )
        case _ if turn.words:
            return say.line("{person}, {when}: ‘{words}’", **facts, words=turn.words)
        case _:
            return say.line("{person}, {when}: it is under way.", **facts)


def _where_it_is(view: View, reader: Reader) -> Line:
    """Say who has it now."""
    say, case = reader.say, view.case
    if case.owner or case.state in {CaseState.DONE, CaseState.CLOSED}:
        return receipt.standing(view, reader)
    if offers := case.open_of(AskKind.OWN):
        names = [reader.department(each.department or "") for each in offers]
        return say.line("I have now asked {departments}.", departments=reader.all_of(names))
    return say.line(
        "{person} is now looking for who can take it on.", person=reader.with_phone(case.broker)
    )


def _no(view: View, ask: Ask) -> Said | None:
    """Find the no to an ask, or the one with which a department took its yes back."""
    said = [turn for turn in view.said if turn.act is ActName.DECLINE]
    theirs = [turn for turn in said if turn.department == ask.department]
    return view.of_ask(ask.id, ActName.DECLINE) or next(reversed(theirs), None)


def _asked_by(view: View, ask: Ask) -> str:
    """Give the question that a broker put to this department, if it has words."""
    offered = [each for each in view.said if each.act is ActName.OFFER]
    theirs = [each for each in offered if each.department == ask.department and not each.ask]
    turn = view.of_ask(ask.id, ActName.OFFER) or next(reversed(theirs), None)
    return turn.words if turn else ""


def _put(view: View, ask: Ask, reader: Reader) -> Line:
    """Tell who asks a department to take part, in their own words if they added any."""
    asker, words = reader.name(ask.asker or ""), _asked_by(view, ask)
    if words:
        return reader.say.line("{person} asks: ‘{words}’", person=asker, words=words)
    return reader.say.line("{person} asks you to take part in this.", person=asker)


def _named_by(view: View, ask: Ask) -> str | None:
    """Tell who said that it is for this department, where that is why it is asked."""
    turn = view.last(ActName.CORRECT, ActName.REROUTE)
    return turn.person if turn and turn.department == ask.department else None


def _addressed(view: View, ask: Ask, reader: Reader) -> Inline:
    person = asked_person(ask, view.case, reader.rules.directory)
    return reader.mention(person) if person else reader.department(ask.department or "")


def _recognised(view: View, ask: Ask, reader: Reader) -> str:
    """Say by which words this department was found."""
    owner = next((each for each in view.routing.owners if each.department == ask.department), None)
    shown = parts.quotes(view, owner.evidence if owner else (), reader)
    if not shown:
        return ""
    return reader.say.text("recognised: {words}", words=", ".join(shown[:QUOTES]))
