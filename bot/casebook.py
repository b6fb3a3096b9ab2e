"""Deciding in a transaction: state, history and outgoing messages are kept together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, select

from bot import asks
from bot.absence import hearer, placed
from bot.calendar import local
from bot.cases import following, privacy, routed
from bot.cases.acts import Act, ActName
from bot.cases.decide import decide
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Ask, Case, Signal
from bot.mail import Mail
from bot.privacy import erasing
from bot.privacy.guard import REACHING, Guard
from bot.privacy.personal import Personal
from bot.speaker import Speaker
from bot.store import absences as stored
from bot.store import cases, tables, traffic
from bot.store.nouns import AskKind, CaseState, Urgency
from routing.nouns import Flag, Routing

URGENT = frozenset({Flag.DANGER, Flag.URGENT})


@dataclass(frozen=True, slots=True)
class Casebook:
    """Opens cases, and lets people and time act on them."""

    rules: Rules
    mail: Mail
    guard: Guard

    def open(
        self,
        session: Session,
        signal: tables.Signal,
        version: int,
        routing: Routing,
        speaker: Speaker,
        inbox: int,
        now: datetime,
        *,
        found: Collection[Personal] = (),
    ) -> Case:
        """Make a case of a stored signal's words in this version, and ask who should own it.

        `found` are the kinds of data of a resident in them: most stop it until its poster
        answers what becomes of them.
        """
        directory = self.rules.directory
        flags = routed.flags(routing)
        wijk = routed.sure_wijk(routing)
        theme = routing.theme.theme if routing.theme else None
        row = tables.Case(
            urgency=Urgency.URGENT if flags & URGENT else Urgency.NORMAL,
            risk=bool(flags & routed.RISK),
            wijk=wijk,
            place=routed.place(routing),
            theme=theme,
            broker=directory.broker(wijk, theme),
            routing=routed.written(routing),
            opened=now,
        )
        session.add(row)
        session.flush()
        assert row.id is not None, "a stored case has an id"
        assert signal.id is not None, "a stored signal has an id"
        signal.case_id = row.id
        session.add(
            tables.Framing(
                case_id=row.id,
                number=1,
                signal_id=signal.id,
                signal_version=version,
                author=signal.poster,
                at=now,
            )
        )
        session.flush()
        before = cases.load(session, row.id)
        assert before is not None, "it was just stored"
        posted = Signal(signal.id, signal.poster, resident=signal.resident)
        decision = privacy.post(
            before, posted, now, self.rules, danger=Flag.DANGER in flags, found=found
        )
        if not decision.case.stopped:
            self.mail.receipt(session, decision.case, signal, now)
        return self._keep(session, before, decision, speaker, inbox, now)

    def act(
        self,
        session: Session,
        number: int,
        make: Callable[[Case], Act | Refusal],
        speaker: Speaker,
        inbox: int | None,
        now: datetime,
    ) -> Case | Refusal:
        """Let somebody act on a case. `make` gives the act for the case as it stands."""
        decided = self._decided(session, number, make, speaker, now)
        if isinstance(decided, Refusal):
            return decided
        before, decision = decided
        return self._keep(session, before, decision, speaker, inbox, now)

    def rehearse(
        self,
        session: Session,
        number: int,
        make: Callable[[Case], Act | Refusal],
        speaker: Speaker,
        now: datetime,
    ) -> Refusal | None:
        """Tell why an act would be refused now, changing nothing; None when it would not."""
        decided = self._decided(session, number, make, speaker, now)
        return decided if isinstance(decided, Refusal) else None

    def unsay(self, session: Session, number: int, now: datetime) -> None:
        """Have all that the bot ever said of a case drawn anew, as words in it are gone."""
        case = cases.load(session, number)
        assert case is not None, "words of no case are not said"
        self.mail.unsay(session, case, now)

    def delivered(self, session: Session, ask: int, now: datetime) -> None:
        """Start the clock of an ask whose card has reached who is asked."""
        row = session.get(tables.Ask, ask)
        case = cases.load(session, row.case_id) if row else None
        found = case.ask(ask) if case else None
        if case and found and found.open and found.delivered is None:
            cases.keep_clock(session, asks.started(found, case, now, self.rules))

    def reminded(self, session: Session, card: traffic.Card, now: datetime) -> None:
        """Give time to answer from the moment at which a reminder arrived, or got lost.

        It is the digest of the day on which it came. What it asked for the first time has its
        clock from then on.
        """
        digest = session.exec(
            select(traffic.Digest).where(traffic.Digest.card_id == card.id)
        ).first()
        if digest is None:
            return
        digest.day = local(now).date()
        nudges = select(traffic.Nudge).where(traffic.Nudge.digest_id == digest.id)
        for nudge in session.exec(nudges).all():
            row = session.get(tables.Ask, nudge.ask_id)
            case = cases.load(session, row.case_id) if row else None
            ask = case.ask(nudge.ask_id) if case else None
            if case and ask and ask.open and (ask.cycle, ask.step) == (nudge.cycle, nudge.step):
                begins = ask.delivered is None
                go = asks.started if begins else asks.looking_ahead
                cases.keep_clock(session, go(ask, case, now, self.rules))

    def tell(
        self, session: Session, tell: Tell, case: Case, now: datetime, *, turn: int | None = None
    ) -> None:
        """Give news to who should hear it, or to whoever stands in for them.

        A poster reads it in the thread of their signal, whenever they are there again, and whom
        a broker lets read a case, reads that themselves. Who is on duty is told at any hour.
        """
        absences = stored.read(session, now)
        person, absent = hearer(tell.person, case, absences, self.rules.directory, now)
        danger = tell.news is News.DANGER
        theirs = tell.news is News.FOLLOWING or (tell.signal is not None and not danger)
        if absent is None or theirs or danger:
            self.mail.tell(session, tell, case, now, turn=turn)
        if absent is not None and not theirs:
            told = replace(tell, person=person, signal=None)
            self.mail.tell(session, told, case, now, turn=turn, instead_of=absent)

    def _receipts(self, session: Session, case: Case, now: datetime) -> None:
        """Tell posters what becomes of what was stopped, now that it is passed on."""
        for each in case.signals:
            signal = session.get(tables.Signal, each.id)
            assert signal is not None, "a case holds signals that are stored"
            self.mail.receipt(session, case, signal, now)

    def _decided(
        self,
        session: Session,
        number: int,
        make: Callable[[Case], Act | Refusal],
        speaker: Speaker,
        now: datetime,
    ) -> tuple[Case, Decision] | Refusal:
        """Decide on a case as it stands; gives it with what would come of the act."""
        case = cases.load(session, number)
        if case is None:
            return Refusal(Reason.UNKNOWN_CASE, {"case": number})
        act = make(case)
        if isinstance(act, Refusal):
            return act
        decision = decide(case, act, speaker.slug, now, self.rules)
        if isinstance(decision, Refusal):
            return decision
        out = decision.black_out
        if out is not None and not erasing.stands(session, case.id, out, speaker):
            return Refusal(Reason.NO_SUCH_WORDS, {"case": case.id})
        return self._personal(session, case, decision) or (case, decision)

    def _personal(self, session: Session, before: Case, decision: Decision) -> Refusal | None:
        """Refuse words in which somebody else can be recognised: then they are kept nowhere.

        Numbers in other systems come in many shapes: there only how to reach somebody counts.
        """
        entry = decision.entry
        found = [
            each.kind
            for words in (entry.note, *entry.asides.values())
            for each in self.guard.found(session, words)
        ]
        number = decision.case.outside_number
        if number is not None and number != before.outside_number:
            reaches = self.guard.found(session, number)
            found += [each.kind for each in reaches if each.kind in REACHING]
        return Refusal(Reason.PERSONAL, {"kinds": tuple(dict.fromkeys(found))}) if found else None

    def _keep(
        self,
        session: Session,
        before: Case,
        decision: Decision,
        speaker: Speaker,
        inbox: int | None,
        now: datetime,
    ) -> Case:
        absences = stored.read(session, now)
        after = decision.case
        if decision.entry.act not in {ActName.STAND_IN, ActName.RESUME}:
            after = placed(before, after, absences, self.rules.directory, now)
        case, opened = cases.keep(session, before, after, now)
        entry = _of_opened(decision, opened)
        turn = cases.remember(session, case, entry, speaker, now, inbox)
        for tell in decision.tell:
            self.tell(session, tell, case, now, turn=turn)
        for person in following.hearing(case, decision, opened, self.rules.directory):
            if absences.at(person, now) is None:
                self.mail.tell(session, Tell(News.TURN, person), case, now, turn=turn)
        if before.stopped and not case.stopped and case.state is not CaseState.CLOSED:
            self._receipts(session, case, now)
        for ask in opened:
            if not ask.quiet:
                self.mail.ask(session, ask, case, now)
        if before.confidential != case.confidential or before.withheld != case.withheld:
            asked = [ask for ask in case.waiting if ask not in opened]
            self.mail.close_off(session, case, asked if case.confidential else [], now)
        if entry.act is ActName.RESEND and entry.ask is not None and entry.ask.id is not None:
            self.mail.again(session, entry.ask.id, now)
        if decision.black_out is not None:
            erasing.black_out(session, case.id, decision.black_out, speaker, inbox, now)
            self.mail.unsay(session, case, now)
        else:
            self.mail.refresh(session, case, now)
        return case


def _of_opened(decision: Decision, opened: Sequence[Ask]) -> Entry:
    """Point to the ask that an act opened, which has its number by now, whoever holds it."""
    entry = decision.entry
    if entry.ask is None or entry.ask.id is not None:
        return entry
    told = _of_whom(entry.ask)
    new = [_of_whom(ask) for ask in decision.case.asks if ask.id is None]
    return replace(entry, ask=opened[new.index(told)])


def _of_whom(ask: Ask) -> tuple[AskKind, str | None, str | None]:
    return ask.kind, ask.department, ask.person
