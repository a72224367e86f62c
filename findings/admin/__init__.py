"""What editors see of findings, one file for each noun."""

from . import (
    anchor_question,
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
    record,
    reply,
    tagging,
    theme,
)

__all__ = [
    "anchor_question",
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
    "record",
    "reply",
    "tagging",
    "theme",
]
