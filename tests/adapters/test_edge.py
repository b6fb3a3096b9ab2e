"""What came from Matrix and was handed on leaves nothing behind in its file."""

from __future__ import annotations

from pathlib import Path

from peewee import SqliteDatabase

from adapters.matrix.edge import Edge, News

SECRET = "Geertruida"


def test_what_was_handed_on_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "edge.sqlite"
    edge = Edge(SqliteDatabase(path))
    for number in range(20):
        with edge.transaction():
            edge.take([News("!room", {"body": f"{SECRET} {number}"})], str(number))
    edge.reopen()
    assert SECRET.encode() in path.read_bytes()
    edge.handed_on(edge.waiting(100)[-1].number, ())
    edge.close()
    assert SECRET.encode() not in path.read_bytes()
