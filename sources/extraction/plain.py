"""Text as it is."""

from sources.storable import with_line_feeds

from .decoding import decode
from .reading import Progress, Reading, Unreadable

EXTRACTOR, VERSION = "plain text", "1"
_TITLE_LENGTH = 200


def read(body: bytes, progress: Progress, *, charset: str = "") -> Reading:
    """The words of a text file, letter for letter. Only line ends, and empty lines around the whole, are made even."""
    decoded = decode(body, [charset] if charset else [])
    text = plain_lines(decoded.text).strip("\n")
    if not text.strip():
        raise Unreadable("There are no words in it. Look whether it was saved whole.")
    progress(1, 1)
    warnings = [decoded.warning] if decoded.warning else []
    return Reading(EXTRACTOR, VERSION, text=text, title=_title_of(text), warnings=warnings)


def plain_lines(text: str) -> str:
    """`text` with line feeds alone at line ends, and without the characters a database cannot keep."""
    even = with_line_feeds(text).replace("\f", "\n\n")
    return even.replace("\0", "").removeprefix("\ufeff")


def _title_of(text: str) -> str:
    """The first line, where it stands alone and is short enough for one."""
    first, _, rest = text.lstrip().partition("\n")
    alone = rest.startswith("\n") or not rest
    return first.strip() if alone and rest and len(first) <= _TITLE_LENGTH else ""
