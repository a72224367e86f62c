"""One PDF from its bytes to a reading."""

from array import array

import pypdfium2 as pdfium

from sources.extraction.reading import Page, Progress, Reading

from . import recognising
from .columns import columns_of
from .composing import Composer, Stretch
from .flow import flow_of
from .furniture import part_furniture
from .glyphs import UNKNOWN, glyphs_of
from .hyphens import Hyphens
from .leaf import Leaf
from .opening import opened, page_of
from .sheet import sheet_of
from .words import pieces_of, words_of

EXTRACTOR = "pypdfium2"
LAYOUT = "layout-1"  # how we order lines and join words: another way is another name


def version() -> str:
    """The versions of all that decides what is read."""
    return f"{pdfium.PYPDFIUM_INFO.version}/{pdfium.PDFIUM_INFO.build}, {LAYOUT}"[:50]


def read_document(body: bytes, progress: Progress) -> Reading:
    """Read every page, then decide over all of them what is furniture and how words go on."""
    warnings: list[str] = []
    with opened(body) as document:
        total = len(document)
        leaves = []
        for number in range(1, total + 1):
            leaves.append(_leaf(document, number, warnings))
            progress(number, total)
        title = _told(document, "Title")
        byline = _told(document, "Author")
    return _composed(leaves, warnings, title, byline)


def _leaf(document: pdfium.PdfDocument, number: int, warnings: list[str]) -> Leaf:
    with page_of(document, number) as page:
        sheet = sheet_of(page) if page is not None else None
        if page is None or sheet is None:
            warnings.append(f"Page {number} is damaged, or of a size no page has, and was passed over.")
            return Leaf(number, 1.0, 1.0)
        leaf = Leaf(number, sheet.width, sheet.height, given_label=document.get_page_label(number - 1).strip())
        glyphs = glyphs_of(page, sheet, number)
        letters = sum(character != " " for character in glyphs.text)
        if letters:
            leaf.reading = "text"
        if recognising.is_picture(page, sheet, letters):
            try:
                found = recognising.recognised(page, sheet)
            except recognising.NotRecognised as refusal:
                warnings.append(
                    f"Page {number} has no text in the file, and {refusal}. Type its words if you need them."
                )
            else:
                if found.glyphs.text:
                    glyphs, leaf.reading, leaf.confidence = found.glyphs, "ocr", found.confidence
                    warnings.append(_recognised(number, found.confidence))
                else:
                    warnings.append(f"Page {number} has no text in the file, and character recognition found no words.")
        leaf.glyphs = glyphs
        leaf.turns, words, leaf.aside = words_of(glyphs, number)
        leaf.pieces = pieces_of(words)
        unknown = glyphs.text.count(UNKNOWN)
        if unknown:
            warnings.append(f"Page {number} has {unknown} characters that the file does not name, shown as {UNKNOWN}.")
        return leaf


def _recognised(number: int, confidence: float | None) -> str:
    sure = f", {confidence:.0f} % sure" if confidence is not None else ""
    return f"Page {number} has no text in the file: read by character recognition{sure}. Compare it with the page."


def _composed(leaves: list[Leaf], warnings: list[str], title: str, byline: str) -> Reading:
    part_furniture(leaves)
    for leaf in leaves:
        leaf.columns = columns_of(leaf.pieces, leaf.reach[0])
    hyphens = Hyphens(line for leaf in leaves for column in leaf.columns for line in column)
    composer = Composer(leaves, hyphens)
    for paragraph in flow_of(leaves):
        composer.add(paragraph)
    text = composer.text
    labels = _labels(leaves, warnings)
    pages, at = [], 0
    for leaf in leaves:
        stretch = composer.stretches.get(leaf.number) or Stretch(at, at, array("i"), array("f"))
        at = stretch.end
        pages.append(_page(leaf, labels[leaf.number], stretch))
    whole = _whole(leaves, pages, text)
    if not text.strip():
        warnings.append("No words were found in this file.")
    return Reading(
        EXTRACTOR, version(), text, "" if whole == text else whole, title, byline, pages=pages, warnings=warnings
    )


def _page(leaf: Leaf, label: str, stretch: Stretch) -> Page:
    return Page(
        leaf.number,
        label,
        leaf.width,
        leaf.height,
        leaf.reading,
        stretch.start,
        stretch.end,
        stretch.characters,
        stretch.boxes,
        leaf.confidence,
    )


def _labels(leaves: list[Leaf], warnings: list[str]) -> dict[int, str]:
    """What the file calls each page where it does, else the number recognised as printed on it."""
    for leaf in leaves:
        if leaf.given_label and leaf.printed and leaf.given_label != leaf.printed:
            warnings.append(
                f"The file calls page {leaf.number} “{leaf.given_label}”, but “{leaf.printed}” seems to be printed."
            )
            break
    given = any(leaf.given_label for leaf in leaves)
    return {leaf.number: (leaf.given_label if given else leaf.printed)[:20] for leaf in leaves}


def _whole(leaves: list[Leaf], pages: list[Page], text: str) -> str:
    """Everything that can be seen, page after page, with what is not in the text."""
    parts = []
    for leaf, page in zip(leaves, pages, strict=True):
        parts += [line.text for line in leaf.above]
        parts.append(text[page.start : page.end])
        if leaf.aside:
            parts.append(" ".join(word.text for word in leaf.aside))
        parts += [line.text for line in leaf.below]
    if not any(leaf.above or leaf.below or leaf.aside for leaf in leaves):
        return text
    return "\n\n".join(part for part in parts if part)


def _told(document: pdfium.PdfDocument, name: str) -> str:
    """What the file says of itself, where it says something."""
    told = document.get_metadata_value(name)
    words = " ".join("".join(character if character.isprintable() else " " for character in told).split())
    return "" if words.lower() in {"untitled", "anonymous", "unspecified", "(anonymous)", "(unspecified)"} else words
