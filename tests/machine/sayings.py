"""How people say each act, rightly and wrongly, with a word that tells it from all others."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName

SAYINGS: Mapping[ActName, tuple[str, ...]] = {
    ActName.POST: ("signaal de stoep is verzakt {word}",),
    ActName.TAKE: ("van ons {case}", "oppakken {case}"),
    ActName.TAKE_LATER: (
        "van ons {case}, maar over twee weken: {word}",
        "van ons, maar later {case}",
    ),
    ActName.TAKE_IF: ("ja, mits {case}: {word}",),
    ActName.MET: ("voorwaarde geregeld {case}: {word}",),
    ActName.FOLLOW: ("volgen {case}", "volgen {case} {colleague}"),
    ActName.UNFOLLOW: ("niet meer volgen {case}",),
    ActName.RISK: ("risico {case}: want {word}",),
    ActName.NO_RISK: ("geen risico {case}: want {word}",),
    ActName.REROUTE: ("pas aan {case}",),
    ActName.KEEP: ("laat zo {case}",),
    ActName.REFER: ("zet klaar {case}",),
    ActName.PART: ("ons deel is klaar {case}: {word}",),
    ActName.TEXT: ("tekst {case}",),
    ActName.ADVISE: ("meedenken {case}: {word}", "meedenken {case} {department}: {word}"),
    ActName.MINE: ("mijn",),
    ActName.STUCK: ("lukt niet {case}: {word}",),
    ActName.LATER: ("later {case} volgende week: {word}", "later {case} gisteren: {word}"),
    ActName.TERM: ("termijn {case} vrijdag: {word}",),
    ActName.RUNNING: ("loopt al {case} nr-{word}",),
    ActName.DECLINE: (
        "niet van ons {case} {department}: want {word}",
        "niet van ons {case}: want {word}",
        "niet van ons {case}",
    ),
    ActName.JOIN: ("wij doen mee {case}",),
    ActName.OFFER: ("leg voor aan {department} {case}: wat {word}", "aan {case} {department}"),
    ActName.HAND_OVER: ("overdragen {case} {department}: want {word}",),
    ActName.CORRECT: ("klopt niet {case}: {department}", "klopt niet {case}: {wijk}"),
    ActName.AWAY: ("vrij tot morgen: {colleague}", "afwezig t/m vrijdag"),
    ActName.BACK_AT_WORK: ("weer aan het werk",),
    ActName.QUESTION: ("vraag {case}: welke {word}", "vraag {case} {colleague}: welke {word}"),
    ActName.ANSWER: ("antwoord {case}: {word}",),
    ActName.CONFIRM: ("klopt",),
    ActName.GIVE: ("geef {case} aan {colleague}",),
    ActName.URGENT: ("spoed {case}: want {word}",),
    ActName.NORMAL: ("normaal {case}: want {word}",),
    ActName.CAN_WAIT: ("kan wachten {case}: want {word}",),
    ActName.PROGRESS: ("voortgang {case}: {word}", "het loopt {case}"),
    ActName.DONE: ("klaar {case}: {word}",),
    ActName.SOLVED: ("opgelost {case}",),
    ActName.REOPEN: ("heropenen {case}: nog {word}",),
    ActName.NO_SIGNAL: ("geen signaal {case}",),
    ActName.PLACE: ("wijk {case} {wijk}",),
    ActName.REDACT: ("weglakken {case}: {theirs}, want dat vroeg iemand",),
    ActName.RESEND: ("stuur opnieuw {case}",),
    ActName.CLEAN: ("haal ze eruit {case}",),
    ActName.CONFIDENTIAL: ("besloten {case}: want {word}", "besloten {case}"),
    ActName.OPEN_UP: ("niet meer besloten {case}: want {word}",),
    ActName.SHOW: ("toon {case}",),
    ActName.WHOSE: ("wie de lantaarn brandt niet {word}",),
    ActName.HELP: ("help",),
}
"""Every act that can be typed, with what it needs or without."""
