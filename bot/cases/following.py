"""Who hears each turn of a case, and is asked nothing."""

from __future__ import annotations

from dataclasses import replace

from bot import rights
from bot.cases import offers
from bot.cases.acts import ActName, Follow, Unfollow
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Ask, Case, Follower
from bot.directory import WIJKBOT, Directory
from bot.rights import Standing

_CHATTER = frozenset(
    {
        ActName.LAPSE,
        ActName.STAND_IN,
        ActName.RESUME,
        ActName.RESEND,
        ActName.FOLLOW,
        ActName.UNFOLLOW,
    }
)
"""What moves nothing in the matter itself."""


def decided(case: Case, act: Follow | Unfollow, person: str, rules: Rules) -> Decision | Refusal:
    """Decide who follows from now on."""
    match act:
        case Follow():
            return follow(case, act, person, rules)
        case Unfollow():
            return unfollow(case, act, person, rules)


def follow(case: Case, act: Follow, person: str, rules: Rules) -> Decision | Refusal:
    """*Volgen*: oneself where it is open to all; its broker adds others, who may read it then."""
    directory, who = rules.directory, act.person or person
    added = who != person
    if (added or case.confidential) and not _brokers(person, case, directory):
        return offers.not_theirs(person, case, act, rules)
    if directory.home(who) is None:
        return Refusal(Reason.UNREACHABLE, {"person": who})
    follower = Follower(who, person if added else None)
    known = [each for each in case.followers if each.person == who]
    if any(each.added_by or not added for each in known):
        return Refusal(Reason.FOLLOWS_ALREADY, {"person": who} if added else {})
    others = tuple(each for each in case.followers if each.person != who)
    entry = Entry(ActName.FOLLOW, person, details={"person": who} if added else {})
    told = (Tell(News.FOLLOWING, who),) if added else ()
    return Decision(replace(case, followers=(*others, follower)), entry, told)


def unfollow(case: Case, act: Unfollow, person: str, rules: Rules) -> Decision | Refusal:
    """*Niet meer volgen*: oneself, and whom a broker takes off."""
    who = act.person or person
    if who != person and not _brokers(person, case, rules.directory):
        return offers.not_theirs(person, case, Follow(who), rules)
    left = tuple(each for each in case.followers if each.person != who)
    if len(left) == len(case.followers):
        return Refusal(Reason.NOT_FOLLOWING, {"person": who} if who != person else {})
    entry = Entry(ActName.UNFOLLOW, person, details={"person": who} if who != person else {})
    return Decision(replace(case, followers=left), entry)


def hearing(
    case: Case, decision: Decision, opened: tuple[Ask, ...], directory: Directory
) -> tuple[str, ...]:
    """Name who follows and hears this turn: not who took it, and not who hears it anyway."""
    entry = decision.entry
    if entry.act in _CHATTER or entry.person == WIJKBOT:
        return ()
    told = {tell.person for tell in decision.tell} | {ask.person for ask in opened}
    return tuple(
        each.person
        for each in case.followers
        if each.person not in {entry.person, *told} and may_hear(each.person, case, directory)
    )


def may_hear(person: str, case: Case, directory: Directory) -> bool:
    """Whether a follower may still read it; in confidence that is only whom a broker added."""
    mine = next((each for each in case.followers if each.person == person), None)
    if mine is None or not rights.may_read(person, case, directory):
        return False
    added = mine.added_by is not None or _brokers(person, case, directory)
    return added or not case.confidential


def _brokers(person: str, case: Case, directory: Directory) -> bool:
    return Standing.BROKER in rights.standings(person, case, ActName.FOLLOW, directory)
