"""Where each message goes: a department's channel, a poster's thread, or private to somebody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from adapters.base import Do
from adapters.console import BARE as LITTLE
from adapters.console import FULL as EVERYTHING
from bot.cards.kinds import CardKind
from bot.cases.decision import News, Tell
from bot.cases.state import Ask, Case, Signal
from bot.config.schema import Config
from bot.directory import Directory
from bot.mail import Mail, Place, Unreachable
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, Fate
from tests.municipality import BARE, FULL, a_municipality

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PLATFORMS = {FULL: EVERYTHING, BARE: LITTLE}


def changed(slug: str, **changes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - fields
    """Describe the people, one of them otherwise."""
    people = [person.model_dump() for person in a_municipality().people]
    return [{**each, **(changes if each["slug"] == slug else {})} for each in people]


def departments(department: str, **changes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - fields
    """Describe the departments, one of them otherwise."""
    known = [each.model_dump() for each in a_municipality().departments]
    return [{**each, **(changes if each["id"] == department else {})} for each in known]


def a_case(session: Session, account: str = FULL, **changes: Any) -> Case:  # noqa: ANN401 - fields
    """Store a case of a signal of Fatima's in the channel for signals."""
    row = tables.Case(broker="joris", wijk="Noordwest", opened=NOW)
    session.add(row)
    session.flush()
    assert row.id is not None
    signal = tables.Signal(
        inbox_id=row.id,
        case_id=row.id,
        fate=Fate.CASE,
        poster="fatima",
        account=account,
        conversation="#signalen",
        posted=NOW,
    )
    session.add(signal)
    session.flush()
    assert signal.id is not None
    session.add(
        traffic.Anchor(account=account, conversation="#signalen", thread="17", signal_id=signal.id)
    )
    session.flush()
    case = Case(row.id, "joris", NOW, wijk="Noordwest", signals=(Signal(signal.id, "fatima"),))
    return Case(**{**{name: getattr(case, name) for name in case.__slots__}, **changes})


def asked(
    database: Database,
    ask: Ask,
    config: Config | None = None,
    account: str = FULL,
    **case: Any,  # noqa: ANN401 - fields
) -> str:
    """Ask something, and tell where the card goes."""
    with database.write() as session:
        mail = Mail(Directory(config or a_municipality()), PLATFORMS)
        about = a_case(session, account, **case)
        signal = about.signals[0].id if ask.kind in {AskKind.OUTCOME, AskKind.WHICH_WIJK} else None
        mail.ask(session, Ask(**{**_fields(ask), "signal": signal}), about, NOW)
        return place(session)


def place(session: Session) -> str:
    """Describe where the newest card goes, and that its lane is there."""
    card = session.exec(select(traffic.Card)).all()[-1]
    row = session.exec(select(traffic.Outbox)).all()[-1]
    assert row.account == card.account
    assert row.lane.endswith(f"\x1f{card.conversation or card.user}")
    how = "whisper" if row.do == Do.WHISPER else ""
    reader = f"@{card.user}" if card.user else ""
    return f"{card.account}: " + " ".join(
        filter(None, (how, card.conversation, card.thread, reader))
    )


def _fields(ask: Ask) -> dict[str, Any]:
    return {name: getattr(ask, name) for name in ask.__slots__}


def an_offer(department: str) -> Ask:
    """Ask a department whether it is theirs."""
    return Ask(AskKind.OWN, NOW, department=department)


@pytest.mark.parametrize(
    ("kind", "person"),
    [(AskKind.OWN, None), (AskKind.CONTRIBUTE, None), (AskKind.PROGRESS, "karel")],
)
def test_a_department_is_asked_in_its_channel(
    sqlite_database: Database, kind: AskKind, person: str | None
) -> None:
    ask = Ask(kind, NOW, department="verlichting", person=person)
    assert asked(sqlite_database, ask) == f"{FULL}: #verlichting"


def test_what_is_put_before_somebody_by_name_is_asked_in_private(sqlite_database: Database) -> None:
    ask = Ask(AskKind.OWN, NOW, department="verlichting", person="kim")
    assert asked(sqlite_database, ask) == f"{FULL}: @kim"


def test_a_department_without_a_channel_is_asked_through_its_lead(
    sqlite_database: Database,
) -> None:
    assert asked(sqlite_database, an_offer("zorg")) == f"{FULL}: @zoe"


def test_what_is_confidential_is_in_no_channel(sqlite_database: Database) -> None:
    where = asked(sqlite_database, an_offer("verlichting"), confidential=True)
    assert where == f"{FULL}: @karel"


def test_a_wijk_may_have_a_lead_of_its_own(sqlite_database: Database) -> None:
    config = a_municipality(departments=departments("zorg", leads={"Noordwest": "kim"}))
    assert asked(sqlite_database, an_offer("zorg"), config) == f"{FULL}: @kim"
    assert asked(sqlite_database, an_offer("zorg"), config, wijk="Leidsche Rijn") == (
        f"{FULL}: @zoe"
    )


@pytest.mark.parametrize("account", [FULL, BARE])
def test_a_department_on_both_platforms_is_asked_where_the_signal_came_from(
    sqlite_database: Database, account: str
) -> None:
    channels = {FULL: "#lampen", BARE: "#lantaarns"}
    config = a_municipality(departments=departments("verlichting", channels=channels))
    where = asked(sqlite_database, an_offer("verlichting"), config, account)
    assert where == f"{account}: {channels[account]}"


@pytest.mark.parametrize("kind", [AskKind.OUTCOME, AskKind.WHICH_WIJK])
def test_a_poster_is_asked_where_they_posted(sqlite_database: Database, kind: AskKind) -> None:
    assert asked(sqlite_database, Ask(kind, NOW, person="fatima")) == f"{FULL}: #signalen 17"


def test_a_broker_is_asked_in_private_on_their_home_account(sqlite_database: Database) -> None:
    people = changed("joris", ids={FULL: "joris", BARE: "j.vermeer"}, home=BARE)
    config = a_municipality(people=people)
    ask = Ask(AskKind.BROKER, NOW, person="joris")
    assert asked(sqlite_database, ask, config) == f"{BARE}: @j.vermeer"


def test_who_is_gone_is_replaced_by_who_is_there(sqlite_database: Database) -> None:
    gone = Ask(AskKind.PROGRESS, NOW, department="zorg", person="vertrokken")
    assert asked(sqlite_database, gone) == f"{FULL}: @zoe"
    assert asked(sqlite_database, an_offer("opgeheven")) == f"{FULL}: @joris"
    broker = Ask(AskKind.BROKER, NOW, person="vertrokken")
    assert asked(sqlite_database, broker, broker="vertrokken") == f"{FULL}: @joris"
    assert asked(sqlite_database, broker, broker="vertrokken", wijk=None) == f"{FULL}: @anouk"


def test_a_poster_whose_platform_is_gone_is_asked_in_private(sqlite_database: Database) -> None:
    outcome = Ask(AskKind.OUTCOME, NOW, person="fatima")
    assert asked(sqlite_database, outcome, account="opgeheven") == f"{FULL}: @fatima"


def test_news_for_a_poster_stands_in_their_thread_and_for_others_is_private(
    sqlite_database: Database,
) -> None:
    mail = Mail(Directory(a_municipality()), PLATFORMS)
    with sqlite_database.write() as session:
        case = a_case(session)
        signal = case.signals[0].id
        mail.tell(session, Tell(News.TAKEN, "fatima", signal), case, NOW)
        assert place(session) == f"{FULL}: #signalen 17"
        mail.tell(session, Tell(News.DANGER, "hugo", signal), case, NOW)
        assert place(session) == f"{FULL}: @hugo"
        mail.tell(session, Tell(News.SILENT_OWNER, "vertrokken"), case, NOW)
        assert place(session) == f"{FULL}: @anouk"


def test_without_a_coordinator_who_can_be_reached_nothing_is_sent(
    sqlite_database: Database,
) -> None:
    mail = Mail(Directory(a_municipality(people=changed("anouk", ids={}))), PLATFORMS)
    with pytest.raises(Unreachable, match="anouk"), sqlite_database.write() as session:
        mail.tell(session, Tell(News.SILENT_OWNER, "vertrokken"), a_case(session), NOW)


@pytest.mark.parametrize(
    ("there", "kind", "goes"),
    [
        (Place(FULL, "#wegen", thread="3"), CardKind.ANSWER, f"{FULL}: whisper #wegen 3 @kim"),
        (Place(BARE, "#wegen", thread="3"), CardKind.ANSWER, f"{BARE}: @kim2"),
        (Place(FULL, "#wegen", thread="3"), CardKind.PROMPT, f"{FULL}: #wegen 3"),
        (Place(FULL, user="kim", private=True), CardKind.ANSWER, f"{FULL}: @kim"),
        (Place(FULL, user="kim", thread="9", private=True), CardKind.PROMPT, f"{FULL}: 9 @kim"),
    ],
)
def test_an_answer_is_for_one_person_and_only_a_question_is_put_openly(
    sqlite_database: Database, there: Place, kind: CardKind, goes: str
) -> None:
    config = a_municipality(people=changed("kim", ids={FULL: "kim", BARE: "kim2"}))
    mail = Mail(Directory(config), PLATFORMS)
    with sqlite_database.write() as session:
        params = {"act": "decline", "field": "reason"}
        mail.answer(session, "kim", there, params, NOW, kind=kind)
        assert place(session) == goes
