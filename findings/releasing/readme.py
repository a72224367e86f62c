"""`README.txt`: what a release is, for whoever finds its files without us."""

from pathlib import Path
from textwrap import fill
from typing import Any

from findings.taking_away.columns import COLUMNS
from findings.taking_away.licences import OF_A_LIST

from .kinds import WHAT
from .tables import AS_READ

_WIDTH = 100
LATER = (
    "A finding that is withdrawn after this release is taken out of it. Before you publish what you found here, take "
    "the newest release, or look whether it was withdrawn:"
)
CELLS = (
    "In the tables (.csv, UTF-8) a cell that would begin with = + - @ (or their full-width forms), a tab or a line end "
    "begins with an apostrophe, so that no spreadsheet takes it for a formula: take it away where you need the words "
    "to the letter. Where apostrophes stand before such a sign, there is one more. Lists are in JSON. An empty cell "
    "says none, or not known."
)


def how_to_cite(told: dict[str, Any]) -> str:
    """The release itself, where somebody counted in it; a finding is cited by its own address."""
    return f"Case archive, release {told['version']} ({told['made_at'][:10]}). {told['address']}"


def write_readme(path: Path, told: dict[str, Any]) -> None:
    """`told` is what the release says of itself."""
    parts = [
        f"Case archive, release {told['version']}",
        _what(told),
        *amended(told),
        "RIGHTS",
        OF_A_LIST + " Excerpts are in it, and no full text of any source.",
        f"{LATER} {told['home']}/removals/",
        "HOW TO CITE",
        how_to_cite(told),
        "Cite a finding by its own address, which never changes, and its source for the words.",
        "FILES",
        "\n".join(f"{name}: {what}" for name, what in WHAT.items()),
        CELLS,
        "HEADINGS",
        *(_headings(f"{table.name}.csv", table.meaning, table.columns) for table in AS_READ),
        _headings("findings.jsonl", "Each line but the first, which tells of all.", COLUMNS),
    ]
    path.write_text("\n\n".join(map(_filled, parts)) + "\n", encoding="utf-8")


def amended(told: dict[str, Any]) -> list[str]:
    """What was taken out of the release since it was made."""
    return [
        f"Amended on {each['on'][:10]}: what readers may no longer see was taken out ({each['findings']:,} "
        f"findings, {each['sources']:,} sources). Files have other sums since; amendments.jsonl has those of before."
        for each in told["amendments"]
    ]


def _what(told: dict[str, Any]) -> str:
    return (
        "What official reports and the press have found about police misconduct, word for word: "
        f"{told['counts']['findings']:,} findings, all that were published at {told['made_at']}. {told['address']}"
    )


def _headings(name: str, meaning: str, columns: Any) -> str:
    return "\n".join([f"{name}: {meaning}", *(f"  {column.name}: {column.meaning}" for column in columns)])


def _filled(part: str) -> str:
    return "\n".join(fill(line, _WIDTH, subsequent_indent="    ") for line in part.splitlines())
