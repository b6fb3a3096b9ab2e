"""A no that helps: why not, and who can do it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.card import Line
from bot.cards.reader import NAME_CHARS, Reader, line
from bot.cards.view import one_line
from bot.cases.acts import ActName
from bot.cases.decision import Reason
from bot.commands import Said, parse, usual_name
from bot.language import N_
from bot.privacy.personal import Personal
from bot.store import traffic
from bot.vocabulary import WORDS

TYPED_CHARS = 200
"""Of a command that is shown as it can be typed."""

_SAYS = {
    Reason.CLOSED: N_("This is closed. The poster can reopen it with ‘{reopen}’."),
    Reason.ENDED: N_(
        "This was ended without an owner. Is it a signal after all? Then post it anew."
    ),
    Reason.DONE: N_("This is done already. The poster is asked whether it is solved."),
    Reason.OWNED: N_("{department} is taking this on already."),
    Reason.YOURS_ALREADY: N_("{department} has it already."),
    Reason.YOU_TOOK_IT: N_("This is yours already: you took it on."),
    Reason.YOU_TAKE_PART: N_("You take part in this already."),
    Reason.ANSWERED: N_("This question was answered already. The message shows how it stands."),
    Reason.NOBODY_OWNS: N_("Nobody owns this yet, so there is no progress to tell."),
    Reason.NOTHING_TO_HAND_OVER: N_(
        "Nobody owns this yet, so there is nothing to hand over. With ‘{offer}’ a department is "
        "asked what it can do."
    ),
    Reason.HAS_IT_ALREADY: N_("{department} has it already. Who should take it over?"),
    Reason.NEEDS_CONDITION: N_("Say in one line what has to be arranged first."),
    Reason.NO_IFS: N_(
        "{department} hands this over without conditions. Say ‘{decline}’ with what has to be "
        "arranged first."
    ),
    Reason.NOTHING_CONDITIONAL: N_("Nobody here said yes on a condition."),
    Reason.NEEDS_WHY: N_("Say in one line why, then I can pass it on."),
    Reason.NEEDS_NUMBER: N_("Give the number in your own system as well."),
    Reason.NEEDS_DAY: N_(
        "Which day do you mean? I look for one that is still to come, like ‘friday’, ‘in two "
        "weeks’ or ‘12 december’."
    ),
    Reason.ASKED_ALREADY: N_("I have asked {department} already. There is no answer yet."),
    Reason.CANNOT_OWN: N_("{department} cannot own a signal. Choose another department."),
    Reason.ITSELF: N_("That is {department} itself. Whose is it, if not yours?"),
    Reason.NEEDS_WHERE: N_("Tell me which department it is for, or in which wijk it is."),
    Reason.THEIRS_TO_GIVE: N_(
        "{department} is taking this on already. If it is not theirs, they can pass it on."
    ),
    Reason.SAID_NO: N_(
        "{department} has said that it is not theirs. {person} is looking for who can take it on."
    ),
    Reason.NOTHING_TO_CONFIRM: N_("There is nothing waiting for that. Just say it again."),
    Reason.UNKNOWN_DEPARTMENT: N_(
        "I do not know that department. Type part of its name, like ‘{first_department}’."
    ),
    Reason.UNKNOWN_WIJK: N_("I do not know that wijk. These are the wijken: {wijken}."),
    Reason.NO_RISK_HERE: N_("Nobody saw a risk in this."),
    Reason.WEIGHED_SO: N_("That is how I treat this already."),
    Reason.UNKNOWN_COLLEAGUE: N_(
        "I know nobody of {department} by that name. These are its people: {colleagues}."
    ),
    Reason.YOURSELF: N_("That is you. Begin with a name to ask somebody else."),
    Reason.UNREACHABLE: N_("I cannot reach {person} from here. Perhaps you can call."),
    Reason.ASKED_THEM_ALREADY: N_(
        "I have asked {person} something for you already. There is no answer yet."
    ),
    Reason.HAND_IT_OVER: N_(
        "You own this. With ‘{handover}’ you ask another department to take it over."
    ),
    Reason.NO_DEPARTMENT: N_(
        "That can only be asked for advice: {person} answers for no department."
    ),
    Reason.TAKES_PART_ALREADY: N_("This has {department} taking part already."),
    Reason.FOLLOWS_ALREADY: N_("This is followed by {person} already."),
    Reason.NOT_FOLLOWING: N_("This is not followed by {person}."),
    Reason.NEEDS_WORDS: N_("Say it in one line, then I can pass it on."),
    Reason.YOUR_PART_IS_DONE: N_("You said already that your part is done."),
    Reason.NOTHING_TO_TELL: N_("There is nothing to pass on yet: nobody has said that it is done."),
    Reason.NO_TEXT: N_("This is confidential, so I write no text to pass on."),
    Reason.NOT_DONE: N_("Nobody has said that it is done, so I cannot close or reopen it yet."),
    Reason.TOO_LATE: N_(
        "That was possible until {days} days after closing. Post a new signal instead."
    ),
    Reason.UNKNOWN_PERSON: N_(
        "I know no colleague by that name, or more than one. Type it in full, please."
    ),
    Reason.UNKNOWN_DAY: N_(
        "I cannot read a day in that. Say it like this: ‘3 december’, or ‘t/m vrijdag’."
    ),
    Reason.NO_COLLEAGUE: N_("I keep that only for colleagues of the municipality whom I know."),
    Reason.NOT_AWAY: N_("I had not noted that anybody is away, so nothing changes."),
    Reason.UNKNOWN_CASE: N_("There is no W-{case}. Is the number right?"),
    Reason.WHICH_CASE: N_("Which signal is it about? Add its number, like ‘{example}’."),
    Reason.UNKNOWN_BUTTON: N_("I do not know that button. Type ‘help’ to see what I understand."),
    Reason.NO_SUCH_WORDS: N_(
        "I do not find those words in W-{case}. Type them as they stand there, or ‘{all}’ for "
        "everything that was posted."
    ),
    Reason.HELD: N_(
        "This is not passed on yet: I have asked {person} about data of a resident in it first."
    ),
    Reason.NOTHING_HELD: N_("I have asked you nothing about data of a resident in this."),
    Reason.CONFIDENTIAL_ALREADY: N_("This is confidential already."),
    Reason.NOT_CONFIDENTIAL: N_("This is not confidential."),
    Reason.NOT_HERE: N_(
        "This is confidential, so tell me here and not in a channel: ‘{command} W-{case} …’."
    ),
    Reason.IN_PRIVATE: N_(
        "Tell me in private, or it would stand here once more. Type ‘{redact} W-{case}: …’ there, "
        "with the words that have to go."
    ),
    Reason.NO_WORDS: N_("Tell me what it is about, like ‘{post} the lamp in the tunnel is out’."),
}

_KINDS = {
    Personal.BSN: N_("a citizen service number"),
    Personal.PHONE: N_("a telephone number"),
    Personal.EMAIL: N_("an e-mail address"),
    Personal.PLATE: N_("a number plate"),
    Personal.NAME: N_("a name with an address"),
}


def explain(reason: str, facts: Mapping[str, Any], reader: Reader) -> Line:
    """Say why, and what can be done instead."""
    match Reason(reason):
        case Reason.NOT_YOURS:
            return _not_yours(facts, reader)
        case Reason.UNKNOWN_COMMAND:
            return _unknown(facts, reader)
        case Reason.OWNED if "person" in facts:
            return reader.say.line(
                "{person} of {department} is taking this on already. Ask there what you want to "
                "know.",
                person=reader.with_phone(str(facts["person"])),
                department=reader.department(str(facts["department"])),
            )
        case Reason.PERSONAL:
            return _personal(facts, reader)
        case Reason.THEIRS_TO_GIVE if "person" in facts:
            return reader.say.line(
                "{person} of {department} is taking this on already. If it is not theirs, they can "
                "pass it on.",
                person=reader.with_phone(str(facts["person"])),
                department=reader.department(str(facts["department"])),
            )
        case Reason.FOLLOWS_ALREADY if "person" not in facts:
            return reader.say.line("You follow this already.")
        case Reason.NOT_FOLLOWING if "person" not in facts:
            return reader.say.line("You do not follow this.")
        case Reason.WHICH_DEPARTMENT:
            return _which_department(facts, reader)
        case Reason.UNKNOWN_PERSON if facts.get("near"):
            return _unknown_person(facts, reader)
        case Reason.WHICH_CASE:
            return reader.say.line(_SAYS[Reason.WHICH_CASE], example=_example(facts, reader))
        case other:
            return reader.say.line(_SAYS[other], **_facts(facts, reader))


def _facts(facts: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    directory = reader.rules.directory
    department = str(facts.get("department", ""))
    here = directory.colleagues(department) if department in directory.departments else {}
    return {
        "department": reader.department(department),
        "handover": usual_name(ActName.HAND_OVER, reader.say.name),
        "person": reader.with_phone(str(facts["person"])) if "person" in facts else "",
        "colleagues": reader.all_of([one_line(name, NAME_CHARS) for name in here.values()]),
        "days": str(facts.get("days", "")),
        "command": usual_name(ActName(str(facts.get("act", ActName.SHOW))), reader.say.name),
        "case": str(facts.get("case", "")),
        "reopen": usual_name(ActName.REOPEN, reader.say.name),
        "decline": usual_name(ActName.DECLINE, reader.say.name),
        "offer": usual_name(ActName.OFFER, reader.say.name),
        "redact": usual_name(ActName.REDACT, reader.say.name),
        "all": reader.say.text("all"),
        "post": usual_name(ActName.POST, reader.say.name),
        "wijken": reader.all_of([one_line(wijk, NAME_CHARS) for wijk in directory.wijken]),
        "first_department": reader.department(next(iter(directory.departments))),
    }


def _not_yours(facts: Mapping[str, Any], reader: Reader) -> Line:
    say = reader.say
    act = ActName(str(facts.get("act", ActName.TAKE)))
    what = say.text(WORDS[act].what) if WORDS[act].what else say.text("do this")
    called = reader.name if facts.get("outside") else reader.with_phone
    names = [called(str(slug)) for slug in facts.get("who", ())]
    if not names and act is ActName.PART:
        return say.line("Only who takes part can {what}. Nobody takes part now.", what=what)
    if not names:
        return say.line("Only who is asked can {what}. Nobody is asked now.", what=what)
    people = reader.any_of(names)
    return say.line(
        "You cannot do that here yourself. {people} can {what}.", people=people, what=what
    )


def _personal(facts: Mapping[str, Any], reader: Reader) -> Line:
    """Say what it is about somebody else that was not kept, and what still stands somewhere."""
    say = reader.say
    kinds = [say.text(_KINDS[Personal(str(kind))]) for kind in facts.get("kinds", ())]
    told = say.line(
        "There is {what} of somebody else in your answer. I have kept nothing of it: say it "
        "without, and pass on the rest by telephone.",
        what=reader.all_of(kinds),
    )
    if not facts.get("stands"):
        return told
    return line(*told, " ", *say.line("Where you wrote it, it still stands: please delete it."))


def _which_department(facts: Mapping[str, Any], reader: Reader) -> Line:
    theirs = [reader.department(str(each)) for each in facts.get("departments", ())]
    name = reader.name(str(facts.get("person", "")))
    return reader.say.line(
        "For which department: {departments}? Type it like this: ‘{example}’.",
        departments=reader.any_of(theirs),
        example=reader.say.text(
            "{person} of {department}", person=name, department=theirs[0] if theirs else ""
        ),
    )


def _unknown_person(facts: Mapping[str, Any], reader: Reader) -> Line:
    near = [reader.name(str(slug)) for slug in facts["near"]]
    return reader.say.line(
        "I know nobody by that name, or more than one. Do you mean {people}?",
        people=reader.any_of(near),
    )


def _unknown(facts: Mapping[str, Any], reader: Reader) -> Line:
    say = reader.say
    near = [f"‘{name}’" for name in facts.get("near", ())]
    if near:
        told = say.line(
            "I do not understand that. Do you mean {commands}? Type ‘help’ to see everything.",
            commands=reader.any_of(near),
        )
    else:
        told = say.line("I do not understand that. Type ‘help’ to see what I do understand.")
    if not facts.get("signal"):
        return told
    how = say.line(
        "Is it a signal? Post it in the channel without ‘{call}’, or type ‘{call} {post} …’.",
        call=reader.can.call,
        post=usual_name(ActName.POST, say.name),
    )
    return line(*told, " ", *how)


def _example(facts: Mapping[str, Any], reader: Reader) -> str:
    """Give a command with a number in it; of what was typed it keeps the department and question.

    These words stand in the event alone, and only who typed them reads them here.
    """
    act = ActName(str(facts.get("act", ActName.SHOW)))
    usual = usual_name(act, reader.say.name)
    row = reader.session.get(traffic.Inbox, facts["inbox"]) if "inbox" in facts else None
    said = parse(str(row.event.get("text") or ""), told=True) if row else None
    if row is None or act is not ActName.OFFER or not isinstance(said, Said) or not said.rest:
        return f"{usual} W-12"
    to, colon, question = one_line(said.rest, TYPED_CHARS).partition(":")
    call = "" if row.event.get("private") else f"{reader.can.call} "
    return f"{call}{usual} {to.strip()} W-12{colon}{question}"
