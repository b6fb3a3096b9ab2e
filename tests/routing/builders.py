"""A small municipality to tell stories about."""

from __future__ import annotations

from functools import cache

from routing import Index, prepare
from routing.nouns import Department, Flag, Knowledge, Phrase, Theme, Weight, Wijk

PHRASES = {
    "afval": [
        "container vol",
        "container zit vast",
        "klep van de container kapot",
        "vuilnis naast de container",
        "vuilniszakken op straat",
        "troep op de stoep",
        "zwerfvuil",
        "grofvuil gedumpt",
        "prullenbak puilt uit",
        "graffiti op de muur",
        "matras op straat",
    ],
    "verlichting": [
        "lantaarnpaal kapot",
        "lantaarn brandt niet",
        "lantaarn doet het niet",
        "straatverlichting uit",
        "lamp knippert",
        "donker op straat",
        "stoplicht defect",
        "verkeerslicht op rood",
    ],
    "wegen": [
        "losse stoeptegel",
        "gat in de weg",
        "kuil in het wegdek",
        "brug kapot",
        "fietsenrek",
        "paaltje omgereden",
        "stoep verzakt",
    ],
    "groen": [
        "boom omgewaaid",
        "tak afgebroken",
        "hek van de speeltuin",
        "schommel kapot",
        "gras niet gemaaid",
        "onkruid",
        "eikenprocessierups",
        "speeltoestel",
    ],
    "water": ["put verstopt", "riool stinkt", "dode vissen in de sloot", "boot vaart te hard"],
    "dieren": ["ratten gezien", "rattenoverlast", "meeuwen maken lawaai", "wespennest", "duiven"],
    "veiligheid": ["jongeren hangen rond", "drugs dealen", "straatroof", "bedreiging"],
}


def a_department(department: str, *phrases: str, wijken: tuple[str, ...] = ()) -> Department:
    """Make a department of plain phrases."""
    listed = tuple(Phrase(text) for text in phrases)
    return Department(department, department.title(), listed, wijken=frozenset(wijken))


DEPARTMENTS = tuple(a_department(name, *phrases) for name, phrases in PHRASES.items())
WIJKEN = (
    Wijk(
        "Noordwest",
        buurten=("Ondiep", "Pijlsweerd"),
        streets=(
            "Vechtplantsoen",
            "Amsterdamsestraatweg",
            "Lantaarnstraat",
            "Burgemeester Norbruislaan",
        ),
        landmarks=("Julianapark", "winkelcentrum Rokade"),
    ),
    Wijk(
        "Binnenstad",
        streets=(
            "Trans",
            "Winkel",
            "Winter",
            "Zevenblad",
            "Waterstraat",
            "Zoomstraat",
            "Lange Nieuwstraat",
        ),
    ),
    Wijk("Overvecht", buurten=("Vechtzoom",), streets=("Amsterdamsestraatweg", "Zamenhofdreef")),
    Wijk("Zuid"),
)
THEMES = (Theme("wonen", "Wonen", (Phrase("woonwagen"), Phrase("leegstaande woning"))),)
FLAGS = (
    (Flag.DANGER, ("gevaarlijk", "levensgevaar", "gaslek")),
    (Flag.URGENT, ("met spoed", "vandaag nog")),
    (Flag.VULNERABLE, ("kinderen", "rolstoel")),
)
SYNONYMS = (("container", "kliko"), ("stoplicht", "rood licht ding"))


def knowledge(*more: Department) -> Knowledge:
    """Tell everything, and further departments."""
    return Knowledge((*DEPARTMENTS, *more), THEMES, WIJKEN, FLAGS, SYNONYMS)


def excluding(department: str, text: str, *phrases: str) -> Department:
    """Make a department that has nothing to do with texts that say `text`."""
    veto = Phrase(text, Weight.EXCLUDING)
    return Department(department, department, (*map(Phrase, phrases), veto))


@cache
def an_index() -> Index:
    """Prepare the small municipality once."""
    return prepare(knowledge())
