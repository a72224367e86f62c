"""What machines read in captures: only the readings that texts rest on, with their words and pages in files beside."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from sources.models import Capture, Extraction, TextVersion
from sources.models.text_version import digest

from . import layout
from .applying import check_keys, describe, fill, save, values
from .fields import Day, Lines, Lookup, Moment, Whole, Words, Wrong
from .forms import Form
from .numbers import Count, Runs, Series
from .pages import lines_of, take_pages
from .payloads import digest_of, digest_of_pieces, write_pieces
from .reading import Problem, Record

READING = Form(
    Extraction,
    [
        Words("extractor"),
        Words("extractor_version"),
        Moment("asked_at", required=True),
        Moment("finished_at"),
        Count("attempts"),
        Count("total"),
        Words("title"),
        Words("byline"),
        Words("outlet"),
        Day("published_on"),
        Words("language"),
        Lines("warnings"),
        Series("page_starts"),
        Lines("page_labels"),
        Runs("page_numbers"),
        Runs("ocr_pages"),
    ],
    unchecked=["page_labels", "warnings"],
)
# By its key, the file with what is too long for the record: the key holds the SHA-256 of the file.
FILES = {"text_sha256": "txt", "whole_text_sha256": "whole.txt", "pages_sha256": "pages.jsonl"}
NUMBER = Whole("number", required=True)


def used_readings(capture: Capture) -> list[Extraction]:
    """The readings of the capture that texts rest on, in the order in which they are numbered, from 1."""
    used = TextVersion.objects.filter(extraction__capture=capture).values("extraction")
    return list(capture.extractions.filter(pk__in=used).order_by("pk"))


def written_reading(extraction: Extraction, number: int, folder: Path) -> dict[str, Any]:
    """The record of a reading; its words and pages are written to the folder."""
    files = {key: folder / layout.reading_file(extraction.capture.sha256, number, end) for key, end in FILES.items()}
    for key, words in [("text_sha256", extraction.text), ("whole_text_sha256", extraction.whole_text)]:
        if words:
            files[key].write_bytes(words.encode())
    pages = write_pieces(lines_of(extraction), files["pages_sha256"])
    return {"number": number, **describe(READING, extraction), **_digests(extraction, pages)}


def take_reading(capture: Capture, part: Record, folder: Path, taken: Collection[int]) -> tuple[int, int, bool]:
    """Add the reading, or find it where the archive has it: the number it has in the files and in the archive.

    The third tells whether it was added. `taken` are readings that the files spoke of already. Raises Problem.
    """
    check_keys(READING, part, NUMBER.key, *FILES)
    number = _number(part)
    names = {key: layout.reading_file(capture.sha256, number, end) for key, end in FILES.items()}
    for key, name in names.items():
        require_file(folder / name, f"{folder.name}/{name}", part, key)
    new = Extraction(capture=capture, state=Extraction.State.DONE)
    found = values(READING, part, Lookup())
    fill(new, found)
    new.done, new.alive_at = new.total, new.finished_at
    for held in capture.extractions.filter(asked_at=new.asked_at).exclude(pk__in=taken).order_by("pk"):
        if _is_same(held, new, part):
            return number, held.pk, False
    new.text, new.whole_text = (_words(folder / names[key], key, part) for key in ["text_sha256", "whole_text_sha256"])
    save(new, part, READING)
    if "pages_sha256" in part:
        take_pages(new, folder / names["pages_sha256"], f"{folder.name}/{names['pages_sha256']}")
    return number, new.pk, True


def require_file(path: Path, file: str, record: Record, key: str) -> None:
    """Raises Problem where the file is not the one whose SHA-256 the record gives under the key."""
    if key not in record:
        if path.exists():
            raise Problem(file, 1, f"{record.file} says nothing of this file: it lacks “{key}”.")
        return
    if not path.is_file():
        raise record.problem(f"The file {file} is missing. Put it back as it was exported.", key)
    if digest_of(path) != record[key]:
        raise Problem(
            file,
            1,
            f"This file is damaged: its SHA-256 is not the one in {record.file} line {record.lines.get(key, 1)}. "
            "Put it back as it was exported.",
        )


def _is_same(held: Extraction, new: Extraction, part: Record) -> bool:
    given = {key: str(part[key]) for key in FILES if key in part}
    if describe(READING, held) != describe(READING, new):
        return False
    return _digests(held, digest_of_pieces(lines_of(held))) == given


def _digests(extraction: Extraction, pages: str) -> dict[str, str]:
    digests = {
        "text_sha256": digest(extraction.text) if extraction.text else "",
        "whole_text_sha256": digest(extraction.whole_text) if extraction.whole_text else "",
        "pages_sha256": pages,
    }
    return {key: value for key, value in digests.items() if value}


def _number(part: Record) -> int:
    try:
        return int(NUMBER.read(part.get(NUMBER.key, ""), Lookup()))
    except Wrong as wrong:
        raise part.problem(str(wrong), NUMBER.key) from wrong


def _words(path: Path, key: str, part: Record) -> str:
    try:
        return path.read_bytes().decode() if key in part else ""
    except UnicodeDecodeError as error:
        raise part.problem(f"{path.name} is not UTF-8. Put it back as it was exported.", key) from error
