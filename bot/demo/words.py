"""What the terminal itself says, in the language of the municipality."""

from __future__ import annotations

from adapters.console.terminal import Words

HELP = """\
Wat je typt, zeg je op de plek waar je bent. Deze regels doen iets anders:

  als karel          wees iemand anders; als alleen noemt wie er zijn
  in #signalen       ga naar een kanaal; in alleen noemt welke er zijn
  met wijkbot        praat met de bot, onder vier ogen
  draad 12           antwoord in de draad van bericht 12; draad alleen verlaat die
  draad 12 tekst     antwoord daar één keer
  druk 12 1          druk op knop 1 van bericht 12
  1                  druk op knop 1 van de laatste kaart die je ziet
  zie                laat zien waar je bent; zie karel en zie #signalen laten die zien
  wijzig 12 tekst    verander je bericht 12; wis 12 haalt het weg
  +2d                laat twee dagen voorbijgaan; +4u is vier uur
  account markt      ga naar een ander chatsysteem
  zeg in het park    zeg wat anders een van deze regels zou zijn
  /foto PAD tekst    plaats een foto, met woorden of zonder

Aan de bot: !help, /help of @wijkbot help. Deze tekst: ? · Einde: Ctrl-D of stop.
In een draad en onder vier ogen zijn stop en help voor de bot; :stop en ? zijn altijd voor hier."""

DUTCH = Words(
    edited="bewerkt",
    updated="bijgewerkt",
    removed="weggehaald",
    whisper="alleen {name} ziet dit",
    place="in {place}",
    private="onder vier ogen",
    private_to="aan {name}, onder vier ogen",
    thread="draad {message}",
    private_title="{name} en {bot}, onder vier ogen",
    home_title="Startscherm van {name}",
    whispers_title="In een kanaal, alleen voor {name}",
    reads_along="{name} leest ook {places}.",
    earlier="Stille draden weggelaten: {count}.",
    nothing="Hier is nog niets.",
    closed="gesloten",
    joined="{names}: nu ook in {place}.",
    opened="{place} werd geopend voor {names}.",
    invited="{names}: erbij gekomen in {place}.",
    shut="{place} werd gesloten.",
    pressed="{name} drukte op [{button}] bij bericht {message}.",
    reacted="{name} gaf {emoji} aan bericht {message}.",
    taken_back="{name} haalde {emoji} weg bij bericht {message}.",
    sent_in="{name} verstuurde: {title}.",
    deleted="Bericht {message} is weg.",
    welcome="Je kunt hier iedereen zijn. Wat je typt, zeg je; ? laat zien wat je nog meer kunt.",
    you_are="Je bent {name}, {where}.",
    toolbar=" {account} · {time} · ? hulp · Ctrl-D einde ",
    help=HELP,
    goodbye="Tot een volgende keer.",
    interrupted="Met Ctrl-D of stop ga je weg.",
    people="Je kunt zijn: {names}.",
    channels="Kanalen: {names}.",
    accounts="Accounts: {names}.",
    unknown_command="{command} ken ik niet. ? laat zien wat ik wel ken.",
    unknown_person="{name} ken ik niet. Je kunt zijn: {names}.",
    unknown_channel="Kanaal {name} is hier niet. Kanalen: {names}.",
    unknown_account="Account {name} is er niet. Accounts: {names}.",
    unknown_view="{name} is geen persoon en geen kanaal. Wil je het zeggen? Typ: zeg …",
    elsewhere="{name} zit op account {account}. Ga daarheen: account {account}",
    not_member="{name} zit niet in {place}, en ziet er niets van tot je er iets zegt.",
    which_button="Welke knop van bericht {message}? Typ druk {message} 1, tot en met {count}.",
    no_buttons="Bij bericht {message} valt niets te drukken.",
    no_card="Er is geen kaart om op te drukken.",
    how_to_press="Zeg welk bericht en welke knop: druk 12 1",
    how_to_edit="Zeg welk bericht en de nieuwe woorden: wijzig 12 nieuwe woorden",
    how_to_delete="Zeg welk bericht: wis 12",
    how_to_say="Zeg wat: zeg in het park",
    how_to_show="Zeg waar de foto staat: /foto lamp.jpg",
    now="Het is {time}.",
    own_time="Hier loopt de tijd vanzelf.",
    form_hint="Ctrl-C: niet versturen.",
    optional="mag leeg blijven",
    more_lines="een lege regel sluit af",
    a_choice="een nummer of een naam",
    searching="typ een deel van de naam",
    needed="Dit mag niet leeg blijven.",
    no_choice="Niets past bij {typed}.",
    which_choice="Dat kan zijn: {names}.",
    wrong="{label}: {error}",
    not_sent="Er is niets verstuurd.",
    no_message="Bericht {subject} is er niet.",
    not_seen="{name} ziet bericht {subject} niet.",
    not_yours="Bericht {subject} is niet van {name}.",
    no_button="Bericht {subject} heeft die knop niet.",
    no_file="Bestand {subject} is er niet, of kan niet gelezen worden.",
    no_reaction="{name} gaf geen {subject}.",
    no_answer="Bericht {subject} heeft geen draad: één persoon ziet het.",
    no_forms="Account {subject} heeft geen formulieren.",
    no_threads="Account {subject} heeft geen draden.",
    is_closed="{subject} is gesloten.",
    is_private="{subject} is onder vier ogen.",
    too_much="Dit platform kan het formulier niet tonen: {subject}.",
)


def words(language: str) -> Words:
    """Give what the terminal says in this language."""
    return DUTCH if language == "nl" else Words()
