"""The bytes of captures between files and the database, a few megabytes at a time: never one of them whole."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from django.db import connection
from django.db.models import BinaryField
from django.db.models.functions import Length, Substr

from sources.models import Capture, Payload

PIECE = 4 * 1024 * 1024
BEGIN = "CREATE TEMPORARY TABLE IF NOT EXISTS capture_piece (part text, number int, piece bytea) ON COMMIT DROP"
JOIN = """
    INSERT INTO sources_payload (capture_id, body, warc)
    SELECT
        %s,
        (SELECT string_agg(piece, ''::bytea ORDER BY number) FROM capture_piece WHERE part = 'body'),
        (SELECT string_agg(piece, ''::bytea ORDER BY number) FROM capture_piece WHERE part = 'warc')
"""


def digest_of(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_pieces(pieces: Iterable[bytes]) -> str:
    """SHA-256 of the pieces put together, or nothing where there are none."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest() if size else ""


def write_pieces(pieces: Iterable[bytes], path: Path) -> str:
    """Write them to the file; returns its SHA-256, or nothing, and no file, where there are none."""
    with path.open("wb") as file:
        digest = digest_of_pieces(_copied(pieces, file))
    if not digest:
        path.unlink()
    return digest


def _copied(pieces: Iterable[bytes], file: IO[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        file.write(piece)
        yield piece


def stored(capture: Capture, part: str) -> Iterator[bytes]:
    """One part, `body` or `warc`, in pieces, one query for each; none where there is no such part."""
    held = Payload.objects.filter(pk=capture.pk)
    length = held.values_list(Length(part), flat=True).first() or 0
    for start in range(1, length + 1, PIECE):
        piece = Substr(part, start, PIECE, output_field=BinaryField())
        yield bytes(held.values_list(piece, flat=True).get())


def store_payload(capture: Capture, body: Path, warc: Path | None) -> None:
    """Store the two files as the bytes of the capture; the database compares them with what it says of itself."""
    with connection.cursor() as cursor:
        cursor.execute(BEGIN)
        with cursor.copy("COPY capture_piece FROM STDIN") as rows:
            for part, path in [("body", body), ("warc", warc)]:
                for number, piece in enumerate(_pieces(path) if path else ()):
                    rows.write_row((part, number, piece))
        cursor.execute(JOIN, [capture.pk])
        cursor.execute("TRUNCATE capture_piece")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
