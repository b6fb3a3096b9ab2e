"""What a municipality tells, prepared once so that each text is quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routing.flags import FlagWords
from routing.gazetteer import Gazetteer
from routing.matcher import Matcher
from routing.ngrams import Centroids
from routing.nouns import Department, Knowledge, Phrase, Theme, Weight
from routing.phrasebook import Bools, phrasebook
from routing.text import STOPWORDS, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Knowledge ready for routing; made by `prepare`, never changed afterwards."""

    departments: tuple[Department, ...]
    themes: tuple[Theme, ...]
    matcher: Matcher
    centroids: Centroids
    theme_matcher: Matcher
    gazetteer: Gazetteer
    flags: FlagWords
    bound: Mapping[str, Bools]
    """By wijk, which departments do not serve it."""

    def elsewhere(self, wijk: str | None) -> Bools:
        """Which departments do not serve a wijk; without one, none."""
        found = self.bound.get(wijk) if wijk is not None else None
        return np.zeros(len(self.departments), np.bool_) if found is None else found


def prepare(knowledge: Knowledge) -> Index:
    """Do all work that does not depend on a text."""
    departments, themes = knowledge.departments, knowledge.themes
    return Index(
        departments=departments,
        themes=themes,
        matcher=Matcher(phrasebook([_spoken(d) for d in departments], knowledge.synonyms)),
        centroids=Centroids([_worded(d.phrases) for d in departments]),
        theme_matcher=Matcher(phrasebook([t.phrases for t in themes], knowledge.synonyms)),
        gazetteer=Gazetteer(knowledge.wijken),
        flags=FlagWords(knowledge.flags),
        bound={
            wijk.name: np.array(
                [bool(d.wijken) and wijk.name not in d.wijken for d in departments], np.bool_
            )
            for wijk in knowledge.wijken
        },
    )


def _spoken(department: Department) -> tuple[Phrase, ...]:
    """The phrases of a department, and weakly those by which it is named and described."""
    told = (department.name, *department.description.split(","))
    return department.phrases + tuple(Phrase(text.strip(), Weight.WEAK) for text in told)


def _worded(phrases: tuple[Phrase, ...]) -> list[list[str]]:
    return [
        [token.form for token in tokens(phrase.text) if token.form not in STOPWORDS]
        for phrase in phrases
        if phrase.weight in (Weight.STRONG, Weight.NORMAL)
    ]
