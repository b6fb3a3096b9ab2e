"""What only one person reads: refusals, confirmations, explanations, help, open questions."""

from __future__ import annotations

from dataclasses import replace

from adapters.card import Block, Bold, Card, Line, Paragraph
from bot import forms
from bot.cards import (
    absence,
    confidential,
    days,
    echo,
    explain,
    here,
    mine,
    parts,
    photo,
    places,
    question,
    refusal,
    resident,
)
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import Veil, one_line
from bot.cases.acts import ActName
from bot.commands import usual_name
from bot.language import N_
from bot.learned import Known
from bot.store import traffic
from bot.vocabulary import WORDS

_FOR_ANOTHER = {
    ActName.OFFER: N_("I have asked {person}."),
    ActName.FOLLOW: N_("Noted. {person} hears each turn of this from now on."),
    ActName.UNFOLLOW: N_("Noted. {person} hears no more of this."),
}
"""What is confirmed where it was done for another."""


def draw(card: traffic.Card, known: Known, reader: Reader) -> Card | None:
    """Draw an answer from the ids and numbers that its row holds."""
    match card.params:
        case {"refused": reason, "facts": facts}:
            told = _plain(refusal.explain(reason, facts, reader), card)
            near = echo.suggested(facts["inbox"], reader) if facts.get("near") else ()
            return replace(told, buttons=near)
        case {"echo": _}:
            return echo.draw(card, reader)
        case {"noted": act}:
            return _noted(card, ActName(act), reader)
        case {"absence": _}:
            return absence.draw(card, reader)
        case {"stopped": _}:
            return _plain(reader.say.line("All right, nothing has changed."), card)
        case {"choices": ask}:
            return _choices(card, ask, reader)
        case {"explain": act}:
            return _explained(ActName(act), card, known, reader)
        case {"photos": dict() as told}:
            return photo.draw(told, card, reader)
        case {"failed": inbox, "account": account, "conversation": conversation}:
            text = reader.say.line(
                "I could not handle a message in {place}, and kept it. Whoever runs me finds the "
                "cause in the log.",
                place=places.heard_in(inbox, account, conversation, reader),
            )
            return _plain(text, card)
        case _:
            return None


def _explained(act: ActName, card: traffic.Card, known: Known, reader: Reader) -> Card | None:
    """Tell what somebody asked to see."""
    person, case = card.person or "", card.case_id
    match act:
        case ActName.HELP:
            return (
                explain.help_card(person, reader)
                if case is None
                else here.draw(case, person, reader)
            )
        case ActName.MINE:
            return mine.draw(person, reader)
        case ActName.SHOW if case is not None:
            view = reader.view(case)
            if view is not None and view.veil is Veil.ALL:
                return confidential.draw(view, reader)
            return explain.show(case, person, reader)
        case ActName.TEXT if case is not None:
            return resident.draw(case, reader)
        case ActName.WHOSE:
            return explain.whose(card.params["inbox"], known.index(reader.session), reader)
        case _:
            return None


def prompt(card: traffic.Card, reader: Reader) -> Card:
    """Ask for what an act still needs; the next reply answers it."""
    blank = forms.BLANKS[ActName(card.params["act"])]
    asked = next(each for each in blank.questions if each.name == card.params["field"])
    say = reader.say
    person = reader.mention(card.person or "")
    blocks: list[Block] = [Paragraph(line(person, ", ", say.line(asked.reply)))]
    hints = [say.line(asked.hint)] if asked.hint else []
    hints.append(say.line("Answer here; ‘stop’ ends it."))
    blocks += [Paragraph(hint) for hint in hints]
    return Card(tuple(blocks), (), _number(card))


def referral(card: traffic.Card, reader: Reader) -> Card:
    """Say that the bot does not take this, who does, and that nothing was kept."""
    say = reader.say
    referrals = reader.rules.directory.config.municipality.referrals
    where = getattr(referrals, card.params["flag"])
    reach = ", ".join(each for each in (where.phone, where.link) if each)
    name = line(Bold(one_line(where.name, NAME_CHARS)), f" ({reach})" if reach else "")
    told = say.line("This is not for me: please turn to {where}.", where=name)
    kept = say.line(
        "I have kept nothing of what you wrote. Where you wrote it, it still stands: please delete "
        "it there yourself."
    )
    return Card((Paragraph(told), Paragraph(kept)))


def _plain(text: Line, card: traffic.Card) -> Card:
    return Card((Paragraph(text),), (), _number(card))


def _noted(card: traffic.Card, act: ActName, reader: Reader) -> Card:
    """Say that it was done; of a question also to whom it was put, and who has it now."""
    view = reader.view(card.case_id)
    turn = view.last(act) if view else None
    case = view.case if view else None
    person = (turn.colleague if turn else None) or (case.contact if case else None) or ""
    others = bool(turn and turn.colleague)
    text = reader.say.line(
        _FOR_ANOTHER.get(act, WORDS[act].noted) if others else WORDS[act].noted,
        departments=reader.department((turn.department if turn else None) or ""),
        person=reader.name(person),
        owner=reader.department((case.owner if case else None) or ""),
        broker=reader.name(case.broker if case else ""),
        day=days.said_with(view, act, reader) if view else "",
    )
    if act is ActName.PROGRESS and view and (again := days.of_owner(view, reader)):
        text = line(text, " ", reader.say.line("I will ask again {day}.", day=again))
    return _plain(text, card)


def _number(card: traffic.Card) -> Line:
    return (f"W-{card.case_id}",) if card.case_id else ()


def _choices(card: traffic.Card, ask: int, reader: Reader) -> Card | None:
    view = reader.view(card.case_id)
    found = view.case.ask(ask) if view else None
    if view is None or found is None:
        return None
    if card.params.get("private"):
        text = reader.say.line(
            "I cannot read an answer in that. Is it one of these? If it is a new signal, put "
            "‘{command}’ before it.",
            command=usual_name(ActName.POST, reader.say.name),
        )
    else:
        text = reader.say.line(
            "I cannot read an answer in that. Is it one of these? If not, I leave it as talk "
            "among yourselves."
        )
    return Card(
        (Paragraph(parts.headline(view, reader)), Paragraph(text)),
        question.draw(view, found, reader).buttons if found.open else (),
        parts.footer(view),
    )
