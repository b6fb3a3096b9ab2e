"""Names that nothing has: one story for each key that can hold one, told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.builders import spoilt, the_fault, written

STORIES = {
    "a department that somebody works for does not exist": (
        'department = "ruimte"',
        'department = "ruimt" # here',
        "people[5] (dirk).department",
        '"ruimt" is not a department or party.',
        'Did you mean "ruimte"?',
    ),
    "a wijk that somebody posts from does not exist": (
        'wijken = ["Noordwest"]',
        'wijken = ["noord west"] # here',
        "people[2] (joris).wijken[1]",
        '"noord west" is not a wijk.',
        'Did you mean "Noordwest"?',
    ),
    "a level that somebody has does not exist": (
        'level = "medewerker"',
        'level = "mederwerker" # here',
        "people[4] (fatima).level",
        '"mederwerker" is not a level of the ladder.',
        'Did you mean "medewerker"?',
    ),
    "an account on which somebody has an id does not exist": (
        'ids = { chat = "fatima" }',
        'ids = { chatt = "fatima" } # here',
        "people[4] (fatima).ids.chatt",
        '"chatt" is not an account.',
        'Did you mean "chat"?',
    ),
    "a delegate does not exist": (
        'delegates = ["fatima"]',
        'delegates = [\n"fatma", # here\n]',
        "people[3] (karel).delegates[1]",
        '"fatma" is not a person.',
        'Did you mean "fatima"?',
    ),
    "a subject of a portfolio does not exist": (
        'portfolio = ["ruimte", "afval"]',
        'portfolio = ["ruimte", "afvallen"] # here',
        "people[6] (ada).portfolio[2]",
        '"afvallen" is not a department, party or theme.',
        'Did you mean "afval"?',
    ),
    "the coordinator does not exist": (
        'coordinator = "mirjam"',
        'coordinator = "miriam" # here',
        "municipality.coordinator",
        '"miriam" is not a person.',
        'Did you mean "mirjam"?',
    ),
    "the person on duty does not exist": (
        'person = "karel", phone = "030 000 00 00" }',
        'person = "carel", phone = "030 000 00 00" } # here',
        "municipality.on_duty.person",
        '"carel" is not a person.',
        'Did you mean "karel"?',
    ),
    "the account of an intake channel does not exist": (
        'account = "chat"',
        'account = "slack" # here',
        "channels[1] (signalen).account",
        '"slack" is not an account.',
        'Name an account that exists, or add it. Known: "chat", "element".',
    ),
    "the wijk of an intake channel does not exist": (
        'wijk = "Noordwest"',
        'wijk = "Noordwst" # here',
        "channels[1] (signalen).wijk",
        '"Noordwst" is not a wijk.',
        'Did you mean "Noordwest"?',
    ),
    "a wijkmanager does not exist": (
        'name = "Overvecht"\nwijkmanagers = ["joris"]',
        'name = "Overvecht"\nwijkmanagers = ["boris"] # here',
        "wijken[2] (Overvecht).wijkmanagers[1]",
        '"boris" is not a person.',
        'Did you mean "joris"?',
    ),
    "an assistant does not exist": (
        'assistants = ["mirjam"]',
        'assistants = ["mirjan"] # here',
        "wijken[1] (Noordwest).assistants[1]",
        '"mirjan" is not a person.',
        'Did you mean "mirjam"?',
    ),
    "a substitute does not exist": (
        'substitute = "mirjam"',
        'substitute = "mirjan" # here',
        "wijken[1] (Noordwest).substitute",
        '"mirjan" is not a person.',
        'Did you mean "mirjam"?',
    ),
    "an alderman does not exist": (
        'alderman = "ada"',
        'alderman = "adaa" # here',
        "wijken[1] (Noordwest).alderman",
        '"adaa" is not a person.',
        'Did you mean "ada"?',
    ),
    "a lead does not exist": (
        'lead = "dirk"',
        'lead = "derk" # here',
        "departments[2] (ruimte).lead",
        '"derk" is not a person.',
        'Did you mean "dirk"?',
    ),
    "a lead in a wijk does not exist": (
        'leads = { Overvecht = "fatima" }',
        'leads = { Overvecht = "fatema" } # here',
        "departments[1] (afval).leads.Overvecht",
        '"fatema" is not a person.',
        'Did you mean "fatima"?',
    ),
    "a wijk that a department serves does not exist": (
        'wijken = ["Noordwest", "Overvecht"]',
        'wijken = ["Noordwest", "Overvecht", "Zuid"] # here',
        "departments[1] (afval).wijken[3]",
        '"Zuid" is not a wijk.',
        'Name a wijk that exists, or add it. Known: "Noordwest", "Overvecht".',
    ),
    "one of a department's people does not exist": (
        'people = ["fatima"]',
        'people = ["fatima", "hans"] # here',
        "departments[1] (afval).people[2]",
        '"hans" is not a person.',
        "Name a person that exists, or add it. Known: ",
    ),
    "an account of a department's channel does not exist": (
        'channels = { chat = "afval" }',
        'channels = { chad = "afval" } # here',
        "departments[1] (afval).channels.chad",
        '"chad" is not an account.',
        'Did you mean "chat"?',
    ),
    "a parent does not exist": (
        'parent = "ruimte"',
        'parent = "ruimtes" # here',
        "departments[1] (afval).parent",
        '"ruimtes" is not a department.',
        'Did you mean "ruimte"?',
    ),
    "a theme's department does not exist": (
        'departments = ["afval", "corporatie"]',
        'departments = ["afval", "corporaties"] # here',
        "themes[1] (kermis).departments[2]",
        '"corporaties" is not a department or party.',
        'Did you mean "corporatie"?',
    ),
    "a theme's broker does not exist": (
        'broker = "mirjam"',
        'broker = "mirjem" # here',
        "themes[1] (kermis).broker",
        '"mirjem" is not a person.',
        'Did you mean "mirjam"?',
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_it_is_a_fault_when(story: str, tmp_path: Path) -> None:
    old, new, key, wrong, fix = STORIES[story]

    fault = the_fault(written(tmp_path, spoilt(old, new)))

    assert (fault.key, fault.wrong) == (key, wrong)
    assert fix in fault.fix
