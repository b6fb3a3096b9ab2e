"""Keys that stand in what is given and in no sample of it."""

from __future__ import annotations

from collections.abc import Iterator


def invented(given: object, sample: object, path: str = "") -> Iterator[str]:
    """Give the path of each key of `given` that `sample` does not have, at any depth.

    Where a sample is empty or a word with an at sign, it says nothing of what is inside.
    """
    match given, sample:
        case dict(), dict() if sample:
            for key, value in given.items():
                if key in sample:
                    yield from invented(value, sample[key], f"{path}.{key}")
                else:
                    yield f"{path}.{key}"
        case list(), [first, *_]:
            for each in given:
                yield from invented(each, first, f"{path}[]")
        case (dict() | list(), str() | int()) if not str(sample).startswith("@"):
            yield f"{path} is {type(given).__name__}, not {type(sample).__name__}"
        case _:
            pass
