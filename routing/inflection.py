"""The stem of a Dutch word: what its inflected forms have in common."""

from __future__ import annotations

from functools import cache, lru_cache

import snowballstemmer
from simplemma.strategies import DictionaryLookupStrategy, RulesStrategy

from routing.frequency import english, only_english
from routing.text import STOPWORDS, word_set

_CACHED_WORDS = 32_768
# The stemmer takes time beyond measure for words that nobody writes.
_LONGEST_WORD = 40
_SHORT_ING = 6
_IG = ("ig", "ige", "igheid")
_SHORTEST = 4
_SAME_START = 3
_PREFIX_REACH = 5
# Words that an ending or prefix only seems to make a form of another.
_THEMSELVES = word_set(
    "binnen verkeerd verward racisme drukkerij jongeren ouderen passend snelheid kruising"
)
_OTHERWISE = {
    "verkeerde": "verkeerd", "verwarde": "verward", "dode": "dood", "doden": "dood",
    "gebeten": "bijten", "gevaren": "varen", "kruisingen": "kruising",
}  # fmt: skip
PARTICLES = (
    "aan", "achter", "af", "bij", "dicht", "door", "in", "kapot", "los", "mee", "na", "neer",
    "om", "op", "open", "over", "terug", "uit", "vast", "vol", "voor", "weg",
)  # fmt: skip
_LEMMAS, _RULES = DictionaryLookupStrategy(), RulesStrategy()
_PARTICIPLE_STARTS = tuple(particle + "ge" for particle in PARTICLES)


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=_CACHED_WORDS)
def stem(form: str) -> str:
    """The stem of a folded word.

    Snowball's Dutch (Kraaij-Pohlmann) on the form that a dictionary names where that is
    sure: it knows that `gebroken` is `breken`, and that `gewoon` is no form of `wonen`.
    """
    known = _OTHERWISE.get(form, form)
    if len(known) > _LONGEST_WORD or known in _THEMSELVES:
        return known
    if only_english(known):
        # "Parking" is no form of "park": of English only plurals are known.
        return known.removesuffix("s") if known.removesuffix("s") in english() else known
    found = _stemmed(known if known != form else _plain(form))
    # "bijen" is not "bij": what tells something never becomes a word that tells nothing. Nor is
    # "binnen" a form of an English bin.
    if only_english(found) or (found in STOPWORDS and form not in STOPWORDS):
        return form
    return found


def _stemmed(form: str) -> str:
    base = form.removesuffix("en") if form.endswith("ingen") else form
    if base.endswith("ing") and len(base) <= _SHORT_ING:
        return base
    if form.endswith(_IG):
        # "Bezig" is no form of "bees", nor "veilig" of "veil".
        return form.removesuffix("heid").removesuffix("e")
    if form.endswith("ens"):
        # "Wagens" becomes "wagen", which by itself would lose its ending too.
        form = form.removesuffix("s")
    found = str(_stemmer().stemWord(form))
    if form.startswith("ge") and not found.startswith("ge") and len(form) > _SHORTEST:
        # Not a participle, or `_plain` had undone it.
        return "ge" + str(_stemmer().stemWord(form[2:]))
    return found


def lemma_of(form: str) -> str | None:
    """The form by which a dictionary of Dutch lists a word; None for what it does not list."""
    return _LEMMAS.get_lemma(form, "nl")


def _plain(form: str) -> str:
    """The dictionary's form of a participle, a finite verb, a plural or an adjective."""
    if len(form) <= _SHORTEST - 1 or not form.isalpha():
        return form
    lemma = _lemma(form)
    if lemma == form:
        return _separable(form)
    verb = lemma.endswith("n")
    alike = lemma[:_SAME_START] == form[:_SAME_START]
    past = "ge" in form[:_PREFIX_REACH] and lemma[:2] != "ge"
    participle = past and verb and lemma[0] == form.replace("ge", "", 1)[0]
    finite = form.endswith(("t", "d")) and verb and alike
    plural = form.endswith(("den", "ten")) and lemma == form[:-2]
    adjective = form.endswith("e") and not lemma.endswith(("e", "n")) and alike
    return lemma if participle or finite or plural or adjective else form


def _separable(form: str) -> str:
    """The infinitive of a participle in three parts, as `af-ge-broken` is of `afbreken`."""
    if not form.startswith(_PARTICIPLE_STARTS):
        return form
    for particle in PARTICLES:
        if form.startswith(particle + "ge"):
            verb = _lemma(form.removeprefix(particle))
            if verb.endswith("n") and not verb.startswith("ge"):
                return particle + verb
    return form


def _lemma(form: str) -> str:
    # Of the ways of simplemma the only ones that say anything of a Dutch word of letters.
    lemma = _LEMMAS.get_lemma(form, "nl") or _RULES.get_lemma(form, "nl")
    return lemma if lemma and lemma.isalpha() else form
