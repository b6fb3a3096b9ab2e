"""*Weglakken*: words are taken out of everything; that it was done, by whom and why, stays."""

from __future__ import annotations

from bot import rights
from bot.cases.acts import ActName, Redact
from bot.cases.decision import BlackOut, Decision, Entry, Reason, Refusal, Rules
from bot.cases.state import Case
from bot.rights import Standing

_OTHERS_TOO = frozenset({Standing.BROKER, Standing.PRIVACY_OFFICER})


def redact(case: Case, act: Redact, person: str, rules: Rules) -> Decision | Refusal:
    """Take words out of everything there is of a case, or all that was posted; in any state.

    A poster takes out all of what they posted themselves. Words go from all that others said, too.
    """
    reason = act.reason.strip()
    if act.whole and not reason:
        return Refusal(Reason.NEEDS_WHY)
    if not act.whole and not act.words.strip():
        return Refusal(Reason.NO_SUCH_WORDS, {"case": case.id})
    standings = rights.standings(person, case, ActName.REDACT, rules.directory)
    everybodys = not _OTHERS_TOO.isdisjoint(standings)
    signals = tuple(each.id for each in case.signals if everybodys or each.poster == person)
    out = BlackOut("" if act.whole else act.words, signals)
    return Decision(case, Entry(ActName.REDACT, person, None, reason), black_out=out)
