"""Which texts of the code belong in the catalogues, and how these are kept in step."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.locale import catalogues, extract


def package(folder: Path, code: str, name: str = "bot/cards/offer.py") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return folder / "bot"


def found(folder: Path, code: str) -> list[tuple[str, ...]]:
    texts = extract.texts(package(folder, code))
    return [catalogues.source(each) for each in texts if each.id]


def test_texts_are_found_where_they_are_said_or_marked(tmp_path: Path) -> None:
    code = """
LABEL = {1: N_("Ours")}
say.text("Solved.")
reader.say.line("{a}, "
                "is this yours?", a=say.text("nested"))
say.several("One thing.", "{n} things.", n)
say.text("Yes" if sure else "No")
"""
    assert found(tmp_path, code) == [
        ("Ours",),
        ("Solved.",),
        ("{a}, is this yours?",),
        ("nested",),
        ("One thing.", "{n} things."),
        ("Yes",),
        ("No",),
    ]


def test_what_only_looks_like_a_text_is_passed_over(tmp_path: Path) -> None:
    code = """
line("glue", ", ")
text("glue")
say.text(LABEL)
say.line(LABELS[act], person="Karel")
response.text()
"""
    assert found(tmp_path, code) == []
    package(tmp_path, 'sa.text("SELECT 1")', "bot/store/database.py")
    assert found(tmp_path, "") == []


@pytest.mark.parametrize(
    "written", ['f"{n} things"', '"Hello " + name', '"Hello {}".format(name)', '"%s" % name']
)
def test_a_text_that_is_put_together_is_refused_with_its_place(
    tmp_path: Path, written: str
) -> None:
    with pytest.raises(ValueError, match=r"bot/cards/offer\.py:2: write the text out"):
        found(tmp_path, f"\nsay.text({written})")


def test_a_text_is_listed_once_with_every_file_that_says_it(tmp_path: Path) -> None:
    package(tmp_path, 'say.text("Solved.")\nsay.line("Solved.")')
    code = extract.texts(package(tmp_path, 'say.text("Solved.")', "bot/cards/receipt.py"))
    assert [(place, line) for place, line in code["Solved."].locations] == [
        ("bot/cards/offer.py", 1),
        ("bot/cards/offer.py", 2),
        ("bot/cards/receipt.py", 1),
    ]


def a_catalogue(**texts: str) -> Catalog:
    catalogue = Catalog(locale="nl")
    for text, translation in texts.items():
        catalogue.add(text, translation)
    return catalogue


def test_catalogues_follow_the_code_and_keep_what_was_translated() -> None:
    dutch, formal = catalogues.renewed(
        a_catalogue(kept="", new="", yours=""),
        a_catalogue(kept="blijft", gone="weg", yours="is dit van jullie?"),
        a_catalogue(gone="weg", kept="overbodig"),
    )
    assert {each.id: each.string for each in dutch if each.id} == {
        "kept": "blijft",
        "new": "",
        "yours": "is dit van jullie?",
    }
    assert {each.id: each.string for each in formal if each.id} == {"yours": ""}


def test_a_catalogue_comes_back_as_it_was_written(tmp_path: Path) -> None:
    catalogue = a_catalogue(hello="dag, ‘{person}’\\n")
    catalogue.add(("one", "{n} more"), ("één", "{n} meer"), [("bot/cards/offer.py", 3)])
    path = tmp_path / "nl.po"
    catalogues.write(catalogue, path)
    assert catalogues.forms(path) == {
        "hello": ("dag, ‘{person}’\\n",),
        "one": ("één", "{n} meer"),
    }
    written = path.read_bytes()
    catalogues.write(catalogues.read(path), path)
    assert path.read_bytes() == written
