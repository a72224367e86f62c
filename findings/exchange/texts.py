"""Texts of sources: one file each, and what is known of it in the record of its source."""

from pathlib import Path
from typing import Any

from sources.models import Source, TextVersion

from .applying import Form, check_keys, describe, fill, save, values
from .fields import Lookup, Moment, Whole, Words
from .layout import text_file
from .placing import parts_of
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
    ],
)
_HELD = Form(TextVersion, [field for field in TEXT.fields if field.key != "file"])


def take_texts(source: Source, record: Record, folder: Path, name: str) -> bool:
    """Add the texts that the archive does not have yet; returns whether there were any.

    Raises Problem where a text that it has differs: texts never change.
    """
    return sum(_take_text(source, part, folder, name) for part in parts_of(record, "texts")) > 0


def _take_text(source: Source, part: Record, folder: Path, name: str) -> bool:
    check_keys(TEXT, part, "pages")
    found = values(_HELD, part, Lookup())
    number = found[_HELD.fields[0]]
    if part["file"] != text_file(number):
        raise part.problem(f"The file of text {number} is {text_file(number)}.", "file")
    file = f"{name}/{part['file']}"
    text = read_text(folder / str(part["file"]), file)
    starts, labels = _pages(part)
    held = TextVersion.objects.filter(source=source, number=number).first()
    if held is None:
        version = TextVersion(source=source, text=text, page_starts=starts, page_labels=labels)
        fill(version, found)
        save(version, part, _HELD)
        return True
    if held.text != text:
        raise Problem(
            file,
            _first_difference(held.text, text),
            "From this line on the text differs from the one in the archive, and a text never changes. "
            "Add the new one as the next number.",
        )
    if fill(held, found) or (held.page_starts, held.page_labels) != (starts, labels):
        raise part.problem("What is known of a text never changes. Add the text again as the next number.")
    return False


def written_text(version: TextVersion) -> dict[str, Any]:
    """What is known of a text, as a record of its source."""
    record = {"number": version.number, "file": text_file(version.number), **describe(_HELD, version)}
    if version.page_starts:
        pages = zip(version.page_starts, version.page_labels, strict=True)
        record["pages"] = [{"starts": start, "label": label} for start, label in pages]
    return record


def _pages(part: Record) -> tuple[list[int], list[str]]:
    starts, labels = [], []
    for page in parts_of(part, "pages"):
        if set(page) != {"starts", "label"} or not str(page["starts"]).isdigit():
            raise page.problem("A page has “starts”, a position in the text, and “label”, its printed number.")
        starts.append(int(page["starts"]))
        labels.append(str(page["label"]))
    return starts, labels


def _first_difference(ours: str, theirs: str) -> int:
    pairs = zip(ours.split("\n"), theirs.split("\n"), strict=False)
    same = next((line for line, (a, b) in enumerate(pairs) if a != b), min(ours.count("\n"), theirs.count("\n")))
    return same + 1
