"""What editors see of findings, one file for each noun."""

from . import (
    anchor_question,
    connection,
    figure,
    finding,
    institution,
    involvement,
    machinery,
    person,
    quotation,
    tagging,
    theme,
)

__all__ = [
    "anchor_question",
    "connection",
    "figure",
    "finding",
    "institution",
    "involvement",
    "machinery",
    "person",
    "quotation",
    "tagging",
    "theme",
]
