"""What is said in a thread: the answer to a question of ours, an act, progress, or just talk."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlmodel import select

from bot import buttons, commands, forms, rights
from bot.cases.acts import ANSWERS, WEIGHING, ActName
from bot.cases.decision import Reason, Refusal
from bot.commands import Said
from bot.intake import acting, away, days, echo, prompts, thread
from bot.intake.acting import Intent
from bot.intake.desk import Desk, Turn, refuse
from bot.intake.thread import Asked, Thread
from bot.names import meant
from bot.store import traffic
from bot.store.nouns import AskKind, CaseState
from routing.text import fold

_YES = frozenset({"ja", "yes"})
_NO = frozenset({"nee", "no"})
_MEANS_YES = {
    AskKind.OWN: ActName.TAKE,
    AskKind.TAKE_OVER: ActName.TAKE,
    AskKind.CONTRIBUTE: ActName.JOIN,
    AskKind.OUTCOME: ActName.SOLVED,
    AskKind.WHICH_OWNER: ActName.REROUTE,
    AskKind.DIRECT: ActName.REFER,
}
_MEANS_NO = {
    AskKind.OWN: ActName.DECLINE,
    AskKind.TAKE_OVER: ActName.DECLINE,
    AskKind.CONTRIBUTE: ActName.DECLINE,
    AskKind.OUTCOME: ActName.REOPEN,
    AskKind.WHICH_OWNER: ActName.KEEP,
    AskKind.DIRECT: ActName.KEEP,
}
_WITH_A_COLON = frozenset({ActName.QUESTION, ActName.ANSWER, ActName.ADVISE})
_IN_WORDS = {AskKind.QUESTION: ActName.ANSWER, AskKind.ADVISE: ActName.ADVISE}
"""What is answered in words, whichever they are, by the very person who is asked."""
_CONSENT = frozenset({ActName.TAKE, ActName.RUNNING, ActName.JOIN, ActName.DONE, ActName.SOLVED})
_BECAUSE = frozenset(("because", "omdat", "want"))
_BUT = frozenset(
    ("als", "but", "geen", "if", "maar", "mits", "niet", "nog", "not", "tenzij", "unless", "yet")
)
"""Words that make a consent in plain words no consent: "van ons is dat niet"."""


def fill_form(desk: Desk, turn: Turn) -> bool:
    """Take a message as the answer to an open form, if there is one; `stop` ends it.

    Where the answer cannot be used and another one could, that is waited for.
    """
    shown = echo.answered(turn)
    if shown is not None:
        _confirmed(desk, turn, shown)
        return True
    form = prompts.waiting(turn)
    if form is None:
        return False
    press = buttons.read(form.button)
    before, asked = dict(form.fields), form.asked
    prompts.forget(turn)
    if press is None:
        return True
    if prompts.stops(turn.event.text):
        place, params = turn.place, {"stopped": press.act}
        slug = turn.speaker.slug
        desk.mail.answer(turn.session, slug, place, params, turn.now, case=press.case)
        return True
    if press.act is ActName.AWAY:
        away.answered(desk, turn, before)
        return True
    fields = {**before, **prompts.filled(desk, press.act, asked, turn.event.text, turn.now)}
    refusal = acting.perform(desk, turn, Intent.of(press, fields), confirm=True)
    if refusal is not None and refusal.reason in prompts.ABOUT:
        prompts.wait_for(turn, press, before, asked)
    return True


def _confirmed(desk: Desk, turn: Turn, shown: traffic.OpenForm | Literal[False]) -> None:
    """Do what was shown, or nothing of it."""
    if shown:
        acting.confirmed(desk, turn, shown.fields.get(forms.SHOWN, ""), None)
        return
    case = echo.forget(desk, turn)
    params = {"stopped": ActName.CONFIRM}
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now, case=case)


def said(desk: Desk, turn: Turn, place: Thread, *, acts_only: bool) -> bool:
    """Take a reply of somebody who is asked as their answer; tell whether it was for the bot.

    `place` is what was replied to. All else is talk among people. With `acts_only` words that
    are no act are left alone.
    """
    here = thread.asked(turn.session, place, turn.speaker.slug, desk.directory)
    questions = [each for each in here if _is_question(desk, turn, each)]
    put = [each for each in questions if any(card.ask_id == each.ask.id for card in place.cards)]
    plain = put and _first_word(turn.event.text)[0] in _YES | _NO
    read = [
        (each, intent)
        for each in (questions if plain else here)
        if (intent := _intent(desk, turn, each))
    ]
    if read:
        if len({each.case.id for each, _ in read}) > 1:
            refuse(desk, turn, Refusal(Reason.WHICH_CASE, {"act": read[0][1].act}))
        else:
            _act(desk, turn, read[0][1])
        return True
    questions = put or questions
    if len({each.case.id for each in questions}) == 1 and not _is_something_else(desk, turn):
        _answer(desk, turn, questions[-1])
        return True
    mine = [
        each
        for each in here
        if _is_addressed(desk, turn, each) and _waits_for_words(turn, place, each)
    ]
    if acts_only or not mine or _names_another(turn, mine):
        return False
    if len({each.case.id for each in mine}) > 1:
        if turn.event.private:  # elsewhere people may well talk to each other
            refuse(desk, turn, Refusal(Reason.WHICH_CASE, {"act": ActName.PROGRESS}))
        return turn.event.private
    running = [each for each in mine if each.ask.kind is AskKind.PROGRESS]
    if running:
        fields = {forms.WORDS: turn.event.text}
        act = ActName.DECLINE if _is_no_owner(turn.event.text) else ActName.PROGRESS
        intent = Intent(act, running[0].case.id, fields=fields)
        acting.perform(desk, turn, intent, confirm=True)
    else:
        _show_choices(desk, turn, mine[0])
    return True


def _is_no_owner(text: str) -> bool:
    """Whether an owner says that it is another's: no news of how it goes, but a word too late."""
    found = commands.parse(text, told=True)
    is_no = isinstance(found, Said) and found.act is ActName.DECLINE
    return is_no and _first_word(text)[0] not in _NO


def _is_question(desk: Desk, turn: Turn, asked: Asked) -> bool:
    """Whether somebody is asked something that only words can answer, they and nobody else."""
    ask = asked.ask
    return ask.kind in _IN_WORDS and ask.person is not None and _is_addressed(desk, turn, asked)


def _is_something_else(desk: Desk, turn: Turn) -> bool:
    """Whether private words are plainly a command, and no answer to a question in words.

    "nee" or "klaar" answers a question; "signaal …", "help" and what names a case do not.
    """
    if not turn.event.private:
        return False
    found = commands.parse(turn.event.text, told=True)
    if not isinstance(found, Said):
        return False
    if found.act in {ActName.POST, ActName.WHOSE}:
        return bool(found.rest)
    alone = found.act in {ActName.HELP, ActName.SHOW} and not found.rest
    before = commands.puts_before(turn.event.text, desk.department_names)
    return alone or before or found.case is not None


def _answer(desk: Desk, turn: Turn, asked: Asked) -> None:
    """Take what was said, whatever it is, as the answer to a question."""
    fields = {forms.WORDS: turn.event.text}
    act = _IN_WORDS[asked.ask.kind]
    intent = Intent(act, asked.case.id, asked.ask.id, fields=fields)
    acting.perform(desk, turn, intent, confirm=True)


def _act(desk: Desk, turn: Turn, intent: Intent) -> None:
    """Do what was said; what names a department somewhere in a sentence is shown first."""
    loose = acting.sentence_of(desk, intent, intent.choice)
    if loose is None:
        acting.perform(desk, turn, intent, confirm=True)
    else:
        acting.show(desk, turn, replace(intent, choice="", fields=loose))


def _intent(desk: Desk, turn: Turn, asked: Asked) -> Intent | None:
    """Read a reply as an act that answers the ask; None where it is none.

    Whoever is asked answers in their own words. A colleague of the same department may press
    a button as well, but what they say is talk, unless it is a command and nothing else.
    """
    text, kind, case = turn.event.text, asked.ask.kind, asked.case.id
    if kind is AskKind.WHICH_WIJK and (
        wijk := meant(text, {name: name for name in desk.directory.wijken})
    ):
        return Intent(ActName.PLACE, case, asked.ask.id, choice=wijk)
    word, rest = _first_word(text)
    act = _yes(asked) if word in _YES else None
    act = _MEANS_NO.get(kind) if word in _NO else act
    if act is ActName.TAKE:
        act, rest = commands.with_but(act, rest)
        if act is ActName.TAKE_LATER and not days.names_day(rest, turn.now):
            return None
    read = commands.parse(text, told=True)
    if isinstance(read, Said):
        found = desk.meant(read)
        if found.case not in {None, case}:
            return None
        if found.act in _answers(asked) and _is_meant(found, text, desk, turn.now):
            act, rest = found.act, found.rest
    if act is None or (act in _CONSENT and not _BUT.isdisjoint(_words(rest))):
        return None
    if (rest or word in _YES | _NO) and not _is_addressed(desk, turn, asked):
        return None
    fields = days.arguments(Said(act, case, rest), desk, turn.now)
    if act is ActName.PROGRESS and rest and word == "het":
        fields = {forms.WORDS: text}
    return Intent(act, case, asked.ask.id, asked.ask.signal, choice=rest, fields=fields)


def _answers(asked: Asked) -> frozenset[ActName]:
    """Name what answers an ask; an owner on a condition is asked for a whole yes or a no, too."""
    further = {ActName.TAKE, ActName.DECLINE} if _hangs(asked) else set()
    return ANSWERS[asked.ask.kind] | further


def _yes(asked: Asked) -> ActName | None:
    return ActName.TAKE if _hangs(asked) else _MEANS_YES.get(asked.ask.kind)


def _hangs(asked: Asked) -> bool:
    conditional = asked.case.state is CaseState.CONDITIONAL
    return conditional and asked.ask.kind is AskKind.PROGRESS


def _is_meant(found: Said, text: str, desk: Desk, now: datetime) -> bool:
    """Whether words of every day are the act: "normaal: …", not "normaal doen ze dat".

    Raw words tell, for the command as read has lost the colon. A question has one, perhaps
    behind a name: "vraag de melder: …". "Over" hands over only where a department follows:
    "over twee weken" tells when. With *later* a day is said, and what does not work out before a
    day is progress.
    """
    if found.act in days.DATED:
        return not found.rest or days.names_day(found.rest, now)
    if found.act is ActName.STUCK:
        return not days.names_day(found.rest, now)
    if found.act in _WITH_A_COLON:
        return ":" in text
    if found.act is ActName.HAND_OVER:
        to = commands.handed_over(found.rest, desk.department_names)[forms.DEPARTMENT]
        return not found.rest or to in desk.department_names
    if found.act not in WEIGHING:
        return True
    names = (name for name in commands.COMMANDS[found.act] if fold(text).startswith(name))
    behind = text[len(max(names, key=len, default="")) :].strip()
    return not behind or behind.startswith(":") or _first_word(behind)[0] in _BECAUSE


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return fold(word.strip(".,:;!")), rest.strip()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _is_addressed(desk: Desk, turn: Turn, asked: Asked) -> bool:
    """Whether it is the very person who is asked, and not a colleague who talks along."""
    return rights.asked_person(asked.ask, asked.case, desk.directory) == turn.speaker.slug


def _waits_for_words(turn: Turn, place: Thread, asked: Asked) -> bool:
    """Whether what is said in no thread can be meant for this ask.

    How it goes is asked now and then: between those times, words in private are no progress.
    """
    ask = asked.ask
    if turn.event.thread is not None or ask.kind is not AskKind.PROGRESS:
        return True
    is_new = ask.cycle == 1 and any(card.ask_id == ask.id for card in place.cards)
    return ask.step > 0 or is_new


def _names_another(turn: Turn, mine: list[Asked]) -> bool:
    found = commands.parse(turn.event.text, told=True)
    numbers = {None, *(each.case.id for each in mine)}
    return isinstance(found, Said) and found.case not in numbers


def _show_choices(desk: Desk, turn: Turn, asked: Asked) -> None:
    """Show privately what can be answered: once in a channel, where people talk to each other."""
    params = {"choices": asked.ask.id, "private": turn.event.private}
    before = turn.session.exec(
        select(traffic.Card).where(
            traffic.Card.case_id == asked.case.id, traffic.Card.person == turn.speaker.slug
        )
    )
    if turn.event.private or all(card.params.get("choices") != asked.ask.id for card in before):
        desk.mail.answer(
            turn.session, turn.speaker.slug, turn.place, params, turn.now, case=asked.case.id
        )
