"""What routing hears of a configuration."""

from __future__ import annotations

from pathlib import Path

from bot.config.load import load
from bot.config.schema import Config
from bot.knowledge import knowledge
from routing import prepare, route
from routing.nouns import Department, Flag, Phrase, Theme, Weight, Wijk
from tests.config.builders import TOWN, spoilt, written


def a_config(folder: Path, text: str = TOWN, words: str = "") -> Config:
    return load(written(folder, 'include = ["words.toml"]\n' + text, words=words))


def test_departments_come_with_their_phrases_by_weight(tmp_path: Path) -> None:
    words = '[vocabulary.afval]\nstrong = ["grofvuil"]\nweak = ["zak"]\nexcluding = ["afvalwater"]'

    told = knowledge(a_config(tmp_path, words=words))

    waste, silent = told.departments
    assert (silent.id, silent.phrases) == ("ruimte", ()), "it is reached by an ask, or may learn"
    assert waste == Department(
        id="afval",
        name="Afval en reiniging",
        phrases=(
            Phrase("grofvuil", Weight.STRONG),
            Phrase("volle container", Weight.NORMAL),
            Phrase("zak", Weight.WEAK),
            Phrase("afvalwater", Weight.EXCLUDING),
        ),
        wijken=frozenset({"Noordwest", "Overvecht"}),
    )


def test_a_department_whose_phrases_only_exclude_is_never_asked(tmp_path: Path) -> None:
    words = '[vocabulary.ruimte]\nexcluding = ["heelal"]'
    index = prepare(knowledge(a_config(tmp_path, words=words)))

    assert route("vraag over de ruimte", index).nearest == ()


def test_a_party_is_an_owner_only_where_it_may_own(tmp_path: Path) -> None:
    words = '[vocabulary.corporatie]\nphrases = ["huurwoning"]'
    owning = spoilt('lead = "willem"', 'lead = "willem"\nmay_own = true')

    may_not = knowledge(a_config(tmp_path, words=words))
    may = knowledge(a_config(tmp_path, owning, words))

    assert "corporatie" not in {each.id for each in may_not.departments}
    assert "corporatie" in {each.id for each in may.departments}


def test_themes_wijken_flags_and_synonyms_come_along(tmp_path: Path) -> None:
    words = """
        [vocabulary.kermis]
        strong = ["draaimolen"]
        [gazetteer.Noordwest]
        buurten = ["Ondiep"]
        streets = ["Vechtplantsoen"]
        landmarks = ["Julianapark"]
        [flag_words]
        danger = ["gaslek"]
    """

    told = knowledge(a_config(tmp_path, words=words))

    phrases = (Phrase("draaimolen", Weight.STRONG), Phrase("botsautootjes"))
    assert told.themes == (Theme("kermis", "Kermis", phrases),)
    assert told.wijken == (
        Wijk("Noordwest", ("Ondiep",), ("Vechtplantsoen",), ("Julianapark",)),
        Wijk("Overvecht"),
    )
    assert dict(told.flags)[Flag.DANGER] == ("gaslek",)
    assert set(dict(told.flags)) == set(Flag)
    assert told.synonyms == (("container", "kliko"),)
