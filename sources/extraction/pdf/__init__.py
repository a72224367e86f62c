"""Reading PDFs: words in the order people read them, and where on its page each character stands."""

from sources.extraction.reading import Progress, Reading

__all__ = ["read"]


def read(body: bytes, progress: Progress) -> Reading:
    """The words of a PDF with their places. Refuses what it cannot read with `Unreadable`.

    PDFium is not safe with several threads, and a hostile file may end the process: call it in a process of its own.
    """
    from .reader import read_document  # the renderer is started from this package too, and needs none of the reader

    return read_document(body, progress)
