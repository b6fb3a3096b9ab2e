"""What people put right becomes a proposal, and once applied a reason like any other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing import Index, prepare, route
from routing.learning import learned, proposals
from routing.nouns import Correction, Department, Learned, Owned, Proposal, Weight, Why
from tests.routing.builders import an_index, knowledge
from tests.routing.test_properties import anything, sentences

HAMMOCKS = (
    "Er hangt weer een hangmat tussen de bomen aan de Trans",
    "Iemand slaapt in een hangmat op het Vechtplantsoen",
)
BARBECUES = ("ratten door de barbecue", "barbecue trekt ratten aan")


def declined(
    *texts: str, asked: str | None = None, owned: str | None = "veiligheid"
) -> list[Correction]:
    return [
        Correction(number, text, asked, owned, f"poster {number}")
        for number, text in enumerate(texts, start=12)
    ]


def proposed(
    *texts: str,
    asked: str | None = None,
    owned: str | None = "veiligheid",
    right: tuple[Owned, ...] = (),
) -> tuple[Proposal, ...]:
    return proposals(declined(*texts, asked=asked, owned=owned), an_index(), owned=right)


def lead(text: str, index: Index) -> str | None:
    return next((owner.department for owner in route(text, index).owners), None)


def test_what_two_cases_said_is_proposed_with_both() -> None:
    (found,) = proposed(*HAMMOCKS)
    assert found == Proposal("hangmat", "veiligheid", Weight.NORMAL, (12, 13), (12, 13))


def test_one_case_may_be_chance() -> None:
    assert not proposed(HAMMOCKS[0])


def test_one_case_that_was_corrected_twice_is_one_case() -> None:
    twice = [Correction(12, HAMMOCKS[0], asked, "veiligheid") for asked in (None, "afval")]
    assert not proposals(twice, an_index())


def test_fewer_or_more_cases_can_be_asked_for() -> None:
    told = declined(*HAMMOCKS)
    assert proposals(told[:1], an_index(), least_cases=1)
    assert not proposals(told, an_index(), least_cases=3)


def test_who_declined_is_told() -> None:
    (found,) = proposed(*BARBECUES, asked="dieren")
    assert (found.phrase, found.department, found.instead_of) == (
        "barbecue",
        "veiligheid",
        "dieren",
    )


def test_names_of_places_and_people_and_numbers_are_no_phrases() -> None:
    texts = (
        "Vraag van Fatima en mevrouw jansen over 4711 aan de Zamenhofdreef",
        "Nog eens Fatima en mevrouw jansen over 4711 aan de Zamenhofdreef",
    )
    assert not proposed(*texts)


@pytest.mark.parametrize(
    "who",
    [
        "piet jansen",
        "jan bakker",
        "mevrouw visser",
        "meneer van der berg",
        "familie de boer",
        "mulder van den bos",
        "buurman kramer",
        "ahmed el bakkali",
        "j. de vries",
        "oma roos",
        "hendrikje van dijk",
        "linde visser",
        "merel",
    ],
)
def test_a_name_in_small_letters_is_no_phrase_whoever_says_it(who: str) -> None:
    found = proposed(f"{who} is zijn sleutels kwijt, een hangmat", f"weer belt {who}, een hangmat")
    assert {each.phrase for each in found} <= {"hangmat"}
    alone = proposed(f"{who} belt aan de Trans", f"weer {who} aan de Trans")
    assert {each.phrase for each in alone} <= {"buurman"}


@pytest.mark.parametrize(
    "own",
    [
        "korte zwaan 12",
        "06-41234567",
        "030 286 00 00",
        "visser.bakker@example.nl",
        "@visserbakker",
        "3531 GRR",
        "GRR-42-X",
        "bsn 123456782",
        "NL91 BANK 0417 1643 00",
        "12 maart 1958",
        "op dinsdag 3 december",
    ],
)
def test_what_is_of_somebody_alone_is_no_phrase(own: str) -> None:
    found = proposed(f"bij ons: {own}, een hangmat", f"dat is {own} met een hangmat")
    said = {word for each in found for word in each.phrase.split()}
    assert said <= {"hangmat", "met", "een", "bsn"}


@pytest.mark.parametrize("thing", ["drone", "fatbike", "padelbaan", "warmtepomp", "airbnb"])
def test_things_that_nobody_foresaw_are_no_names(thing: str) -> None:
    found = proposed(f"er is een {thing} naast ons", f"die {thing} is er weer")
    assert [each.phrase for each in found] == [thing]


def test_what_only_one_poster_says_may_be_of_his_own() -> None:
    one = [Correction(n, text, None, "veiligheid", "joris") for n, text in enumerate(HAMMOCKS)]
    assert not proposals(one, an_index())
    nobody = [Correction(n, text, None, "veiligheid") for n, text in enumerate(HAMMOCKS)]
    assert not proposals(nobody, an_index())


def test_of_words_that_the_municipality_has_one_poster_is_enough() -> None:
    texts = ("boom met lamp", "lamp in de boom")
    one = [Correction(n, text, None, "veiligheid", "joris") for n, text in enumerate(texts)]
    assert [each.phrase for each in proposals(one, an_index())] == ["lamp"]


def test_a_department_without_phrases_can_learn_some() -> None:
    index = prepare(knowledge(Department("welzijn", "Welzijn en sport")))
    (found,) = proposals(declined(*HAMMOCKS, owned="welzijn"), index)
    assert found.department == "welzijn"
    taught = index.with_learned([Learned(found.phrase, "welzijn", found.weight, found.cases)])
    assert lead("hangmat in het bos", taught) == "welzijn"


def test_a_word_that_nobody_knows_is_no_name_where_it_has_an_article() -> None:
    (found,) = proposed("een fatbike raast langs de Trans", "jongen op fatbike raast langs")
    assert "fatbike" in found.phrase
    assert not proposed("kwibusz raast langs de Trans", "daar is kwibusz")


def test_what_says_little_is_no_phrase() -> None:
    assert not proposed("er is iets kapot in de straat", "er is een klacht, iets is kapot")


def test_where_it_happened_is_no_phrase() -> None:
    assert not proposed("gedoe bij de moskee", "narigheid bij de moskee")


def test_what_the_index_gets_right_by_now_proposes_nothing() -> None:
    (found,) = proposed(*HAMMOCKS)
    applied = Learned(found.phrase, found.department, found.weight, found.cases)
    assert not proposals(declined(*HAMMOCKS), an_index().with_learned([applied]))


def test_nothing_is_taken_from_who_rightly_owned_it() -> None:
    right = (Owned("er zijn ratten door de barbecue", "dieren"),)
    assert lead(right[0].text, an_index()) == "dieren"
    assert not proposed(*BARBECUES, asked="dieren", right=right)


def test_a_single_word_of_one_department_is_never_given_to_another() -> None:
    texts = ("wespennest met hangmat", "hangmat met wespennest")
    for found in proposed(*texts, asked="dieren"):
        assert found.phrase != "wespennest"


def test_who_is_asked_by_words_of_others_may_be_kept_from_them() -> None:
    texts = ("de boot van sinterklaas vaart te hard", "sinterklaas: zijn boot vaart hard langs")
    found = proposed(*texts, asked="water", owned=None)
    assert [(each.department, each.weight) for each in found] == [("water", Weight.EXCLUDING)]
    assert found[0].instead_of is None


def test_words_by_which_a_department_is_sure_are_never_kept_from_it() -> None:
    assert not proposed("put verstopt", "de put is verstopt", asked="water", owned=None)


def test_the_same_words_are_proposed_once() -> None:
    texts = tuple(f"{text}, met barbecue" for text in HAMMOCKS)
    assert len(proposed(*texts)) == 1


def test_the_proposal_that_mends_most_comes_first_and_only_so_many_come() -> None:
    told = [
        *declined(*HAMMOCKS),
        *(Correction(n, "een ooievaar op het dak", None, "dieren", f"{n}") for n in (1, 2, 3)),
    ]
    found = proposals(told, an_index())
    assert [each.department for each in found] == ["dieren", "veiligheid"]
    assert proposals(told, an_index(), most=1) == found[:1]


def test_what_was_learned_says_so_in_the_evidence() -> None:
    (found,) = proposed(*HAMMOCKS)
    applied = Learned(found.phrase, found.department, found.weight, found.cases)
    index = prepare(learned(knowledge(), [applied]))
    (owner,) = route("hangmat gezien", index).owners
    assert owner.department == "veiligheid"
    assert [(each.phrase, each.learned) for each in owner.evidence] == [("hangmat", (12, 13))]
    assert not route("jongeren hangen rond", index).owners[0].evidence[0].learned


FATBIKE = Learned("fatbike", "veiligheid", Weight.NORMAL, (12, 13))


def test_what_is_only_much_like_learned_words_says_so_too() -> None:
    (near,) = route("een fatbikerijder", an_index().with_learned([FATBIKE])).nearest
    assert [(each.why, each.learned) for each in near.evidence] == [(Why.LIKENESS, (12, 13))]


def test_beside_words_of_the_municipality_learned_ones_that_tip_it_are_told() -> None:
    text = "drugs met fatbikerijders"
    assert not route(text, an_index()).owners
    (owner,) = route(text, an_index().with_learned([FATBIKE])).owners
    assert [each.learned for each in owner.evidence] == [(), (12, 13)]


def test_what_would_be_as_much_alike_without_it_is_not_said_to_be_learned() -> None:
    (owner,) = route("lantaarnpalen", an_index().with_learned([FATBIKE])).owners
    assert not any(each.learned for each in owner.evidence)


def test_what_is_left_out_is_as_if_it_never_was() -> None:
    assert learned(knowledge(), ()) == knowledge()
    assert an_index().with_learned(()) is an_index()


def test_a_department_that_is_gone_learns_nothing() -> None:
    gone = Learned("hangmat", "zeppelins", Weight.NORMAL, (12, 13))
    assert learned(knowledge(), [gone]) == knowledge()


phrases = st.builds(
    Learned,
    phrase=st.one_of(sentences.filter(str.strip), st.sampled_from(["hangmat", "rood licht ding"])),
    department=st.sampled_from(["afval", "water", "veiligheid", "zeppelins"]),
    weight=st.sampled_from(list(Weight)),
    cases=st.just((12, 31)),
)


@settings(max_examples=60)
@given(st.lists(phrases, max_size=4), st.lists(anything, min_size=1, max_size=4))
def test_adding_gives_what_laying_out_anew_gives(applied: list[Learned], texts: list[str]) -> None:
    added = an_index().with_learned(applied)
    anew = prepare(learned(knowledge(), applied))
    for text in (*texts, *(each.phrase for each in applied)):
        assert route(text, added) == route(text, anew)


@settings(max_examples=30)
@given(
    st.lists(
        st.builds(
            Correction,
            case=st.integers(1, 4),
            text=anything,
            asked=st.sampled_from(["afval", "water", None]),
            owned=st.sampled_from(["veiligheid", "zeppelins", None]),
        ),
        max_size=6,
    )
)
def test_any_corrections_can_be_learned_from(told: list[Correction]) -> None:
    right = (Owned("put verstopt", "water"), Owned("container vol", "afval"))
    for each in proposals(told, an_index(), owned=right):
        assert len(each.cases) >= 2
        assert set(each.mended) <= set(each.cases)
        changed = an_index().with_learned(
            [Learned(each.phrase, each.department, each.weight, each.cases)]
        )
        assert all(lead(text.text, changed) == text.department for text in right)


@pytest.mark.parametrize("text", ["", "?!", "\0" * 300, "ß" * 400, "12 13 14"])
def test_odd_texts_teach_nothing(text: str) -> None:
    assert not proposed(text, text)
