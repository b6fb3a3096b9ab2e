"""Files: what can be read, what is included, and how several become one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.config.faults import Fault
from bot.config.load import load
from tests.config.builders import TOWN, all_faults, spoilt, the_fault, written

CUT = TOWN.index("[[people]]")
PEOPLE = TOWN[CUT : TOWN.index("[[themes]]")]
WITHOUT_PEOPLE = TOWN.replace(PEOPLE, "")
INCLUDING = 'include = ["people.toml"]\n' + WITHOUT_PEOPLE


def raw(folder: Path, content: bytes) -> Path:
    path = folder / "town.toml"
    path.write_bytes(content)
    return path


def test_people_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    config = load(written(tmp_path, INCLUDING, people=PEOPLE))

    assert config == load(written(tmp_path, TOWN))


def test_a_fault_in_an_included_file_names_that_file_its_line_and_its_own_count(
    tmp_path: Path,
) -> None:
    more = '\n[[people]]\nslug = "hans"\nname = "Hans"\nlevel = "baas" # here\n'
    text = INCLUDING.replace('"people.toml"', '"people.toml", "more.toml"')

    fault = the_fault(written(tmp_path, text, people=PEOPLE, more=more))

    assert Path(fault.file) == tmp_path / "more.toml"
    assert fault.key == "people[1] (hans).level"


def test_included_files_include_others_from_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "all.toml").write_text('include = ["more/*.toml"]', encoding="utf-8")
    (tmp_path / "who" / "more").mkdir()
    (tmp_path / "who" / "more" / "people.toml").write_text(PEOPLE, encoding="utf-8")

    config = load(written(tmp_path, 'include = ["who/all.toml"]\n' + WITHOUT_PEOPLE))

    assert len(config.people) == 7


def test_a_pattern_takes_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    text = 'include = ["s?.toml"]\n' + TOWN.replace('synonyms = [["container", "kliko"]]', "")
    one, two = 'synonyms = [["een", "1"]]', 'synonyms = [["twee", "2"]]'

    config = load(written(tmp_path, text, s2=two, s1=one))

    assert config.synonyms == (("een", "1"), ("twee", "2"))


def test_a_file_is_folded_in_once_however_often_it_is_named(tmp_path: Path) -> None:
    text = INCLUDING.replace('"people.toml"', '"people.toml", "./people.toml", "p*.toml"')

    assert len(load(written(tmp_path, text, people=PEOPLE)).people) == 7


def test_tables_of_several_files_are_merged(tmp_path: Path) -> None:
    text = 'include = ["a.toml", "b.toml"]\n' + TOWN
    a = '[flag_words]\ndanger = ["gaslek"]\n[office]\nfriday_until = 12:30:00'
    b = '[flag_words]\ndanger = ["brand"]\nurgent = ["spoed"]\n[office]\ndigest = 09:00:00'

    config = load(written(tmp_path, text, a=a, b=b))

    assert config.flag_words.danger == ("gaslek", "brand")
    assert config.flag_words.urgent == ("spoed",)
    assert (config.office.friday_until.minute, config.office.digest.hour) == (30, 9)


def test_a_value_that_two_files_set_differently_names_both_places(tmp_path: Path) -> None:
    text = spoilt('name = "Voorbeeldstad"', 'name = "Voorbeeldstad" # here')
    other = '\n\n[municipality]\nname = "Elders"'

    fault = the_fault(written(tmp_path, 'include = ["other.toml"]\n' + text, other=other))

    assert fault.key == "municipality.name"
    other_file = tmp_path / "other.toml"
    assert fault.wrong == f'It is "Voorbeeldstad" here, and "Elders" in {other_file}, line 4.'


def test_a_value_that_two_files_set_alike_is_fine(tmp_path: Path) -> None:
    other = '[municipality]\nname = "Voorbeeldstad"'

    config = load(written(tmp_path, 'include = ["other.toml"]\n' + TOWN, other=other))

    assert config.municipality.name == "Voorbeeldstad"


def test_a_vocabulary_joins_its_department_party_or_theme(tmp_path: Path) -> None:
    vocabulary = """
        [vocabulary.afval]
        phrases = ["zak naast de bak"]
        excluding = ["afvalwater"]
        [vocabulary.corporatie]
        strong = ["huurwoning"]
        [vocabulary.kermis]
        weak = ["suikerspin"]
    """

    config = load(written(tmp_path, 'include = ["words.toml"]\n' + TOWN, words=vocabulary))

    assert config.departments[0].phrases == ("volle container", "zak naast de bak")
    assert config.departments[0].excluding == ("afvalwater",)
    assert config.parties[0].strong == ("huurwoning",)
    assert config.themes[0].weak == ("suikerspin",)


def test_a_gazetteer_joins_its_wijk(tmp_path: Path) -> None:
    places = '[gazetteer."Noordwest"]\nbuurten = ["Ondiep"]\nstreets = ["Vechtplantsoen"]'

    config = load(written(tmp_path, 'include = ["places.toml"]\n' + TOWN, places=places))

    assert config.wijken[0].buurten == ("Ondiep",)
    assert config.wijken[0].streets == ("Vechtplantsoen",)


IN_WORDS = {
    "a vocabulary of nothing": (
        '[vocabulary.afvall] # here\nphrases = ["zak"]',
        "vocabulary.afvall",
        '"afvall" is not the id of a department, party or theme.',
        'Did you mean "afval"?',
    ),
    "a gazetteer of nowhere": (
        '[gazetteer."Noord-west"] # here\nstreets = ["Trans"]',
        "gazetteer.Noord-west",
        '"Noord-west" is not the name of a wijk.',
        'Did you mean "Noordwest"?',
    ),
    "a vocabulary with a key of the department": (
        '[vocabulary.afval]\nphrase = ["zak"] # here',
        "vocabulary.afval.phrase",
        "There is no such key.",
        'Did you mean "phrases"?',
    ),
    "a vocabulary whose list is a text": (
        '[vocabulary.afval]\nphrases = "zak" # here',
        "vocabulary.afval.phrases",
        'This must be a list, not "zak".',
        'Write it like phrases = ["…", "…"].',
    ),
    "a phrase in a vocabulary that is a number": (
        '[vocabulary.afval]\nphrases = [\n"zak",\n112, # here\n]',
        "vocabulary.afval.phrases[2]",
        "This must be text, not 112.",
        "Put it between quotes.",
    ),
    "a phrase in a vocabulary without a word": (
        '[vocabulary.afval]\nphrases = [\n"zak",\n"…", # here\n]',
        "vocabulary.afval.phrases[2]",
        'There is no word in "…".',
        "Write a word, or remove it.",
    ),
    "a street that is empty": (
        '[gazetteer.Noordwest]\nstreets = ["Trans",\n""] # here',
        "gazetteer.Noordwest.streets[2]",
        "This is empty.",
        "Fill it in, or remove it.",
    ),
    "a vocabulary that is no table": (
        "vocabulary = 3 # here",
        "vocabulary",
        "This must be a table, not 3.",
        "Write [vocabulary.…], with the id of a department, party or theme.",
    ),
    "a gazetteer that is a list": (
        '[gazetteer]\nNoordwest = ["Trans"] # here',
        "gazetteer.Noordwest",
        "This must be a table, not a list.",
        "Write [gazetteer.Noordwest] above its lists.",
    ),
}


@pytest.mark.parametrize("story", IN_WORDS)
def test_it_is_a_fault_in_its_own_file(story: str, tmp_path: Path) -> None:
    text, key, wrong, fix = IN_WORDS[story]

    fault = the_fault(written(tmp_path, 'include = ["words.toml"]\n' + TOWN, words=text))

    assert Path(fault.file) == tmp_path / "words.toml"
    assert (fault.key, fault.wrong, fault.fix) == (key, wrong, fix)


def test_an_include_that_matches_nothing_is_a_fault_and_hides_what_may_stand_there(
    tmp_path: Path,
) -> None:
    text = INCLUDING.replace('["people.toml"]', '[\n  "poeple.toml", # here\n]')

    fault = the_fault(written(tmp_path, text, people=PEOPLE))

    assert (fault.key, fault.wrong) == ("include[1]", 'There is no file "poeple.toml".')


def test_a_circle_of_includes_is_a_fault(tmp_path: Path) -> None:
    text = 'include = ["a.toml"]\n' + TOWN
    back = 'include = ["b.toml"]'
    again = '# first\ninclude = ["town.toml"] # here'

    fault = the_fault(written(tmp_path, text, a=back, b=again))

    assert Path(fault.file) == tmp_path / "b.toml"
    assert fault.fix == "Remove this include."


@pytest.mark.parametrize(
    ("include", "wrong"),
    [
        ('"people.toml"', 'This must be a list of file names, not "people.toml".'),
        ("[7]", "This must be a file name, not 7."),
        (r'["\u0000"]', r'There is no file "\x00".'),
    ],
)
def test_an_include_that_names_no_file_is_a_fault(include: str, wrong: str, tmp_path: Path) -> None:
    text = f"include = {include} # here\n" + TOWN

    assert the_fault(written(tmp_path, text)).wrong == wrong


def test_a_file_with_a_syntax_error_tells_its_line(tmp_path: Path) -> None:
    fault = the_fault(written(tmp_path, spoilt('lead = "dirk"', 'lead = "dirk # here')))

    assert fault.key == ""
    assert fault.wrong.startswith("This is not valid TOML: ")


def test_a_file_that_ends_in_the_middle_tells_its_last_line(tmp_path: Path) -> None:
    fault = the_fault(written(tmp_path, TOWN + "\n[office]\ndays = [ # here\n\n"))

    assert fault.wrong.startswith("This is not valid TOML: ")


def test_a_syntax_error_in_an_included_file_leaves_the_others_checked(tmp_path: Path) -> None:
    text = INCLUDING.replace("presses = false", 'presses = "no way"')

    first, second = all_faults(written(tmp_path, text, people="[[people]\n"))

    assert first.key == "ladder[4] (portefeuillehouder).presses"
    assert (Path(second.file).name, second.line) == ("people.toml", 1)


def test_a_byte_order_mark_is_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    text = spoilt('lead = "dirk"', 'lead = "derk"')

    first, second = all_faults(raw(tmp_path, b"\xef\xbb\xbf" + text.encode()))

    assert (first.line, first.wrong) == (1, "This file begins with a byte order mark.")
    assert second.key == "departments[2] (ruimte).lead"


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        ("# één".encode("utf-16"), 1, "This file is written in UTF-16."),
        ("# een\n# één".encode("latin-1"), 2, "This is not UTF-8 text: it holds a byte 0xe9."),
        (b"a = \x00", 1, "This is not valid TOML: Invalid value (column 5)."),
        (b"", None, "This key is missing."),
        (b"a = " + b"[" * 5000 + b"]" * 5000, None, "Lists or tables are nested too deeply"),
        (b"a = 1" + b"0" * 5000, None, "This is not valid TOML: "),
    ],
)
def test_a_file_that_is_no_configuration_is_a_fault(
    content: bytes, line: int | None, wrong: str, tmp_path: Path
) -> None:
    fault = all_faults(raw(tmp_path, content))[0]

    assert fault.line == line
    assert fault.wrong.startswith(wrong)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    fault = the_only(tmp_path / "nowhere.toml")

    assert fault.file == str(tmp_path / "nowhere.toml")
    assert fault.wrong == "There is no such file."


def test_a_directory_is_a_fault(tmp_path: Path) -> None:
    assert the_only(tmp_path).wrong == "This is a directory."


def test_a_pipe_is_a_fault_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert the_only(tmp_path / "pipe").wrong == "This is not an ordinary file."


def test_a_name_that_no_file_can_have_is_a_fault() -> None:
    assert the_only(Path("a\0b")).file == r"a\x00b"
    assert the_only(Path("a" * 5000)).wrong.startswith("This file cannot be read: ")


def test_a_file_that_may_not_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read everything

    assert the_only(written(tmp_path, TOWN)).wrong == "This file may not be read."


def the_only(path: Path) -> Fault:
    found = all_faults(path)
    assert len(found) == 1
    return found[0]
