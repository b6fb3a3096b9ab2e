"""Talk that needs no owner: greetings, thanks, lunch, and "weer gemaakt, bedankt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from routing.inflection import stem
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
    vrijdag zaterdag zondag hand applaus weet zeg hoor joh gezellig gezellige allebei samen
    precies helemaal zeker misschien echt idee initiatief plezier weertje beterschap ermee mee
    wijkbot bot helpen
    """
)
# What colleagues say to one another about being there, calling and writing.
_OFFICE = word_set(
    """
    afwezig aanwezig bereikbaar bel belt bellen gebeld app appen mail mails mailen gemaild
    bericht berichtje stuur stuurt sturen gestuurd doorsturen rondsturen reageer reageren
    reactie antwoord kanaal kanalen toevoegen tag link links bijlage document info informatie
    overleg overleggen teams teamsen zoom kantoor bureau thuis werk werken dienst tijd minuten
    minuutjes uur uurtje kwartier half beginnen begint begin laat loop lopen kom komt komen kijk
    kijken kijkt ernaar gekeken zie zien gezien lees lezen gelezen doe neem nemen pak oppakken
    opgepakt regel regelen geregeld verplaatst verzet gaan ga bezig klaar test testje testen
    testbericht verkeerd verkeerde vraagje ziek verlof vrij gesproken spreken spreek snelle zaal
    een twee drie vier vijf zes zeven acht negen tien elf twaalf dochter zoon oeps vanaf kort
    foto afstemmen aansluiten sluit vertraging trein telefoon onderweg vertrek waarnemen waarneemt
    neemt vervangt rooster file tandarts belletje appje mailtje wacht wachten zin alvast groep
    chat opgeven aanmelden inschrijven plekje plekjes rijdt rit carpoolen doorzetten
    geniet genieten zon regen uitslapen slaap slapen wolk trots applausje kleine kindje baby
    trouwen getrouwd vrijdagmiddag ochtend januari februari maart april mei juni juli augustus
    september oktober november december overdracht overdragen waarnemer inwerken stagiair
    bijpraten bijkletsen planning jaarplanning uren urenregistratie invullen ingevuld vergeet
    verbinding headset microfoon koptelefoon mok beker mobiel lijstje doorgezet doorzet zelfde
    foutje versterken kennismaken rondje collegiaal vergeten vast ruis
    """
)
# Their second word tells nothing after the first.
_SAYINGS = frozenset((("geen", "probleem"), ("geen", "punt")))
_SOCIAL = word_set(
    """
    lunch lunchen lunchpauze koffie thee taart gebak trakteer trakteren traktatie borrel
    borrelen verjaardag jarig etentje kantine broodje broodjes pauze vrijmibo teamuitje uitje
    vergadering vergaderen notulen agenda agendaverzoek vergaderzaal werkoverleg teamoverleg
    printer laptop wachtwoord inloggen thuiswerken verlof presentatie beamer vakantierooster
    heidag teamdag teamuitstapje personeelsfeest kerstpakket kerstborrel nieuwjaarsborrel
    sinterklaasgedicht lootjes afscheidsborrel vergaderkamer flexplek agendapunt rondvraag
    """
)
_THANKS = word_set(
    """
    bedankt bedanken dank dankje dankjewel dankuwel danku top super fijn mooi complimenten
    compliment hulde keurig geweldig thanks merci blij
    """
)
# Who passes on what a resident says brings a matter, be it about a printer.
_RESIDENTS = word_set(
    """
    bewoner bewoners bewoonster bewoonsters buurtbewoner buurtbewoners omwonende omwonenden
    inwoner inwoners mevrouw mevr meneer mijnheer jongeren
    """
)
_SOLVED = word_set(
    """
    gemaakt weggehaald geregeld vervangen gefikst leeggemaakt klaar schoongemaakt gedaan
    verwijderd
    """
)
_SETTLED = word_set("opgelost gerepareerd hersteld opgeruimd verholpen geleegd gelukt afgerond")
_SO = word_set("weg schoon open dicht")
_IT_IS = word_set("is zijn weer nu al inmiddels allemaal helemaal")
_WORKS_AGAIN = word_set("doet doen brandt branden werkt werken")
# Who begins so talks to a colleague.
_OPENERS = word_set(
    """
    haha hahaha hihi lol gefeliciteerd beterschap proficiat welterusten oeps
    """
)
_STILL_WRONG = word_set(
    """
    niet nog maar behalve alleen opnieuw helaas echter kapot stuk geen nooit wanneer moet
    moeten graag kunnen kunt willen alvast voorhand voorbaat aub svp verzoek gaarne
    """
)
# What is longer tells more than that something was solved, or than talk among colleagues.
_SOLVED_WORDS = 25
_SETTLED_WORDS = 8
_SOCIAL_WORDS = 14
_SOCIAL_ENDS = ("overleg", "vergadering", "borrel", "lunch", "uitje", "thuiswerkdag")


def solved(text_tokens: Sequence[Token], *, asks: bool) -> bool:
    """Whether the text says that something was put right, and nothing else is wrong.

    `asks` is whether it has a question mark.
    """
    forms = [token.form for token in text_tokens]
    said = frozenset(forms)
    if asks or said & _STILL_WRONG or len(forms) > _SOLVED_WORDS:
        return False
    if "weer" in said and said & (_WORKS_AGAIN | _SOLVED | _SETTLED):
        return True
    if said & _THANKS:
        so = any(was in _IT_IS and form in _SO for was, form in pairwise(forms))
        return so or bool(said & (_SOLVED | _SETTLED))
    return bool(said & _SETTLED and said & _IT_IS) and len(forms) <= _SETTLED_WORDS


def small_talk(text_tokens: Sequence[Token], places: frozenset[int]) -> bool:
    """Whether nothing is left of the text once politeness is taken out.

    `places` are the tokens that name a place: something is meant by those.
    """
    return next(_left(text_tokens, places), None) is None


def greeting(text_tokens: Sequence[Token], places: frozenset[int]) -> bool:
    """Whether nothing is left but one capital: most often a colleague's name."""
    if sum(token.capital for token in text_tokens) > 1:
        return False  # somebody writes all words so
    left = list(islice(_left(text_tokens, places), 2))
    return len(left) == 1 and left[0].capital and not places


def _left(text_tokens: Sequence[Token], places: frozenset[int]) -> Iterator[Token]:
    sayings = {
        at + 1
        for at, pair in enumerate(pairwise(token.form for token in text_tokens))
        if pair in _SAYINGS
    }
    for at, token in enumerate(text_tokens):
        if at in places or (_tells(token.form) and at not in sayings):
            yield token


def of_residents(text_tokens: Sequence[Token]) -> bool:
    """Whether it passes on what a resident says or does; their compliments are talk."""
    said = {token.form for token in text_tokens}
    return bool(said & _RESIDENTS) and not said & _THANKS


def social(text_tokens: Sequence[Token]) -> bool:
    """Whether it is about colleagues' own day (lunch, a birthday, the minutes)."""
    if len(text_tokens) > _SOCIAL_WORDS:
        return False
    if text_tokens and text_tokens[0].form in _OPENERS:
        return True
    return any(
        form in _SOCIAL or stem(form) in _SOCIAL or form.endswith(_SOCIAL_ENDS)
        for form in (token.form for token in text_tokens)
    )


def _tells(form: str) -> bool:
    if form in STOPWORDS or form in _POLITE or form in _OFFICE or form in _SOCIAL:
        return False
    return len(form) > 1 and any(letter.isalpha() for letter in form)
