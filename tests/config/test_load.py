"""All faults at once, in an order and in words to work through."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.faults import ConfigError, Fault, render
from bot.config.load import load
from tests.config.builders import TOWN, all_faults, spoilt, written


def test_all_faults_are_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    text = 'include = ["more.toml", "gone.toml"]\n' + TOWN
    text = spoilt('broker = "mirjam"', 'broker = "mirjem"', text)
    text = spoilt('wijkmanagers = ["joris"]\n\n[[dep', "\n[[dep", text)
    text = spoilt('coordinator = "mirjam"', 'coordinator = "miriam"\nlanguage = "fr"', text)
    more = '[vocabulary.afval]\nphrases = "zak"\n[vocabulary.afvall]\n'

    found = all_faults(written(tmp_path, text, more=more))

    assert [(Path(fault.file).stem, fault.line, fault.key) for fault in found] == [
        ("town", 1, "include[2]"),
        ("town", 7, "municipality.language"),
        ("town", 32, "wijken[2] (Overvecht).wijkmanagers"),
        ("more", 2, "vocabulary.afval.phrases"),
    ], "what seems unknown may stand in the file that is gone"

    found = all_faults(written(tmp_path, text, more=more, gone=""))

    assert [(Path(fault.file).stem, fault.line, fault.key) for fault in found] == [
        ("town", 6, "municipality.coordinator"),
        ("town", 7, "municipality.language"),
        ("town", 32, "wijken[2] (Overvecht).wijkmanagers"),
        ("town", 108, "themes[1] (kermis).broker"),
        ("more", 2, "vocabulary.afval.phrases"),
        ("more", 3, "vocabulary.afvall"),
    ]


def test_a_fault_reads_as_a_paragraph(tmp_path: Path) -> None:
    path = written(tmp_path, spoilt('department = "ruimte"', 'department = "ruimt"'))

    with pytest.raises(ConfigError) as found:
        load(path)

    line = TOWN[: TOWN.index('department = "ruimte"')].count("\n") + 1
    assert str(found.value) == (
        f"{path}, line {line}: people[5] (dirk).department\n"
        '  "ruimt" is not a department or party.\n'
        '  Did you mean "ruimte"?'
    )


def test_faults_are_paragraphs_and_a_fault_of_a_whole_file_has_no_key() -> None:
    whole = Fault("town.toml", None, "", "There is no such file.", "Correct the name.")
    other = Fault("town.toml", 3, "database", "This is empty.", "Fill it in.")

    assert render([whole, other]) == (
        "town.toml\n  There is no such file.\n  Correct the name.\n\n"
        "town.toml, line 3: database\n  This is empty.\n  Fill it in."
    )


def test_a_message_never_steers_the_terminal(tmp_path: Path) -> None:
    text = spoilt('department = "ruimte"', r'department = "a\u001B[2J\u202E"')
    text = spoilt('slug = "fatima"', r'slug = "fatima\u001B"' + '\n"\\u0007" = 1', text)

    with pytest.raises(ConfigError) as found:
        load(written(tmp_path, text))

    assert str(found.value).replace("\n", "").isprintable()


def test_a_long_value_is_shortened(tmp_path: Path) -> None:
    text = spoilt('department = "ruimte"', f'department = "{"a" * 500}"')

    (fault,) = all_faults(written(tmp_path, text))

    assert len(fault.wrong) < 110
