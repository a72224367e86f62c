"""What pages say of a finding by parts and styles, told in plain words, for where there is neither."""

from html import unescape

from django.utils.html import strip_tags

from findings.parts import part
from findings.templatetags.wording import capitalised

from .row import Row


def kind_told(row: Row) -> str:
    """What kind of statement it is, what it must not be taken for, and what became of it."""
    told = capitalised(row.kind_label)
    if row.caveat:
        told += f", {row.caveat}"
    if row.standing:
        standing = ", ".join(filter(None, [row.standing.text, row.standing.decided_by, row.standing.date]))
        return f"{told}. Status of the claim: {standing}"
    return f"{told}, not decided, as far as this archive knows" if row.kind == "allegation" else told


def attribution_told(row: Row) -> str:
    """Who said it, which body found it, who reported it and when: the very words of the pages."""
    return " ".join(unescape(strip_tags(part("attribution", row))).split())


def note_told(row: Row) -> str:
    """The content notes as one, or nothing."""
    return " ".join(row.content_notes)


def quoted(row: Row, words: str) -> str:
    """Words of it with the marks that pages draw: none around what is retold."""
    return f"“{words}”" if row.takes_marks else words


def paragraphs(row: Row) -> list[list[str]]:
    """Its words as paragraphs of lines, with their marks; the words themselves are not touched."""
    found = [part.strip().splitlines() for part in quoted(row, row.text.strip()).split("\n\n")]
    return [lines for lines in found if lines]
