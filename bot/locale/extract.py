"""The texts in the code: what stands in `.text(…)`, `.line(…)`, `.several(…)` and `N_(…)`.

Only methods count, since functions of these names put parts together and say nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

METHODS = {"text": 1, "line": 1, "several": 2}
"""How many of the first arguments are texts."""
MARKER = "N_"
ELSEWHERE = {"migrations", "store"}
"""Folders that say nothing to people; `text` is a word of SQL there."""


def texts(package: Path) -> Catalog:
    """Collect the texts of a package, by file and line.

    Raises ValueError, with the place, for a text that is put together instead of written
    out: it could never be found in a catalogue.
    """
    catalogue = Catalog()
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package.parent)
        if ELSEWHERE.isdisjoint(inside.parts):
            tree = ast.parse(path.read_bytes(), filename=str(path))
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
            for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
                for text in _texts(call, inside):
                    catalogue.add(text, locations=[(inside.as_posix(), call.lineno)])
    return catalogue


def _texts(call: ast.Call, path: Path) -> Iterator[str | tuple[str, ...]]:
    match call.func:
        case ast.Name(id=name) if name == MARKER:
            count = 1
        case ast.Attribute(attr=name) if name in METHODS:
            count = METHODS[name]
        case _:
            return
    written = [list(_written(argument, path)) for argument in call.args[:count]]
    if count == 1:
        yield from (text for texts in written for text in texts)
    elif all(written):
        yield tuple(text for texts in written for text in texts)


def _written(argument: ast.expr, path: Path) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _written(body, path)
            yield from _written(otherwise, path)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _written(value, path)
        case (
            ast.JoinedStr()
            | ast.BinOp()
            | ast.Call(func=ast.Attribute(value=ast.Constant(value=str())))
        ):
            raise ValueError(f"{path}:{argument.lineno}: write the text out, with {{names}} in it")
