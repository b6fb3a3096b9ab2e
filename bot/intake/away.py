"""*Vrij*, *afwezig* and *terug van vrij*: who is away, until when, and who stands in.

Why is not asked, and where somebody writes it, it is not kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot import absence, commands, forms, rights
from bot.absence import Absence, leave, stand_ins
from bot.absence.leave import Leave
from bot.buttons import Press
from bot.calendar import ZONE
from bot.cases.acts import ActName
from bot.cases.decision import Reason, Refusal
from bot.commands import Said
from bot.directory import Directory
from bot.intake import prompts
from bot.intake.desk import Desk, Turn, refuse
from bot.mail import Place
from bot.names import meant
from bot.store import absences, traffic
from routing.text import fold

ABOUT_ABSENCE = frozenset({ActName.AWAY, ActName.BACK_AT_WORK})
_MARKS = " .,:;!"
_MOST_WORDS_IN_NAME = 5
_NO_STORY = re.compile(
    r"(?!vrij\b)|vrij\s*[,:]|vrij\s+(?:wegens|vanwege|omdat|want|i\.?v\.?m|door|met|voor|ik|na)\b"
)
"""How words begin that tell of an absence: not as in "vrij veel afval"."""
_PAUSE = re.compile(r"[,:;(]|\b(?:wegens|vanwege|omdat|want|because)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """Who is away as somebody told it: of whom, when, and who stands in."""

    person: str
    leave: Leave
    substitute: str | None


def is_meant(desk: Desk, turn: Turn) -> bool:
    """Whether plain words in private tell that somebody is away or back, and nothing else."""
    said = commands.parse(turn.event.text, told=True)
    if not isinstance(said, Said) or said.act not in ABOUT_ABSENCE:
        return False
    known = desk.directory
    if said.act is ActName.BACK_AT_WORK:
        name = said.rest.strip(_MARKS)
        return not name or _somebody(name, known) is not None
    who, rest = _leading_name(said.rest, known)
    read = _read(desk, who or turn.speaker.slug, rest, turn.now)
    if read.who:
        return _named(read.who, known) is not None
    if who is not None or not rest or _NO_STORY.match(fold(turn.event.text)):
        return True
    long = sum(len(piece.split()) for piece in read.behind) > _MOST_WORDS_IN_NAME
    story = bool(read.before) or (long and not _PAUSE.search(fold(rest)))
    return (read.dated or read.start is not None) and not story


def heard(desk: Desk, turn: Turn, said: Said) -> None:
    """Do what somebody tells of an absence, ask until when, or say why not."""
    _forget_why(turn)
    if turn.speaker.slug not in desk.directory.people:
        refuse(desk, turn, Refusal(Reason.NO_COLLEAGUE))
    elif said.act is ActName.BACK_AT_WORK:
        _back(desk, turn, said.rest)
    else:
        _away(desk, turn, said.rest)


def answered(desk: Desk, turn: Turn, fields: dict[str, str]) -> None:
    """Take a reply as the day on which somebody is back; where it names none, wait for another."""
    _forget_why(turn)
    person = fields.get(forms.PERSON) or turn.speaker.slug
    start = date.fromisoformat(fields[forms.START]) if fields.get(forms.START) else None
    since = max(turn.now, _at(start)) if start else turn.now
    read = _read(desk, person, turn.event.text, since, back_asked=True)
    if not read.dated:
        refuse(desk, turn, Refusal(Reason.UNKNOWN_DAY))
        prompts.wait_for(turn, _PRESS, fields, forms.UNTIL)
        return
    read = replace(read, start=read.start or start)
    known = desk.directory
    named = _substitute(read, person, known)
    if isinstance(named, Refusal):
        refuse(desk, turn, named)
        prompts.wait_for(turn, _PRESS, fields, forms.UNTIL)
        return
    _note(desk, turn, Told(person, read, named or fields.get(forms.SUBSTITUTE) or None))


def _away(desk: Desk, turn: Turn, text: str) -> None:
    who, rest = _leading_name(text, desk.directory)
    read = _read(desk, who or turn.speaker.slug, rest, turn.now)
    person = who or (_named(read.who, desk.directory) if read.who else turn.speaker.slug)
    if person is None:
        refuse(desk, turn, Refusal(Reason.UNKNOWN_PERSON))
        return
    if no := _not_theirs(ActName.AWAY, turn, person, desk.directory):
        refuse(desk, turn, no)
        return
    named = _substitute(read, person, desk.directory)
    if isinstance(named, Refusal):
        refuse(desk, turn, named)
    elif read.dated:
        _note(desk, turn, Told(person, read, named))
    elif not rest and (present := absences.read(turn.session, turn.now).at(person, turn.now)):
        _answer(desk, turn, _params("known", present))
    else:
        fields = {forms.PERSON: person, forms.SUBSTITUTE: named or ""}
        if read.start is not None:
            fields[forms.START] = read.start.isoformat()
        prompts.put(desk, turn, _PRESS, fields, forms.UNTIL)


def _note(desk: Desk, turn: Turn, told: Told) -> None:
    """Keep it, put what is open before who stands in if it begins now, and tell everybody."""
    said, now = told.leave, turn.now
    start = _at(said.start) if said.start else now
    new = Absence(told.person, start, _at(said.back) if said.back else None, told.substitute)
    known = absences.read(turn.session, now)
    kept, instead_of = absence.told(known, new, now)
    absences.keep(turn.session, kept, instead_of)
    named_by = told.person if told.substitute else None
    moved = stand_ins.settle(desk.casebook, turn.session, now, named_by=named_by)
    whole = absences.read(turn.session, now).at(told.person, max(start, now)) or kept
    _answer(desk, turn, _params("noted", whole))
    by = {"by": turn.speaker.slug}
    if told.person != turn.speaker.slug:
        _tell(desk, turn, told.person, {**_params("for_you", whole), **by})
    if whole.substitute and whole.substitute != turn.speaker.slug and not (moved and start <= now):
        _tell(desk, turn, whole.substitute, _params("stands_in", whole))


def _back(desk: Desk, turn: Turn, text: str) -> None:
    who = text.strip(_MARKS)
    person = _named(who, desk.directory) if who else turn.speaker.slug
    if person is None:
        refuse(desk, turn, Refusal(Reason.UNKNOWN_PERSON))
        return
    if no := _not_theirs(ActName.BACK_AT_WORK, turn, person, desk.directory):
        refuse(desk, turn, no)
        return
    known = absences.read(turn.session, turn.now)
    over = absence.back(known, person, turn.now)
    if not over:
        refuse(desk, turn, Refusal(Reason.NOT_AWAY))
        return
    was = known.at(person, turn.now)
    absences.forget(turn.session, over)
    stand_ins.settle(desk.casebook, turn.session, turn.now)
    _answer(desk, turn, {"absence": "back" if was else "cancelled", "of": person})


def _not_theirs(act: ActName, turn: Turn, person: str, known: Directory) -> Refusal | None:
    if rights.may_tell(act, turn.speaker.slug, person, known):
        return None
    who = (person, *sorted(known.leads_of(person)))
    return Refusal(Reason.NOT_YOURS, {"act": act, "who": who})


def _substitute(read: Leave, person: str, known: Directory) -> str | Refusal | None:
    """Find who stands in: plainly named, or by a name among what else was said."""
    found = _named(read.substitute, known) if read.substitute else None
    if read.substitute and found is None:
        return Refusal(Reason.UNKNOWN_PERSON)
    others = (each for piece in (*read.behind, *read.before) if (each := _somebody(piece, known)))
    found = found or next((each for each in others if each != person), None)
    if found is None or found == person:
        return None
    theirs = set(known.departments_of(person))
    if known.is_colleague(found) or not theirs.isdisjoint(known.departments_of(found)):
        return found
    return Refusal(Reason.UNKNOWN_PERSON)


def _read(desk: Desk, person: str, text: str, now: datetime, *, back_asked: bool = False) -> Leave:
    calendar, known = desk.casebook.rules.calendar, desk.directory.people.get(person)
    days = known.working_days if known else None
    return leave.read(
        text, now, lambda day: calendar.is_working_day(day, days), back_asked=back_asked
    )


def _leading_name(text: str, known: Directory) -> tuple[str | None, str]:
    """Take the name of a colleague off the beginning of what was said."""
    words = text.split()
    for count in range(min(_MOST_WORDS_IN_NAME, len(words)), 0, -1):
        found = _somebody(" ".join(words[:count]).rstrip(":,"), known)
        if found is not None:
            return found, " ".join(words[count:])
    return None, text


def _somebody(name: str, known: Directory) -> str | None:
    """Find whom a name is, if it is plainly that: a whole name, or the only one's first name."""
    wanted = fold(name)
    whole = [each for each, person in known.people.items() if wanted in {each, fold(person.name)}]
    first = [
        each for each, person in known.people.items() if fold(person.name).split(" ")[0] == wanted
    ]
    found = whole or first
    return found[0] if len(found) == 1 else None


def _named(name: str, known: Directory) -> str | None:
    """Find whom somebody means by what must be a name."""
    names = {slug: person.name for slug, person in known.people.items()}
    return _somebody(name, known) or meant(name, names)


def _forget_why(turn: Turn) -> None:
    """Keep nothing of what was written: it may tell why somebody is away."""
    row = turn.session.get(traffic.Inbox, turn.inbox)
    if row is not None:
        row.event = {**row.event, "text": ""}


def _params(about: str, told: Absence) -> dict[str, str | None]:
    return {
        "absence": about,
        "of": told.person,
        "start": told.start.isoformat(),
        "end": told.end.isoformat() if told.end else None,
        "substitute": told.substitute,
    }


def _answer(desk: Desk, turn: Turn, params: dict[str, str | None]) -> None:
    prompts.forget(turn)
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now)


def _tell(desk: Desk, turn: Turn, person: str, params: dict[str, str | None]) -> None:
    home = desk.directory.home(person)
    if home is not None:
        place = Place(home.account, user=home.user, private=True)
        desk.mail.answer(turn.session, person, place, params, turn.now)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


_PRESS = Press(ActName.AWAY, 0, 0)
"""What an open form is about that is about no case."""
