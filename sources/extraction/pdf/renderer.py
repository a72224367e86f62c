"""A program that draws pages of PDFs: `python -m sources.extraction.pdf.renderer`.

It is asked on its standard input, one JSON line for each picture, and answers each with a line of JSON that says how
many bytes follow. The last document stays open. It ends by itself when nobody asks for a while, or nobody is there.
"""

import json
import os
import resource
import select
import sys
from io import FileIO
from typing import BinaryIO

import pypdfium2 as pdfium

from .drawing import drawn

IDLE_SECONDS = 300
MOST_MEMORY = 3 * 1024**3
MOST_PIXELS = 6_000_000
WIDEST = 2400


class Renderer:
    """Draws pages, and keeps the last document open."""

    def __init__(self) -> None:
        self._path = ""
        self._document: pdfium.PdfDocument | None = None

    def picture(self, path: str, number: int, width: int) -> bytes:
        document = self._opened(path)
        if not 1 <= number <= len(document):
            raise LookupError(f"There is no page {number} in this file: it has {len(document)}.")
        page = document[number - 1]
        try:
            scale = min(width, WIDEST) / max(page.get_width(), 1e-6)
            return drawn(page, scale, MOST_PIXELS)[0]
        finally:
            page.close()

    def _opened(self, path: str) -> pdfium.PdfDocument:
        if self._document is None or path != self._path:
            if self._document is not None:
                self._document.close()
                self._document = None
            self._document, self._path = pdfium.PdfDocument(path), path
        return self._document


def serve(asked: FileIO, answered: BinaryIO) -> None:
    """Answer until there is nobody to ask."""
    renderer = Renderer()
    while select.select([asked], [], [], IDLE_SECONDS)[0] and (line := asked.readline()):
        wanted = json.loads(line)
        try:
            picture = renderer.picture(wanted["path"], wanted["number"], wanted["width"])
            head: dict[str, int | str] = {"size": len(picture)}
        except (pdfium.PdfiumError, LookupError, OSError, ValueError, MemoryError) as error:
            picture, head = b"", {"size": 0, "problem": str(error) or type(error).__name__}
        answered.write(json.dumps(head).encode() + b"\n" + picture)
        answered.flush()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answered = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing but answers goes to whoever asks
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as asked:  # unbuffered: waiting sees every line
        serve(asked, answered)


if __name__ == "__main__":
    main()
