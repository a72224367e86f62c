"""Findings as lists and pages show them: plain values, read in one query, that know whose words they hold."""

from .reading import rows
from .row import Party, Published, Row, Standing, Tag
from .taking import party_of, row_of

__all__ = ["Party", "Published", "Row", "Standing", "Tag", "party_of", "row_of", "rows"]
