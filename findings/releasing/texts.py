"""Findings as JSON Lines and as BibTeX: the files that readers take away of a list, of all that is published."""

import json
import re
from array import array
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from findings.citing.files import FORMS
from findings.citing.reading import cited_findings
from findings.models import Finding
from findings.taking_away import Taken, as_json_lines

_BATCH = 1_000  # findings read at once
_ENTRY = re.compile(r"@\w+\{finding-([^,]+),")


@dataclass(frozen=True)
class Everything:
    """All published findings as the answer to a list, in the order of their identifiers."""

    numbers: Sequence[int]

    @property
    def total(self) -> int:
        return len(self.numbers)

    def findings(self, start: int, size: int) -> list[int]:
        return list(self.numbers[start : start + size])


class _Whole(Taken):
    """In batches of one size: nobody waits for the first."""

    def batches(self) -> Iterator[list[int]]:
        for start in range(0, self.total, _BATCH):
            yield self.answer.findings(start, _BATCH)


def published_numbers() -> Sequence[int]:
    """The numbers of all findings that readers may see, in the order of their identifiers."""
    shown = Finding.objects.published().order_by("public_id").values_list("pk", flat=True)
    return array("q", shown.iterator(chunk_size=10_000))


def write_lines(path: Path, numbers: Sequence[int], home: str, day: str) -> None:
    """The same lines as `/findings/export.jsonl` has."""
    answer: Any = Everything(numbers)
    with path.open("wb") as file:
        file.writelines(as_json_lines(_Whole(answer, home, f"{home}/findings/", day)))


def write_references(path: Path, numbers: Sequence[int], home: str) -> None:
    """The same entries as `/findings/export.bib` has."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(FORMS["bib"].many(cited_findings(numbers, home)))


def lines_without(old: Path, new: Path, gone: Set[str]) -> None:
    """A copy without these findings, by the identifiers that people see."""
    with old.open(encoding="utf-8", newline="\n") as lines, new.open("w", encoding="utf-8", newline="") as file:
        about = json.loads(next(lines))
        kept = [json.loads(line)["identifier"] not in gone for line in lines]
        about["findings"] = sum(kept)
        file.write(json.dumps(about, ensure_ascii=False) + "\n")
        lines.seek(0)
        next(lines)
        file.writelines(line for line, stays in zip(lines, kept, strict=True) if stays)


def references_without(old: Path, new: Path, gone: Set[str]) -> None:
    """A copy without the entries of these findings. No entry has an empty line; one stands between two of them."""
    with old.open(encoding="utf-8", newline="\n") as lines, new.open("w", encoding="utf-8", newline="") as file:
        stays, between = True, ""
        for line in lines:
            if begun := _ENTRY.match(line):
                stays = begun[1] not in gone
                if stays:
                    file.write(between)
                    between = FORMS["bib"].between
            if stays and line != "\n":
                file.write(line)
