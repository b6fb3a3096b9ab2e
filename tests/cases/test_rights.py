"""The table of rights: every act has its row, and each standing gives what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import rights
from bot.cases.acts import ANSWERS, ActName, Hold, Join, Lapse, Offer, Question, Reply, Take
from bot.cases.state import Ask, Case, Follower
from bot.directory import WIJKBOT
from bot.privacy.personal import Personal
from bot.rights import MAY, Standing
from bot.store.nouns import AskKind
from tests.cases.builders import MORNING, a_case, after, numbered, rules

GUEST = "plein~iemand"
DIRECTORY = rules().directory


def an_owned_case() -> Case:
    """Public lighting owns it and roads take part; the coordinator must mend a message."""
    case = after(a_case("verlichting", "wegen"), ("karel", Take()), ("wilma", Join()))
    return numbered(case.with_ask(Ask(AskKind.LOST, MORNING, person="anouk")))


def allowed(person: str, case: Case) -> set[ActName]:
    return {act for act in ActName if rights.may(act, person, case, rules().directory)}


def readers(case: Case, *people: str) -> list[str]:
    return [each for each in people if rights.may_read(each, case, rules().directory)]


def test_every_act_has_its_row_and_every_kind_of_ask_its_answers() -> None:
    assert MAY.keys() == set(ActName)
    assert ANSWERS.keys() == set(AskKind)
    assert all(MAY.values()), "somebody may do it"


def test_who_is_asked_is_only_asked_what_answers_it() -> None:
    answering = frozenset().union(*ANSWERS.values())
    assert {act for act, standings in MAY.items() if Standing.ASKED in standings} <= answering


EVERYBODY = {
    *(ActName.POST, ActName.SHOW, ActName.WHOSE, ActName.HELP, ActName.CONFIRM, ActName.MINE),
    *(ActName.FOLLOW, ActName.UNFOLLOW),
}
POSTER = {
    ActName.TEXT,
    ActName.CORRECT,
    ActName.SOLVED,
    ActName.REOPEN,
    ActName.NO_SIGNAL,
    ActName.PLACE,
    ActName.REDACT,
    ActName.WITHDRAW,
    ActName.EDIT,
    ActName.CLEAN,
    ActName.CONFIDENTIAL,
    ActName.HOLD,
    ActName.TIDY,
}
WEIGHING = {
    *(ActName.URGENT, ActName.NORMAL, ActName.CAN_WAIT),
    *(ActName.RISK, ActName.NO_RISK),
}
OWNER = {
    ActName.RUNNING,
    ActName.GIVE,
    ActName.HAND_OVER,
    *WEIGHING,
    ActName.PROGRESS,
    ActName.STUCK,
    ActName.LATER,
    ActName.TERM,
    ActName.DONE,
    ActName.TEXT,
    ActName.REOPEN,
    ActName.OFFER,
    ActName.QUESTION,
    ActName.CONFIDENTIAL,
}
BROKER = {
    ActName.CONFIDENTIAL,
    ActName.OPEN_UP,
    ActName.OFFER,
    ActName.QUESTION,
    ActName.MET,
    ActName.HAND_OVER,
    ActName.TEXT,
    ActName.CORRECT,
    ActName.TERM,
    *WEIGHING,
    ActName.REOPEN,
    ActName.NO_SIGNAL,
    ActName.PLACE,
    ActName.REDACT,
}
OFFERED = {ActName.TAKE, ActName.TAKE_LATER, ActName.RUNNING, ActName.DECLINE, ActName.JOIN}


@pytest.mark.parametrize(
    ("person", "acts"),
    [
        ("fatima", POSTER),
        ("karel", OWNER),
        ("kim", OWNER),
        ("wilma", {ActName.PART, ActName.TEXT, ActName.PROGRESS, ActName.STUCK, ActName.QUESTION}),
        ("joris", BROKER),
        ("samira", set()),
        ("anouk", {ActName.RESEND, ActName.REDACT}),
        ("hugo", set()),
        (GUEST, set()),
    ],
)
def test_each_standing_gives_what_its_row_says(person: str, acts: set[ActName]) -> None:
    assert allowed(person, an_owned_case()) - EVERYBODY == acts


def test_the_broker_ends_only_what_nobody_owns() -> None:
    assert ActName.DONE in allowed("joris", a_case("verlichting"))
    assert ActName.DONE not in allowed("joris", an_owned_case())
    assert rights.who_can(ActName.DONE, an_owned_case(), rules().directory) == ("karel",)
    assert rights.who_can(ActName.DONE, a_case(), rules().directory) == ("joris",)


def test_only_who_is_asked_may_answer_an_offer() -> None:
    case = a_case("verlichting")
    able = [each for each in ("karel", "kim", "wilma", "hugo") if allowed(each, case) & OFFERED]
    assert able == ["karel", "kim"]


def test_the_broker_may_see_to_what_nobody_owns_and_to_nothing_else() -> None:
    assert allowed("joris", a_case("verlichting")) & OFFERED == {ActName.TAKE}
    assert not allowed("joris", an_owned_case()) & OFFERED


def test_the_bot_itself_only_takes_silence_for_an_answer_and_has_people_stand_in() -> None:
    own = {ActName.LAPSE, ActName.STAND_IN, ActName.RESUME}
    assert allowed(WIJKBOT, an_owned_case()) == own


def test_a_wijkmanager_asks_on_any_case_of_their_wijk_that_is_not_confidential() -> None:
    brokered_by_theme = replace(an_owned_case(), broker="anouk")
    assert ActName.QUESTION in allowed("joris", brokered_by_theme)
    assert ActName.QUESTION not in allowed("samira", brokered_by_theme)
    assert ActName.QUESTION not in allowed("joris", replace(brokered_by_theme, confidential=True))


def test_who_was_asked_may_answer_when_the_question_has_lapsed() -> None:
    asked = after(an_owned_case(), ("karel", Question("welke lamp?")))
    assert allowed("fatima", asked) - EVERYBODY == {
        *POSTER,
        *(ActName.ANSWER, ActName.QUESTION, ActName.LATER, ActName.ADVISE),
    }
    lapsed = after(asked, (WIJKBOT, Lapse(asked.waiting[-1].id or 0)))
    assert ActName.ANSWER in allowed("fatima", lapsed)
    answered = after(lapsed, ("fatima", Reply("de linker")))
    assert ActName.ANSWER not in allowed("fatima", answered)


def test_a_refusal_names_who_may_and_nobody_else() -> None:
    case = after(a_case(wijk=None), ("anouk", Offer("zorg")))
    assert rights.who_can(ActName.TAKE, case, rules().directory) == ("zoe", "anouk")
    assert rights.who_can(ActName.OFFER, case, rules().directory) == ("anouk",)


def test_who_may_read_it_may_follow_it() -> None:
    case = a_case("verlichting")
    assert ActName.FOLLOW in allowed("hugo", case)
    assert ActName.FOLLOW not in allowed(GUEST, case)
    hidden = replace(case, confidential=True)
    assert ActName.FOLLOW not in allowed("hugo", hidden)
    assert rights.who_can(ActName.FOLLOW, hidden, rules().directory) == ("joris",)


def test_whom_the_broker_added_reads_what_is_confidential_and_who_follows_does_not() -> None:
    followers = (Follower("bas"), Follower("hugo", added_by="joris"))
    hidden = replace(a_case("verlichting"), confidential=True, followers=followers)
    assert readers(hidden, "bas", "hugo") == ["hugo"]


def test_every_colleague_reads_what_is_not_confidential_and_a_guest_only_their_own() -> None:
    case = a_case("verlichting", poster=GUEST)
    assert readers(case, "hugo", "bas", GUEST, "plein~ander") == ["hugo", "bas", GUEST]


def test_what_is_confidential_is_read_by_those_on_it_and_for_a_department_by_its_lead() -> None:
    offered = replace(a_case("verlichting"), confidential=True)
    people = ("fatima", "karel", "kim", "wilma", "joris", "anouk", "hugo")
    assert readers(offered, *people) == ["fatima", "karel", "joris"]
    owned = replace(an_owned_case(), confidential=True)
    assert readers(owned, *people) == ["fatima", "karel", "wilma", "joris"]
    shown = replace(owned, followers=(Follower("hugo", "joris"), Follower("bas")))
    assert readers(shown, "hugo", "bas") == ["hugo"], "who was let in, not who came by themselves"


def test_for_a_department_only_its_lead_or_its_contact_acts_on_what_is_confidential() -> None:
    offered = replace(a_case("verlichting"), confidential=True)
    assert allowed("karel", offered) & OFFERED == OFFERED
    assert not allowed("kim", offered) & OFFERED
    owned = replace(an_owned_case(), confidential=True)
    assert ActName.PROGRESS in allowed("karel", owned)
    assert ActName.PROGRESS in allowed("wilma", owned)
    assert allowed("kim", owned) <= EVERYBODY


def test_what_is_stopped_is_its_poster_s_alone() -> None:
    stopped = a_case("verlichting", found={Personal.PHONE})
    assert readers(stopped, "fatima", "joris", "karel", "anouk") == ["fatima"]


def test_the_words_of_what_is_held_are_read_by_who_is_asked_about_them() -> None:
    hold = Hold(1, frozenset({Personal.PHONE}))
    held = after(an_owned_case(), ("fatima", hold))
    assert readers(held, "fatima", "joris", "karel") == ["fatima", "joris", "karel"]
    words = [p for p in ("fatima", "joris", "karel") if rights.may_read_words(p, held, DIRECTORY)]
    assert words == ["fatima"]
