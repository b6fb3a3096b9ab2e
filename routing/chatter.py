"""Talk that needs no owner: greetings, thanks, lunch, and "weer gemaakt, bedankt"."""

from __future__ import annotations

from collections.abc import Sequence

from routing import words
from routing.text import STOPWORDS, Token, word_set

_POLITE = word_set(
    """
    hallo hoi hey hi hee he dag doei daag ciao goedemorgen goedemiddag goedenavond goedeavond
    goeiemorgen goeiemiddag goeienavond morgen middag avond goede goeie groet groeten groetjes
    beste collega collegas allemaal allen iedereen team mensen welkom succes sterkte prettig
    prettige fijn fijne leuk leuke mooi mooie top super goed prima perfect geweldig lekker
    lekkere oke ok okay ja nee jawel haha hahaha hihi lol yes yep nope duidelijk helder akkoord
    eens graag gedaan dank dankje dankjewel dankuwel danku bedankt bedanken merci thanks thank
    thx complimenten compliment tof gefeliciteerd felicitaties proficiat weekend vakantie
    feestdagen kerst avondje vandaag gisteren straks later zo sorry excuus helaas hello
    everyone good morning you ha hoera hulde klopt inderdaad snap begrijp natuurlijk tuurlijk
    keurig nieuwjaar gelukkig tot ziens snel spoedig week maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag hand applaus weet zeg hoor joh gezellig gezellige
    """
)
_SOCIAL = word_set(
    """
    lunch lunchen lunchpauze koffie thee taart gebak trakteer trakteren traktatie borrel
    borrelen verjaardag jarig etentje kantine broodje broodjes pauze vrijmibo teamuitje uitje
    wedstrijd voetbal vergadering vergaderen notulen agenda agendaverzoek vergaderzaal
    werkoverleg teamoverleg printer laptop wachtwoord inloggen thuiswerken verlof presentatie
    """
)
_THANKS = word_set(
    """
    bedankt bedanken dank dankje dankjewel dankuwel danku top super fijn mooi complimenten
    compliment hulde keurig geweldig thanks merci blij
    """
)
_SOLVED = word_set(
    """
    gemaakt opgelost gerepareerd hersteld opgeruimd weg weggehaald geregeld verholpen vervangen
    gefikst schoon geleegd leeggemaakt gelukt afgerond klaar schoongemaakt gedaan
    """
)
_WORKS_AGAIN = word_set("doet doen brandt branden werkt werken brand")
_STILL_WRONG = word_set(
    """
    niet nog maar behalve alleen opnieuw helaas echter kapot stuk geen nooit wanneer moet
    moeten graag kunnen kunt willen
    """
)


def solved(text_tokens: Sequence[Token]) -> bool:
    """Whether the text says that something was put right, and nothing else is wrong."""
    forms = {token.form for token in text_tokens}
    if forms & _STILL_WRONG or any(token.form == "?" for token in text_tokens):
        return False
    again = "weer" in forms and bool(forms & (_WORKS_AGAIN | _SOLVED))
    return again or bool(forms & _SOLVED and forms & _THANKS)


def small_talk(text_tokens: Sequence[Token]) -> bool:
    """Whether nothing is left of the text once politeness is taken out."""
    return not _left(text_tokens)


def social(text_tokens: Sequence[Token]) -> bool:
    """Whether it is about colleagues' own day (lunch, a birthday, the minutes)."""
    return any(token.form in _SOCIAL or words.stem(token.form) in _SOCIAL for token in text_tokens)


def _left(text_tokens: Sequence[Token]) -> list[str]:
    return [
        token.form
        for token in text_tokens
        if token.form not in STOPWORDS
        and token.form not in _POLITE
        and token.form not in _SOCIAL
        and len(token.form) > 1
        and not token.form.isdigit()
        and any(letter.isalpha() for letter in token.form)
    ]
