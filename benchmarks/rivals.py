"""What somebody would pick instead, with the same phrases as ours.

Every rival knows the phrases of the configuration, whatever their weight, without those that only
exclude; once the phrases alone, and once also those in which a word gave way to a synonym. Texts
and phrases go in as they are written, in lower case, or folded (lower case without punctuation and
accents).

- **partial_ratio, WRatio, token_set_ratio**: `rapidfuzz.process.extract` over all phrases; a
  department scores as its best phrase.
- **BM25** (bm25s: Lucene's variant, k1 1.5, b 0.75), words stemmed by PyStemmer's Dutch Snowball,
  with and without Dutch stop words; a department is one document, or the best of its phrases.
- **TF-IDF** of character 3- to 5-grams within words (scikit-learn's char_wb), by the cosine to the
  department's mean phrase or to its nearest phrase, with the logarithm of counts.
- **LinearSVC** on those n-grams, trained on the phrases, with C 1 or 3.

All of these variants are measured on each set as written, and the best of each family on that very
set goes on to the tables and to the misspelt texts: the choice is in the rivals' favour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import bm25s
import numpy as np
import Stemmer
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from benchmarks.figures import Floats
from benchmarks.ours import Scored
from routing.nouns import Knowledge, Weight

Score = Callable[[str], Floats]
Reading = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Rival:
    """A way to rank departments; `variant` tells one of a family from another."""

    family: str
    variant: str
    departments: tuple[str, ...]
    score: Score

    def rank(self, text: str) -> Scored:
        """All departments, best first; of equals the one that is configured first."""
        scores = self.score(text)
        order = np.argsort(-scores, kind="stable")
        return tuple((self.departments[at], float(scores[at])) for at in order)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of all departments in a row, and whose each is."""

    texts: tuple[str, ...]
    of: tuple[int, ...]
    departments: tuple[str, ...]

    def read(self, reading: Reading) -> Phrases:
        """The same phrases as they are read."""
        return Phrases(tuple(map(reading, self.texts)), self.of, self.departments)

    def best(self, scores: Floats) -> Floats:
        """For each department the score of its best phrase."""
        best = np.full(len(self.departments), -np.inf)
        np.maximum.at(best, np.asarray(self.of), scores)
        return best


def all_rivals(knowledge: Knowledge) -> list[Rival]:
    """Every variant of every rival, ready to rank."""
    plain = _phrases(knowledge, ())
    known = {"": plain}
    if knowledge.synonyms:
        known[", synonyms"] = _phrases(knowledge, knowledge.synonyms)
    return [rival for more, phrases in known.items() for rival in _of(phrases, more)]


def _phrases(knowledge: Knowledge, synonyms: Sequence[Sequence[str]]) -> Phrases:
    texts: list[str] = []
    of: list[int] = []
    spoken = [department for department in knowledge.departments if department.phrases]
    for number, department in enumerate(spoken):
        for phrase in department.phrases:
            if phrase.weight is not Weight.EXCLUDING:
                told = dict.fromkeys((phrase.text, *_replaced(phrase.text, synonyms)))
                texts += told
                of += [number] * len(told)
    return Phrases(tuple(texts), tuple(of), tuple(each.id for each in spoken))


def _replaced(phrase: str, synonyms: Sequence[Sequence[str]]) -> Iterator[str]:
    padded = f" {phrase} "
    for group in synonyms:
        for word in group:
            if f" {word} " in padded:
                for other in group:
                    yield padded.replace(f" {word} ", f" {other} ").strip()


def _of(phrases: Phrases, more: str) -> Iterator[Rival]:
    """All variants with these phrases."""

    def rival(family: str, variant: str, score: Score) -> Rival:
        return Rival(family, variant + more, phrases.departments, score)

    for name, scorer in _SCORERS.items():
        for read, reading in _READINGS.items():
            if more and reading is not folded:  # a scan of more phrases takes its time
                continue
            yield rival(name, read, _fuzzy(phrases.read(reading), scorer, reading))
    for whole, stop in product((True, False), ("", "dutch")):
        variant = ("departments" if whole else "phrases") + (", stop words" if stop else "")
        yield rival("BM25", variant, _bm25(phrases.read(folded), stop, whole=whole))
    for read, reading in _READINGS.items():
        if reading is str:  # the vectoriser reads all in lower case
            continue
        seen = phrases.read(reading)
        yield rival("TF-IDF", f"centroid, {read}", _centroid(seen, _grams(), reading))
        yield rival("TF-IDF", f"nearest, {read}", _nearest(seen, _grams(), reading))
        for strictness in (1.0, 3.0):
            score = _svm(seen, _grams(), reading, strictness)
            yield rival("LinearSVC", f"C {strictness:g}, {read}", score)


def folded(text: str) -> str:
    """Lower case, without punctuation and accents."""
    letters = unicodedata.normalize("NFKD", text)
    return utils.default_process("".join(each for each in letters if not _is_accent(each)))


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


_READINGS: dict[str, Reading] = {"as written": str, "lower": str.lower, "folded": folded}
_SCORERS: dict[str, Callable[..., float]] = {
    "partial_ratio": fuzz.partial_ratio,
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
}


def _fuzzy(phrases: Phrases, scorer: Callable[..., float], reading: Reading) -> Score:
    def score(text: str) -> Floats:
        scores = np.zeros(len(phrases.texts))
        for _, each, at in process.extract(reading(text), phrases.texts, scorer=scorer, limit=None):
            scores[at] = each
        return phrases.best(scores)

    return score


def _bm25(phrases: Phrases, stop: str, *, whole: bool) -> Score:
    words = partial(
        bm25s.tokenize,
        stopwords=stop or [],
        stemmer=Stemmer.Stemmer("dutch"),
        return_ids=False,
        show_progress=False,
    )
    documents = list(phrases.texts)
    if whole:
        documents = [
            " ".join(text for text, of in zip(phrases.texts, phrases.of, strict=True) if of == at)
            for at in range(len(phrases.departments))
        ]
    ranker = bm25s.BM25()
    ranker.index(words(documents), show_progress=False)

    def score(text: str) -> Floats:
        asked = words([folded(text)])[0]
        if not asked:  # bm25s refuses a text without words
            return np.zeros(len(phrases.departments))
        scores = np.asarray(ranker.get_scores(asked), np.float64)
        return scores if whole else phrases.best(scores)

    return score


def _grams() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)


def _centroid(phrases: Phrases, grams: TfidfVectorizer, reading: Reading) -> Score:
    vectors = grams.fit_transform(phrases.texts)
    of = np.asarray(phrases.of)
    means = np.vstack(
        [np.asarray(vectors[of == at].mean(axis=0)) for at in range(len(phrases.departments))]
    )
    means /= np.linalg.norm(means, axis=1, keepdims=True)

    def score(text: str) -> Floats:
        return np.asarray(grams.transform([reading(text)]) @ means.T).ravel()

    return score


def _nearest(phrases: Phrases, grams: TfidfVectorizer, reading: Reading) -> Score:
    vectors = grams.fit_transform(phrases.texts).T.tocsr()

    def score(text: str) -> Floats:
        return phrases.best((grams.transform([reading(text)]) @ vectors).toarray().ravel())

    return score


def _svm(phrases: Phrases, grams: TfidfVectorizer, reading: Reading, strictness: float) -> Score:
    # Numbers as classes, so that the decision function has the departments' order.
    machine = LinearSVC(C=strictness, random_state=0)
    machine.fit(grams.fit_transform(phrases.texts), phrases.of)

    def score(text: str) -> Floats:
        return np.asarray(machine.decision_function(grams.transform([reading(text)]))).ravel()

    return score
