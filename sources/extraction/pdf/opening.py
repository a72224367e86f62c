"""Opening a PDF, or saying kindly why not."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from sources.extraction.reading import Unreadable

MOST_PAGES = 2000
EMPTY = "This file is empty: it has no bytes. Upload it again."
NOT_A_PDF = (
    "This is not a PDF, or it is damaged or without pages. "
    "Open it in a PDF viewer, save it as a new PDF, and upload that."
)
LOCKED = (
    "This PDF is encrypted and asks for a password. Open it with the password, save it without, and upload that copy."
)
NO_PAGES = "This PDF has no pages. Open it in a PDF viewer to see whether it is the right file."
TOO_LONG = "This PDF has {pages:,} pages; at most {most:,} can be read. Split it into volumes and upload each."
_REASONS = {
    pdfium_c.FPDF_ERR_SUCCESS: NO_PAGES,  # nothing is wrong, and yet there is nothing to load
    pdfium_c.FPDF_ERR_PASSWORD: LOCKED,
    pdfium_c.FPDF_ERR_SECURITY: LOCKED,
}


@contextmanager
def opened(body: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards. Encryption with an empty password is what any viewer opens, and so do we."""
    if not body:
        raise Unreadable(EMPTY)
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        raise Unreadable(_REASONS.get(error.err_code, NOT_A_PDF)) from error
    try:
        pages = len(document)
        if pages < 1:
            raise Unreadable(NO_PAGES)
        if pages > MOST_PAGES:
            raise Unreadable(TOO_LONG.format(pages=pages, most=MOST_PAGES))
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage | None]:
    """The page with this number, from 1; nothing where PDFium cannot load it."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()
