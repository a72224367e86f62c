"""Texts of sources: one file each, and what is known of it in the record of its source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from findings.anchoring.evidence import faults_of_reading
from sources.models import Capture, Extraction, Source, TextVersion
from sources.models.text_version import digest

from .applying import Form, check_keys, describe, fill, save, values
from .fields import Lookup, Moment, Reference, Whole, Words
from .layout import text_file
from .numbers import Runs, Series
from .placing import NUMBER, parts_of
from .reading import Problem, Record, read_text

TEXT = Form(
    TextVersion,
    [
        Whole("number", required=True),
        Words("file", required=True),
        Words("extractor", required=True),
        Words("extractor_version"),
        Words("note"),
        Moment("added_at", kept=True),
        Reference("capture", Capture, by="sha256", kept=True),
        Series("segments", kept=True),
        Runs("page_numbers", kept=True),
        Runs("ocr_pages", kept=True),
    ],
)
_HELD = Form(TextVersion, [field for field in TEXT.fields if field.key != "file"], unchecked=["page_labels"])
Readings = Mapping[tuple[str, int], int]  # the numbers they have in the archive, by capture and number in the files


def take_texts(source: Source, record: Record, folder: Path, name: str, readings: Readings) -> bool:
    """Add the texts that the archive does not have yet; returns whether there were any.

    Raises Problem where a text that it has differs: texts never change.
    """
    return sum(_take_text(source, part, folder, name, readings) for part in parts_of(record, "texts")) > 0


def _take_text(source: Source, part: Record, folder: Path, name: str, readings: Readings) -> bool:
    check_keys(TEXT, part, "reading", "sha256", "pages")
    found = values(_HELD, part, Lookup())
    number = found[_HELD.fields[0]]
    if part["file"] != text_file(number):
        raise part.problem(f"The file of text {number} is {text_file(number)}.", "file")
    file = f"{name}/{part['file']}"
    text = read_text(folder / str(part["file"]), file)
    if "sha256" in part and digest(text) != part["sha256"]:
        raise Problem(file, 1, f"This text is damaged: its SHA-256 is not the one in {part.file}. Put it back.")
    reading = _reading(part, readings)
    starts, labels = _pages(part)
    held = TextVersion.objects.filter(source=source, number=number).first()
    if held is None:
        version = TextVersion(source=source, text=text, page_starts=starts, page_labels=labels)
        fill(version, found)
        version.extraction = reading
        _require_read(version, part)
        save(version, part, _HELD)
        return True
    if held.text != text:
        raise Problem(
            file,
            _first_difference(held.text, text),
            "From this line on the text differs from the one in the archive, and a text never changes. "
            "Add the new one as the next number.",
        )
    other = "reading" in part and held.extraction_id != (reading and reading.pk)
    if fill(held, found) or other or (held.page_starts, held.page_labels) != (starts, labels):
        raise part.problem("What is known of a text never changes. Add the text again as the next number.")
    return False


def written_text(version: TextVersion, numbers: Mapping[int, int]) -> dict[str, Any]:
    """What is known of a text, as a record of its source. `numbers` are those of the readings in the files."""
    record = {"number": version.number, "file": text_file(version.number), **describe(_HELD, version)}
    if version.extraction_id:
        record["reading"] = numbers[version.extraction_id]
    if version.capture_id:
        record["sha256"] = version.sha256
    if version.page_starts:
        pages = zip(version.page_starts, version.page_labels, strict=True)
        record["pages"] = [{"starts": start, "label": label} for start, label in pages]
    return record


def _reading(part: Record, readings: Readings) -> Extraction | None:
    """The reading that the text was made from. Raises Problem where the files have none of that number."""
    if "reading" not in part:
        return None
    number = str(part["reading"])
    pk = readings.get((str(part.get("capture", "")), int(number))) if number.isdecimal() else None
    if pk is None:
        raise part.problem(f"There is no reading {number} among the readings of its capture.", "reading")
    return Extraction.objects.get(pk=pk)


def _require_read(version: TextVersion, part: Record) -> None:
    """Raises Problem where the text is not what the machine read, where its segments say so."""
    if version.segments and version.extraction is None:
        raise part.problem("“segments” are places in a reading: “reading” is missing.", "segments")
    for fault in faults_of_reading(version, version.extraction) if version.extraction else ():
        raise part.problem(f"This text does not agree with its reading: {fault}.", "segments")


def _pages(part: Record) -> tuple[list[int], list[str]]:
    starts, labels = [], []
    for page in parts_of(part, "pages"):
        if set(page) != {"starts", "label"} or not NUMBER.fullmatch(str(page["starts"])):
            raise page.problem("A page has “starts”, a position in the text, and “label”, its printed number.")
        starts.append(int(page["starts"]))
        labels.append(str(page["label"]))
    return starts, labels


def _first_difference(ours: str, theirs: str) -> int:
    pairs = zip(ours.split("\n"), theirs.split("\n"), strict=False)
    same = next((line for line, (a, b) in enumerate(pairs) if a != b), min(ours.count("\n"), theirs.count("\n")))
    return same + 1
