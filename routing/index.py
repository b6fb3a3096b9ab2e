"""What a municipality tells, prepared once so that each text is quick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from routing.flags import FlagWords
from routing.gazetteer import Gazetteer
from routing.matcher import Matcher
from routing.ngrams import Centroids
from routing.nouns import Department, Knowledge, Learned, Outsider, Phrase, Theme, Weight
from routing.phrasebook import Bools, Ints, Phrasebook, phrasebook
from routing.text import STOPWORDS, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Knowledge ready for routing; made by `prepare`, never changed afterwards."""

    departments: tuple[Department, ...]
    outsiders: tuple[Outsider, ...]
    """They are matched as departments are, and are numbered after them; talk comes last."""
    themes: tuple[Theme, ...]
    matcher: Matcher
    centroids: Centroids
    untaught: Centroids
    """The centroids without what was learned."""
    theme_matcher: Matcher
    gazetteer: Gazetteer
    flags: FlagWords
    bound: Mapping[str, Bools]
    """By wijk, which departments do not serve it; outsiders serve all."""
    book: Phrasebook
    rank: Ints
    """Of each department, how many ids come before its own: who is first of equals."""

    def not_serving(self, wijk: str | None) -> Bools:
        """Which departments do not serve a wijk; without one, none."""
        found = self.bound.get(wijk) if wijk is not None else None
        return np.zeros(len(self.rank), np.bool_) if found is None else found

    def with_learned(self, applied: Iterable[Learned]) -> Index:
        """The same with phrases that people added: what `prepare(learned(...))` gives, quicker."""
        told = tuple(applied)
        departments = tuple(taught(each, told) for each in self.departments)
        added = {
            number: now.phrases[len(before.phrases) :]
            for number, (before, now) in enumerate(zip(self.departments, departments, strict=True))
            if now is not before
        }
        if not added:
            return self
        book = self.book.with_more((number, each) for number in added for each in added[number])
        return replace(
            self,
            departments=departments,
            matcher=Matcher(book),
            centroids=self.centroids.with_others(
                {number: _worded(departments[number].phrases) for number in added}
            ),
            book=book,
        )


def taught(department: Department, applied: Iterable[Learned]) -> Department:
    """A department with the phrases that people added to it."""
    added = tuple(
        Phrase(each.phrase, each.weight, each.cases)
        for each in applied
        if each.department == department.id
    )
    return replace(department, phrases=department.phrases + added) if added else department


def prepare(knowledge: Knowledge) -> Index:
    """Do all work that does not depend on a text."""
    departments, outsiders, themes = knowledge.departments, knowledge.outsiders, knowledge.themes
    outside = [each.phrases for each in outsiders]
    spoken = [*(_spoken(d) for d in departments), *outside, knowledge.talk]
    # By its letters alone nothing is talk.
    worded: list[tuple[Phrase, ...]] = [*map(_unlearned, departments), *outside, ()]
    untaught = Centroids([_worded(phrases) for phrases in worded])
    grown = {n: _worded(d.phrases) for n, d in enumerate(departments) if d.phrases != worded[n]}
    book = phrasebook(spoken, knowledge.synonyms)
    return Index(
        departments=departments,
        outsiders=outsiders,
        themes=themes,
        matcher=Matcher(book),
        centroids=untaught.with_others(grown) if grown else untaught,
        untaught=untaught,
        theme_matcher=Matcher(phrasebook([t.phrases for t in themes], knowledge.synonyms)),
        gazetteer=Gazetteer(knowledge.wijken),
        flags=FlagWords(knowledge.flags),
        bound={
            wijk.name: np.array(
                [
                    *(bool(d.wijken) and wijk.name not in d.wijken for d in departments),
                    *([False] * (len(outsiders) + 1)),
                ],
                np.bool_,
            )
            for wijk in knowledge.wijken
        },
        book=book,
        rank=_rank([*(d.id for d in departments), *(o.id for o in outsiders), ""]),
    )


def _rank(ids: Sequence[str]) -> Ints:
    return np.argsort(np.argsort(ids))


def _spoken(department: Department) -> tuple[Phrase, ...]:
    """The phrases of a department, and weakly those by which it is named and described.

    Who has been given no phrase of its own is asked by what it learned alone.
    """
    own = (each for each in department.phrases if each.weight is not Weight.EXCLUDING)
    if all(each.learned for each in own):
        return department.phrases
    told = (department.name, *department.description.split(","))
    return department.phrases + tuple(Phrase(text.strip(), Weight.WEAK) for text in told)


def _unlearned(department: Department) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in department.phrases if not phrase.learned)


def _worded(phrases: tuple[Phrase, ...]) -> list[list[str]]:
    return [
        [token.form for token in tokens(phrase.text) if token.form not in STOPWORDS]
        for phrase in phrases
        if phrase.weight in (Weight.STRONG, Weight.NORMAL)
    ]
