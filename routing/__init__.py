"""From a text to explained owners: pure, without I/O, clock or database."""

from routing.evidence import explain
from routing.index import Index, prepare
from routing.router import route

__all__ = ["Index", "explain", "prepare", "route"]
