"""What editors see of findings, one file for each noun."""

from . import (
    bulk_tagging,
    connection,
    figure,
    finding,
    institution,
    involvement,
    machinery,
    merging,
    person,
    quotation,
    tagging,
    theme,
)

__all__ = [
    "bulk_tagging",
    "connection",
    "figure",
    "finding",
    "institution",
    "involvement",
    "machinery",
    "merging",
    "person",
    "quotation",
    "tagging",
    "theme",
]
