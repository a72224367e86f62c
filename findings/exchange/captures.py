"""Captures in files: what is known of each as a record, its bytes beside it, and what machines read in it."""

from pathlib import Path
from typing import Any

from django.db import DatabaseError

from sources.models import Capture, Source
from sources.refusals import explain

from . import layout
from .applying import Effect, check_keys, describe, fill, save, values
from .fields import Lookup, Moment, Reference, Whole, Words, Wrong
from .forms import Form
from .payloads import digest_of_pieces, store_payload, stored, write_pieces
from .placing import parts_of
from .reading import Problem, Record, read_yaml
from .readings import require_file, take_reading, used_readings, written_reading
from .writing import written

NEVER = "What is known of a capture never changes, and the archive has it otherwise. Put back the file as exported."


class Headers(Words):
    """The headers of an answer from the web: a list of pairs, `[name, value]`."""

    @property
    def empty(self) -> list[list[str]]:  # type: ignore[override]
        return []

    def read(self, value: Any, find: Lookup) -> Any:
        if not isinstance(value, list) or not all(_is_pair(pair) for pair in value):
            raise Wrong(f"“{self.key}” is a list of pairs, each “- [name, value]”.")
        return [[str(word) for word in pair] for pair in value]

    def write(self, value: Any) -> Any:
        return [list(pair) for pair in value] or None


CAPTURE = Form(
    Capture,
    [
        Words("sha256", required=True),
        Words("way", required=True),
        Words("media_type", required=True),
        Whole("size", required=True),
        Moment("captured_at", required=True),
        Reference("source", Source, late=True, kept=True),
        Words("file_name"),
        Words("address"),
        Words("final_address"),
        Whole("status"),
        Headers("headers"),
    ],
    keyed=True,
    unchecked=["address", "final_address"],
)
_EVIDENCE = Form(Capture, [field for field in CAPTURE.fields if field.key != "source"])
WARC, READINGS = "warc_sha256", "readings"


class Captures:
    """The captures of one directory of files. Knows, once they are taken, the reading that each number means."""

    def __init__(self, directory: Path) -> None:
        self._folder = directory / layout.CAPTURES
        self.names = layout.captures(directory)
        self.readings: dict[tuple[str, int], int] = {}

    def take(self, sha256: str, find: Lookup) -> tuple[Capture, Record, Effect]:
        """Add the capture with its bytes and readings, or compare it with the one that is there. Raises Problem."""
        record = self._record(sha256)
        check_keys(CAPTURE, record, WARC, READINGS)
        found = values(CAPTURE, record, find)
        new = Capture()
        fill(new, found)
        if new.sha256 != sha256:
            raise record.problem(f"The SHA-256 is that of the file's name: {sha256}.", "sha256")
        body = layout.body_file(sha256, new.media_type)
        warc = layout.warc_file(sha256)
        for name, key in [(body, "sha256"), (warc, WARC)]:
            require_file(self._folder / name, f"{layout.CAPTURES}/{name}", record, key)
        self._require_no_others(record, {layout.capture_file(sha256), body, warc})
        capture = Capture.objects.filter(sha256=sha256).first()
        effect = Effect.ADDED if capture is None else Effect.UNCHANGED
        if capture is None:
            save(new, record, CAPTURE)
            try:
                store_payload(new, self._folder / body, self._folder / warc if WARC in record else None)
            except DatabaseError as error:
                raise record.problem(explain(error)) from error
            capture = new
        elif describe(_EVIDENCE, capture) != describe(_EVIDENCE, new) or (
            digest_of_pieces(stored(capture, "warc")) != record.get(WARC, "")
        ):
            raise record.problem(NEVER)
        for part in parts_of(record, READINGS):
            number, pk, added = take_reading(capture, part, self._folder, set(self.readings.values()))
            self.readings[sha256, number] = pk
            if added and effect == Effect.UNCHANGED:
                effect = Effect.CHANGED
        return capture, record, effect

    def _record(self, sha256: str) -> Record:
        name = layout.capture_file(sha256)
        file = f"{layout.CAPTURES}/{name}"
        if name not in self.names[sha256]:
            stray = min(self.names[sha256])
            raise Problem(f"{layout.CAPTURES}/{stray}", 1, f"What is known of it is missing: {name}. Put it back.")
        record = read_yaml(self._folder / name, file)
        if not isinstance(record, Record):
            raise Problem(file, 1, "This file holds one record, “key: value” on each line.")
        return record

    def _require_no_others(self, record: Record, known: set[str]) -> None:
        readings = [str(part.get("number", "")) for part in parts_of(record, READINGS)]
        for name in sorted(self.names[record["sha256"]] - known):
            rest = name.removeprefix(f"{record['sha256']}.reading-")
            if rest == name or rest.partition(".")[0] not in readings:
                sentence = f"{record.file} does not speak of this file. Take it out, or put back the other as exported."
                raise Problem(f"{layout.CAPTURES}/{name}", 1, sentence)


def write_captures(directory: Path) -> dict[int, int]:
    """Write all captures; returns, for each reading that a text rests on, its number in the files."""
    folder = directory / layout.CAPTURES
    numbers: dict[int, int] = {}
    for capture in Capture.objects.select_related("source").order_by("sha256").iterator(chunk_size=100):
        folder.mkdir(exist_ok=True)
        record = describe(CAPTURE, capture)
        write_pieces(stored(capture, "body"), folder / layout.body_file(capture.sha256, capture.media_type))
        if warc := write_pieces(stored(capture, "warc"), folder / layout.warc_file(capture.sha256)):
            record[WARC] = warc
        for number, extraction in enumerate(used_readings(capture), start=1):
            numbers[extraction.pk] = number
            record.setdefault(READINGS, []).append(written_reading(extraction, number, folder))
        (folder / layout.capture_file(capture.sha256)).write_bytes(written(record).encode())
    return numbers


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(word, str) for word in pair)
