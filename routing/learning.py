"""Phrases that departments lack, by what people put right.

A proposal is only that: a person applies it. It never takes a text from who rightly owned it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from routing.index import Index, taught
from routing.nouns import Correction, Knowledge, Learned, Owned, Proposal, Weight
from routing.router import route
from routing.sayings import Saying, sayings

LEAST_CASES = 2
"""What only one case tells may be chance."""
LEAST_POSTERS = 2
"""What nobody wrote down for the municipality must be said by so many: it may be of one's own."""
MOST = 10
_TRIED = 60
"""Of the likeliest runs of words, so many are tried on the index."""
_ENOUGH_TOLD = 1.6


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run of words said in corrected texts, and what it might do for a department."""

    saying: Saying
    department: str
    weights: tuple[Weight, ...]
    corrections: tuple[Correction, ...]

    @property
    def cases(self) -> tuple[int, ...]:
        return tuple(sorted({each.case for each in self.corrections}))

    @property
    def rank(self) -> tuple[object, ...]:
        """Likeliest first: said often, telling, short."""
        told = min(_ENOUGH_TOLD, self.saying.telling)
        return (-len(self.cases), -told, len(self.saying.stems), self.saying.text, self.department)


def learned(knowledge: Knowledge, applied: Iterable[Learned]) -> Knowledge:
    """What the municipality tells, and the phrases that people added.

    Those of a department that is not there any more do nothing.
    """
    told = tuple(applied)
    departments = tuple(taught(department, told) for department in knowledge.departments)
    return replace(knowledge, departments=departments)


def proposals(
    corrections: Iterable[Correction],
    index: Index,
    *,
    owned: Iterable[Owned] = (),
    least_cases: int = LEAST_CASES,
    most: int = MOST,
) -> tuple[Proposal, ...]:
    """What could be learned, best first.

    A correction that the index gets right by now proposes nothing. `owned` are texts that went
    to their owner at once: a phrase after which one of them would not is not proposed.
    """
    led = [(each, _lead(each.text, index)) for each in corrections]
    wrong = [(each, lead) for each, lead in led if not _mends(each, lead)]
    right = [each for each in owned if _lead(each.text, index) == each.department]
    known = {department.id for department in index.departments}
    found: list[Proposal] = []
    for gather in (_lacking, _unwanted):
        candidates = _candidates(gather(wrong, known), index, least_cases)
        for candidate in sorted(candidates, key=lambda each: each.rank)[:_TRIED]:
            mended = {case for each in found for case in each.mended}
            if len(set(candidate.cases) - mended) < least_cases:
                continue
            proposal = _tried(candidate, index, right, least_cases)
            if proposal is not None:
                found.append(proposal)
    found.sort(key=lambda each: (-len(each.mended), -len(each.cases), each.phrase))
    return tuple(found[:most])


Wrong = tuple[Correction, str | None]
"""What people put right, and who would be asked first as yet."""
Gathered = tuple[Correction, str, tuple[Weight, ...]]


def _lacking(wrong: Sequence[Wrong], known: Container[str]) -> Iterator[Gathered]:
    """The department that took it lacks words for it."""
    for each, _ in wrong:
        if each.owned is not None and each.owned in known:
            yield each, each.owned, (Weight.NORMAL, Weight.STRONG)


def _unwanted(wrong: Sequence[Wrong], _known: Container[str]) -> Iterator[Gathered]:
    """The department that declined is asked by words that are not about its work."""
    for each, lead in wrong:
        if lead is not None and each.asked == lead:
            yield each, lead, (Weight.EXCLUDING,)


def _candidates(gathered: Iterable[Gathered], index: Index, least: int) -> Iterator[_Candidate]:
    said: dict[tuple[str, tuple[str, ...]], list[tuple[Correction, Saying]]] = {}
    ways: dict[str, tuple[Weight, ...]] = {}
    for correction, department, weights in gathered:
        ways[department] = weights
        for saying in sayings(correction.text, index):
            said.setdefault((department, saying.stems), []).append((correction, saying))
    for (department, _), found in said.items():
        if all(saying.doubtful for _, saying in found):
            continue
        corrections = tuple(dict.fromkeys(correction for correction, _ in found))
        civic = all(saying.civic for _, saying in found)
        posters = len({each.poster for each in corrections})
        if not civic and posters < min(least, LEAST_POSTERS):
            continue
        candidate = _Candidate(
            _usual([saying for _, saying in found]), department, ways[department], corrections
        )
        if len(candidate.cases) >= least and not _is_known(candidate, index):
            yield candidate


def _usual(found: Sequence[Saying]) -> Saying:
    """As it is said most often; of those the shortest."""
    often = Counter(saying.text for saying in found)
    return min(found, key=lambda each: (-often[each.text], len(each.text), each.text))


def _is_known(candidate: _Candidate, index: Index) -> bool:
    """Whether the department has these words already: then it is not they that are lacking.

    A department that is sure of a phrase is not kept from it either: that is for who wrote it.
    Nor is a single word that is another's: of several words there may be a reason.
    """
    lead = _lead(candidate.saying.text, index)
    return lead == candidate.department or (lead is not None and len(candidate.saying.stems) == 1)


def _tried(
    candidate: _Candidate, index: Index, right: Sequence[Owned], least: int
) -> Proposal | None:
    """The mildest weight by which it mends what went wrong and spoils nothing."""
    for weight in candidate.weights:
        learned_now = Learned(candidate.saying.text, candidate.department, weight, candidate.cases)
        then = index.with_learned((learned_now,))
        mended = {
            each.case
            for each in candidate.corrections
            if _helps(weight, each, _lead(each.text, then))
        }
        if len(mended) >= least and all(
            _lead(each.text, then) == each.department for each in right
        ):
            return Proposal(
                learned_now.phrase,
                learned_now.department,
                weight,
                candidate.cases,
                tuple(sorted(mended)),
                _instead_of(candidate) if weight is not Weight.EXCLUDING else None,
            )
    return None


def _mends(correction: Correction, lead: str | None) -> bool:
    """Whether a text goes where people brought it; where nobody took it, to no one who declined."""
    return lead == correction.owned if correction.owned else lead != correction.asked


def _helps(weight: Weight, correction: Correction, lead: str | None) -> bool:
    """Whether it is better with the phrase; nobody is asked rather than who declined."""
    if weight is Weight.EXCLUDING:
        return lead != correction.asked and lead in {correction.owned, None}
    return lead == correction.owned


def _instead_of(candidate: _Candidate) -> str | None:
    asked = Counter(each.asked for each in candidate.corrections if each.asked)
    return min(asked, key=lambda each: (-asked[each], each), default=None)


def _lead(text: str, index: Index) -> str | None:
    """Who is asked first."""
    owners = route(text, index).owners
    return owners[0].department if owners else None
