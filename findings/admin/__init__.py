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
    record,
    reply,
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
    "record",
    "reply",
    "tagging",
    "theme",
]
