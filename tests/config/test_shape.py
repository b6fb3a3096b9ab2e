"""Keys that hold something else than the schema asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.builders import TOWN, all_faults, spoilt, the_fault, written

STORIES = {
    "a key is misspelt": (
        'department = "ruimte"',
        'departement = "ruimte" # here',
        "people[5] (dirk).departement",
        "There is no such key.",
        'Did you mean "department"?',
    ),
    "a key is nowhere known": (
        'department = "ruimte"',
        "shoe_size = 43 # here",
        "people[5] (dirk).shoe_size",
        "There is no such key.",
        "Remove it.",
    ),
    "a table is misspelt": (
        "[[channels]]",
        '[offices] # here\ndays = ["mon"]\n[[channels]]',
        "offices",
        "There is no such key.",
        'Did you mean "office"?',
    ),
    "a top-level key stands below a table": (
        "presses = false",
        'presses = false\nsynonyms = [["brug", "sluis"]] # here',
        "ladder[4] (portefeuillehouder).synonyms",
        "There is no such key.",
        "synonyms belongs at the top of a file, above the first [table]: move it there.",
    ),
    "a key deep in a table is misspelt": (
        "[municipality]",
        '[office]\nhours = { start = "08:00", end = "17:00", ends = "1" } # here\n[municipality]',
        "office.hours.ends",
        "There is no such key.",
        'Did you mean "end"?',
    ),
    "a number stands where text should": (
        'name = "Dirk Dekker"',
        'name = "Dirk Dekker"\nphone = 302860000 # here',
        "people[5] (dirk).phone",
        "This must be text, not 302860000.",
        "Put it between quotes.",
    ),
    "a text is empty": (
        'name = "Dirk Dekker"',
        'name = "  " # here',
        "people[5] (dirk).name",
        "This is empty.",
        "Fill it in, or remove it.",
    ),
    "an id has a space": (
        'id = "kermis"',
        'id = "de kermis" # here',
        "themes[1] (de kermis).id",
        'This must be a short name in small letters, not "de kermis".',
        "Use a to z, 0 to 9, - and _, and begin with a letter or a digit.",
    ),
    "an id is very long": (
        'id = "kermis"',
        f'id = "{"k" * 41}" # here',
        f"themes[1] ({'k' * 40}).id",
        f'This must be at most 40 characters, not "{"k" * 41}".',
        "Make it shorter.",
    ),
    "a key of a table is no id": (
        'ids = { chat = "dirk" }',
        'ids = { chat = "dirk", "My Chat" = "dirk" } # here',
        'people[5] (dirk).ids."My Chat"',
        'This must be a short name in small letters, not "My Chat".',
        "Use a to z, 0 to 9, - and _, and begin with a letter or a digit.",
    ),
    "a platform does not exist": (
        'name = "chat"\nplatform = "console"',
        'name = "chat"\nplatform = "teams" # here',
        "accounts[1] (chat).platform",
        "This must be 'slack', 'matrix' or 'console', not \"teams\".",
        "Choose one of these.",
    ),
    "a time zone is another than the supported one": (
        'name = "Voorbeeldstad"',
        'name = "Voorbeeldstad"\ntimezone = "Europe/Brussels" # here',
        "municipality.timezone",
        "This must be 'Europe/Amsterdam', not \"Europe/Brussels\".",
        "Choose one of these.",
    ),
    "one text stands where a list should": (
        'wijken = ["Noordwest"]',
        'wijken = "Noordwest" # here',
        "people[2] (joris).wijken",
        'This must be a list, not "Noordwest".',
        'Write it like wijken = ["…", "…"].',
    ),
    "one of a list is no text": (
        'phrases = ["volle container"]',
        'phrases = [\n"volle container",\n7, # here\n]',
        "departments[1] (afval).phrases[2]",
        "This must be text, not 7.",
        "Put it between quotes.",
    ),
    "a text stands where a table should": (
        'on_duty = { person = "karel", phone = "030 000 00 00" }',
        'on_duty = "karel" # here',
        "municipality.on_duty",
        'This must be a table, not "karel".',
        "Write a [table], or { key = value }.",
    ),
    "a list of days is empty": (
        'slug = "dirk"',
        'slug = "dirk"\nworking_days = [] # here',
        "people[5] (dirk).working_days",
        "This list is empty.",
        "Name at least one, or remove the key.",
    ),
    "a time is a bare number": (
        'slug = "dirk"',
        'slug = "dirk"\ndigest = 9 # here',
        "people[5] (dirk).digest",
        "This cannot be 9.",
        "Write a local time like 08:30:00, without a time zone.",
    ),
    "a time has a time zone": (
        'slug = "dirk"',
        'slug = "dirk"\ndigest = "09:00+01:00" # here',
        "people[5] (dirk).digest",
        'This cannot be "09:00+01:00".',
        "Write a local time like 08:30:00, without a time zone.",
    ),
    "working time is a bare number": (
        'term = "5 days"',
        "term = 5 # here",
        "ladder[3] (directeur).term",
        "This must be working time, not 5.",
        'Write it like "2 days", "0.5 day" or "2 hours".',
    ),
    "working time is in weeks": (
        'term = "5 days"',
        'term = "1 week" # here',
        "ladder[3] (directeur).term",
        'This cannot be "1 week".',
        'Write working time like "2 days", "0.5 day" or "2 hours".',
    ),
    "yes stands where true should": (
        "presses = false",
        'presses = "never" # here',
        "ladder[4] (portefeuillehouder).presses",
        'This must be true or false, not "never".',
        "Write true or false, without quotes.",
    ),
    "a number of days is negative": (
        "[municipality]",
        "[clocks]\nreopen_days = -1 # here\n[municipality]",
        "clocks.reopen_days",
        "This must be a whole number of 0 or more, not -1.",
        "Write it without quotes and without a unit.",
    ),
    "a day is no date": (
        "[municipality]",
        '[office]\nclosing_days = [2026-12-24,\n"kerst"] # here\n[municipality]',
        "office.closing_days[2]",
        'This must be a date, not "kerst".',
        "Write it like 2026-12-24, without quotes and without a time.",
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_it_is_a_fault_when(story: str, tmp_path: Path) -> None:
    old, new, key, wrong, fix = STORIES[story]
    fault = the_fault(written(tmp_path, spoilt(old, new)))

    assert (fault.key, fault.wrong, fault.fix) == (key, wrong, fix)


def test_an_element_that_is_no_table_is_told_with_its_place(tmp_path: Path) -> None:
    channel = '[[channels]]\naccount = "chat"\nid = "signalen"\nwijk = "Noordwest"\n'
    text = 'channels = [{ account = "chat", id = "signalen" }, 7] # here\n' + spoilt(channel, "")

    fault = the_fault(written(tmp_path, text))

    assert (fault.key, fault.wrong) == ("channels[2]", "This must be a table, not 7.")


def test_a_missing_key_is_told_at_the_table_that_lacks_it(tmp_path: Path) -> None:
    text = spoilt('[[departments]]\nid = "ruimte"', '[[departments]] # here\nid = "ruimte"')

    fault = the_fault(written(tmp_path, spoilt('lead = "dirk"\n', "", text)))

    assert fault.key == "departments[2] (ruimte).lead"
    assert (fault.wrong, fault.fix) == ("This key is missing.", "Add it: lead = …")


def test_a_missing_list_is_told_of_the_file(tmp_path: Path) -> None:
    text = TOWN[: TOWN.index("[[ladder]]")].replace("[[departments]]", "[[themes]]")

    keys = {fault.key: fault.line for fault in all_faults(written(tmp_path, text))}

    assert keys["departments"] is None
    assert not any(key.startswith("people") for key in keys), "what follows from it is not told"


def test_a_broken_shape_does_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    text = spoilt('name = "Dirk Dekker"', "name = 7")
    text = spoilt('platform = "console"', 'platform = "teams"', text)
    text = spoilt("presses = false", 'presses = false\ncolour = "red"', text)
    text = spoilt('broker = "mirjam"', 'broker = "mirjem"', text)

    found = all_faults(written(tmp_path, text))

    assert [fault.key for fault in found] == [
        "accounts[1] (chat).platform",
        "people[5] (dirk).name",
        "themes[1] (kermis).broker",
        "ladder[4] (portefeuillehouder).colour",
    ]


def test_a_name_that_cannot_be_used_leaves_those_who_use_it_alone(tmp_path: Path) -> None:
    text = spoilt('slug = "dirk"', 'slug = "Dirk" # here')

    assert the_fault(written(tmp_path, text)).key == "people[5] (Dirk).slug"


def test_what_only_follows_from_a_broken_shape_is_not_told(tmp_path: Path) -> None:
    text = spoilt('ids = { element = "@willem:example.org" }', "ids = 7 # here")

    assert the_fault(written(tmp_path, text)).key == "people[7] (willem).ids"


def test_a_level_that_cannot_be_read_leaves_no_level_without_people(tmp_path: Path) -> None:
    text = spoilt('level = "portefeuillehouder"', "level = 7 # here")

    assert the_fault(written(tmp_path, text)).key == "people[6] (ada).level"
