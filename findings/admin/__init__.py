"""What editors see of findings, one file for each noun."""

from . import (
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
