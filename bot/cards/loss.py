"""What the coordinator is asked when a message will never arrive: which, where, why, what now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from adapters.base import Do, Permanent, Refusal
from adapters.card import Block, Card, Line, Paragraph
from bot.cards import parts, places
from bot.cards.kinds import CardKind
from bot.cards.reader import Reader, line
from bot.cards.view import View, one_line
from bot.cases.acts import ActName
from bot.cases.state import Ask
from bot.language import N_
from bot.store import traffic
from bot.store.nouns import AskKind, OutState

CODE_CHARS = 60

_MESSAGES: Mapping[CardKind, str] = {
    CardKind.RECEIPT: N_("The receipt"),
    CardKind.DIGEST: N_("A reminder"),
    CardKind.NEWS: N_("News of how it is going"),
    CardKind.ANSWER: N_("An answer"),
    CardKind.PROMPT: N_("A question about an answer"),
}
_ASKS: Mapping[AskKind, str] = {
    AskKind.OWN: N_("The question who takes this up"),
    AskKind.CONTRIBUTE: N_("The question who takes part"),
    AskKind.TAKE_OVER: N_("The question who takes this over"),
    AskKind.PROGRESS: N_("The question how it is going"),
    AskKind.BROKER: N_("The question whom to ask"),
    AskKind.WHICH_WIJK: N_("The question in which wijk this is"),
    AskKind.OUTCOME: N_("The question whether it is solved"),
    AskKind.PRIVACY: N_("The question about data of a resident"),
}


def draw(view: View, ask: Ask, reader: Reader) -> Card:
    """Ask the coordinator to see to a message that did not arrive."""
    say = reader.say
    card = reader.session.exec(select(traffic.Card).where(traffic.Card.ask_id == ask.id)).first()
    row = reader.session.get(traffic.Outbox, card.params.get("about")) if card else None
    gone = reader.session.get(traffic.Card, row.card_id) if row else None
    blocks: list[Block] = [Paragraph(parts.headline(view, reader))]
    if row is not None and gone is not None:
        blocks.append(Paragraph(_what(view, row, gone, reader)))
    if not ask.open:
        blocks.append(Paragraph(say.line("I am sending it again.")))
        return Card(tuple(blocks), (), parts.footer(view))
    if card is not None and gone is not None:
        refusal = Refusal(card.params.get("refusal", Refusal.OTHER))
        blocks.append(Paragraph(_why(refusal, gone, reader)))
    blocks.append(Paragraph(say.line("Is that mended? Then let me send it again.")))
    again = parts.button(view, reader, ActName.RESEND, ask=ask.id, first=True)
    code = _code(row, reader) if row is not None else ""
    return Card(tuple(blocks), (again,), parts.footer(view, code))


def unreached(asks: Sequence[Ask], reader: Reader) -> tuple[Ask, ...]:
    """Give those of open asks whose card never arrived, and is not under way again."""
    waiting = [ask.id for ask in asks if ask.delivered is None]
    lost = reader.session.exec(
        select(traffic.Card.ask_id)
        .join(traffic.Outbox, col(traffic.Outbox.card_id) == col(traffic.Card.id))
        .where(
            col(traffic.Card.ask_id).in_(waiting),
            traffic.Outbox.do == Do.SEND,
            traffic.Outbox.state == OutState.FAILED,
        )
    ).all()
    return tuple(ask for ask in asks if ask.id in lost)


def _what(view: View, row: traffic.Outbox, gone: traffic.Card, reader: Reader) -> Line:
    """Name the message, for whom it was where several read along, and where it was to appear."""
    asked = view.case.ask(gone.ask_id) if gone.ask_id else None
    if asked is not None:
        what = _ASKS.get(asked.kind, N_("A question"))
    else:
        what = _MESSAGES.get(CardKind(gone.kind), N_("A message"))
    facts = {"message": reader.say.text(what), "place": places.of(gone, reader)}
    if row.do == Do.UPDATE:
        return reader.say.line("{message} could not be shown as it is now in {place}.", **facts)
    if gone.person and not places.reader_of(gone, reader):
        person = reader.name(gone.person)
        return reader.say.line(
            "{message}, for {person}, did not arrive in {place}.", person=person, **facts
        )
    return reader.say.line("{message} did not arrive in {place}.", **facts)


def _why(refusal: Refusal, gone: traffic.Card, reader: Reader) -> Line:
    """Say what stands in the way, and what can be done about it."""
    say, account = reader.say, places.called(gone.account, reader)
    private = places.reader_of(gone, reader)
    person = private or gone.person
    if private and refusal in {Refusal.BARRED, Refusal.NO_PLACE}:
        refusal = Refusal.NO_READER  # nobody can be invited there
    if gone.account not in reader.platforms:
        return say.line("I no longer have an account {account}.", account=account)
    match refusal:
        case Refusal.BARRED:
            why = say.line("I am not in there, or I may not write there.")
            allow = say.line("Am I in there already? Then let me write there.")
            return line(why, " ", _invite(gone.account, reader), " ", allow)
        case Refusal.NO_PLACE:
            why = say.line(
                "There is no such conversation any more, it is archived, or it is closed to me."
            )
            other = say.line("Is it gone for good? Then ask whoever runs me to choose another.")
            return line(why, " ", _invite(gone.account, reader), " ", other)
        case Refusal.NO_READER if person:
            return say.line(
                "The account there is gone, or takes no private messages from me. Please pass it "
                "on to {person} yourself, or ask whoever manages the accounts.",
                person=reader.with_phone(person),
            )
        case Refusal.CONTENT:
            return say.line(
                "{account} does not take the message as it is: it is too long, or something in it "
                "is not allowed. Please tell whoever runs me.",
                account=account,
            )
        case Refusal.ENCRYPTED:
            return say.line(
                "Messages there are encrypted, and I do not write between them. Please have "
                "whoever runs me choose a conversation without encryption."
            )
        case Refusal.NO_READER | Refusal.NO_MESSAGE | Refusal.PHOTO | Refusal.OTHER:
            return say.line("I do not know what stops it. Please tell whoever runs me.")


def _code(row: traffic.Outbox, reader: Reader) -> str:
    """Give the platform's own code for whoever runs the bot, without what is said beside it."""
    if not row.trouble or row.account not in reader.platforms:
        return ""
    code = one_line(Permanent(row.trouble).code, CODE_CHARS)
    return reader.say.text("(for whoever runs me: {code})", code=code)


def _invite(account: str, reader: Reader) -> Line:
    command = reader.platforms[account].invite
    if command:
        return reader.say.line("Invite me: type ‘{command}’ there.", command=command)
    return reader.say.line("Invite me there.")
