"""What a reader looks for, marked where it stands in a text: by PostgreSQL's reading of each word, found in Python."""

from .cutting import Piece, pieces
from .places import Marks, Span, marks

__all__ = ["Marks", "Piece", "Span", "marks", "pieces"]
