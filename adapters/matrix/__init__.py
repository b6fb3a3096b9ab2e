"""Matrix, as a chat platform: nio follows what happens, plain requests do the rest."""

from adapters.matrix.account import holds, login
from adapters.matrix.adapter import CAPABILITIES, MatrixAdapter
from adapters.matrix.session import Session, session

__all__ = ["CAPABILITIES", "MatrixAdapter", "Session", "holds", "login", "session"]
