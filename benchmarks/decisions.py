"""How well Wijkbot decides: whom it asks, what is nobody's or chatter, where it is, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import (
    Bin,
    Retrieval,
    brier,
    detection,
    expected_calibration_error,
    reliability,
    retrieval,
    share,
)
from benchmarks.ours import Answer
from benchmarks.signals import Signal, Tag
from routing.nouns import Kind


@dataclass(frozen=True, slots=True)
class Decisions:
    """The answers to the texts of a set; every figure is a share, 0 to 1."""

    pairs: tuple[tuple[Signal, Answer], ...]

    def lead_asked(self) -> float:
        """Of the texts with an owner, those whose lead is the first that is asked."""
        return share([a.asked[:1] == s.owners[:1] for s, a in self.pairs if s.owners])

    def decided(self, tag: Tag) -> float:
        """Of the texts with a tag, those whose lead is asked first, or rightly nobody."""
        return share([a.asked[:1] == s.owners[:1] for s, a in self.pairs if tag in s.tags])

    def owners(self) -> Retrieval:
        """Who is asked about which text, of all texts, counted together."""
        return retrieval(({*a.asked}, {*s.owners}) for s, a in self.pairs)

    def second_found(self) -> float:
        """Of the owners beside a lead, those who are asked."""
        return share([o in a.asked for s, a in self.pairs for o in s.owners[1:]])

    def all_found(self) -> float:
        """Of the texts with several owners, those of which all are asked."""
        return share([{*s.owners} <= {*a.asked} for s, a in self.pairs if len(s.owners) > 1])

    def false_second(self) -> float:
        """Of the texts with one owner, those about which a second is asked."""
        return share([len(a.asked) > 1 for s, a in self.pairs if len(s.owners) == 1])

    def nobody(self) -> Retrieval:
        """Of the real matters, those that go to the broker and should."""
        return detection((a.broker, s.is_nobodys) for s, a in self.pairs if s.kind is Kind.SIGNAL)

    def chatter(self) -> Retrieval:
        """Of all texts, those that are taken for chatter and are."""
        return detection((a.kind is Kind.CHATTER, s.kind is Kind.CHATTER) for s, a in self.pairs)

    def wijk(self) -> float:
        """Of the texts that name a place, those whose first wijk is a labelled one."""
        return share([{*a.wijk[:1]} & {*s.wijk} != set() for s, a in self.pairs if s.wijk])

    def every_wijk(self) -> float:
        """Of the texts whose place lies in several wijken, those of which all are given."""
        return share([{*s.wijk} <= {*a.wijk} for s, a in self.pairs if len(s.wijk) > 1])

    def trapped(self) -> float:
        """Of the texts with a trap, those with a wijk that is not labelled."""
        return share([bool({*a.wijk} - {*s.wijk}) for s, a in self.pairs if Tag.TRAP in s.tags])

    def false_wijk(self) -> float:
        """Of the texts that name no place, those with a wijk."""
        return share([bool(a.wijk) for s, a in self.pairs if not s.wijk])

    def _surenesses(self) -> tuple[list[float], list[bool]]:
        real = [(s, a) for s, a in self.pairs if s.kind is Kind.SIGNAL]
        return [a.certainty for _, a in real], [a.top in s.owners for s, a in real]

    def reliability(self) -> list[Bin]:
        """Of the real matters, by score, how often the first of the ranking is an owner."""
        return reliability(*self._surenesses())

    def calibration_error(self) -> float:
        """How far that score is from how often it is right, on average."""
        return expected_calibration_error(self.reliability())

    def brier(self) -> float:
        """The mean squared distance of that score from being right."""
        return brier(*self._surenesses())


def decisions(signals: Sequence[Signal], answers: Sequence[Answer]) -> Decisions:
    """Put each answer beside its text."""
    return Decisions(tuple(zip(signals, answers, strict=True)))
