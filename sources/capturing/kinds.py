"""What a file is, by its content and never by its name. Only text, HTML and PDF are taken in."""

import re
from itertools import islice

from sources.extraction.declared import declared_encodings
from sources.extraction.decoding import decode
from sources.extraction.reading import Unreadable

from .refused import Refused

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
NAMED = {PDF: "PDF", HTML: "HTML", TEXT: "text"}

_OFFICE = "Save it as PDF or as plain text there, and bring that in."
_PICTURE = "Make a PDF of it, or type the words and paste them."
# How files begin that are not taken in; what they are, and what to do instead.
_BEGINNINGS: list[tuple[bytes, str, str]] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document", _OFFICE),
    (b"{\\rtf", "a Rich Text document", _OFFICE),
    (b"MZ", "a program", "Programs are not taken in."),
    (b"\x7fELF", "a program", "Programs are not taken in."),
    (b"\xca\xfe\xba\xbe", "a program", "Programs are not taken in."),
    (b"\xcf\xfa\xed\xfe", "a program", "Programs are not taken in."),
    (b"#!", "a program", "Programs are not taken in."),
    (b"\x89PNG", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"II*\0", "a picture (TIFF)", _PICTURE),
    (b"MM\0*", "a picture (TIFF)", _PICTURE),
    (b"BM", "a picture (BMP)", _PICTURE),
    (b"RIFF", "a picture, sound or film", _PICTURE),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and bring in what is inside."),
    (b"BZh", "a compressed file (bzip2)", "Unpack it and bring in what is inside."),
    (b"\xfd7zXZ", "a compressed file (xz)", "Unpack it and bring in what is inside."),
    (b"7z\xbc\xaf", "an archive (7z)", "Unpack it and bring in what is inside."),
    (b"Rar!", "an archive (RAR)", "Unpack it and bring in what is inside."),
    (b"ID3", "a sound recording", "Bring in a transcript."),
    (b"OggS", "a sound recording", "Bring in a transcript."),
    (b"\0\0\0\x18ftyp", "a film", "Bring in a transcript."),
    (b"\0\0\0\x20ftyp", "a film", "Bring in a transcript."),
]
_PLAIN_WORDS = (b"BM", b"MZ", b"ID3", b"BZh", b"RIFF", b"GIF8")  # with which also a text may begin
_ZIPPED = [
    (b"word/", "a Word document", _OFFICE),
    (b"xl/", "an Excel workbook", _OFFICE),
    (b"ppt/", "a PowerPoint presentation", _OFFICE),
    (b"opendocument", "an OpenDocument file", _OFFICE),
    (b"epub+zip", "an e-book (EPUB)", _OFFICE),
]
_BEFORE_MARKUP = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|script|style|link|h1|div|p|table|article|main|section|span|a|br|b|"
    r"font|iframe|noscript)[\s>/]",
    re.IGNORECASE,
)
_SVG = re.compile(r"<(?:!doctype )?svg[\s>/]", re.IGNORECASE)
_XML = re.compile(r"<(?:!DOCTYPE\s|\?xml|[a-z][\w.:-]*\s[^>]*xmlns)", re.IGNORECASE)
_A_TAG = re.compile(r"<(?:p|div|br|h[1-6]|a|ul|li|table|span|em|strong|i|b)\b[^>]*>", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_START = 8192


def media_type_of(body: bytes, name: str = "") -> str:
    """`application/pdf`, `text/html` or `text/plain`; raises Refused, saying what it is, for everything else."""
    if b"%PDF-" in body[:1024]:
        return PDF
    _refuse_other_files(body)
    try:
        text = decode(body, declared_encodings(body)).text
    except Unreadable as problem:
        raise Refused(f"It is not text, HTML or PDF. {problem}") from problem
    start = text[:_START]
    markup = start[_BEFORE_MARKUP.match(start).end() :]  # type: ignore[union-attr]  # it matches nothing too
    if _SVG.match(markup):
        raise Refused(f"It is a picture (SVG). {_PICTURE}")
    if _MARKUP.match(markup):
        return HTML
    if _XML.match(markup) or start.lstrip().startswith("<?xml"):
        raise Refused("It is XML, which the archive cannot read. Bring in the HTML, the PDF, or the words.")
    _refuse_unprintable(text)
    return HTML if name.lower().endswith((".html", ".htm", ".xhtml")) and _A_TAG.search(start) else TEXT


def _refuse_other_files(body: bytes) -> None:
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        what, remedy = next(
            ((what, remedy) for mark, what, remedy in _ZIPPED if mark in body[:65536]),
            ("a zip archive", "Unpack it and bring in what is inside."),
        )
        raise Refused(f"It is {what}. {remedy}")
    for beginning, what, remedy in _BEGINNINGS:
        if body.startswith(beginning) and not (beginning in _PLAIN_WORDS and _is_printable(body[:512])):
            raise Refused(f"It is {what}. {remedy}")


def _is_printable(start: bytes) -> bool:
    return not _UNPRINTABLE.search(start.decode("latin-1"))


def _refuse_unprintable(text: str) -> None:
    one_too_many = next(islice(_UNPRINTABLE.finditer(text), len(text) // 1000, None), None)
    if "\0" in text or one_too_many:
        what = "NUL bytes" if "\0" in text else "characters that no text has"
        raise Refused(f"It is not text: it holds {what}. Bring in text, HTML or PDF.")
