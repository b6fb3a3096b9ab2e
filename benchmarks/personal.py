"""How well personal data is recognised: `python -m benchmarks.personal`. Nothing is timed."""

from __future__ import annotations

from tests.privacy.counted import counted, labelled

PARTS = ("written", "held_back", "later", "last")


def _show(part: str) -> None:
    print(f"{part}: {len(labelled(part))} texts")
    for kind, count in counted(part).items():
        figures = f"{count.right:>4} {count.wrong:>6} {count.missed:>7}"
        print(f"  {kind:<11}{figures}  {count.precision:9.2f} {count.recall:6.2f}")


if __name__ == "__main__":
    print("             right  wrong  missed  precision recall")
    for each in PARTS:
        _show(each)
