"""How much room an embedded finding takes, roughly: other people's pages set it in their own type."""

from findings.rows import Row
from findings.rows.told import attribution_told, kind_told, note_told

WIDTH, NARROWEST = 600, 300  # pixels
_SIGN = 8.5  # the mean width of a sign where letters are 18 pixels high, as in most newspapers
_LINE = 28
_BETWEEN = 18  # paragraphs
_AROUND = 40


def height(row: Row, width: int = WIDTH) -> int:
    """In pixels, at that width."""
    texts = [kind_told(row), note_told(row), *row.text.splitlines(), attribution_told(row), "Case archive, finding"]
    return height_of([text for text in texts if text.strip()], width)


def height_of(texts: list[str], width: int = WIDTH) -> int:
    """Of paragraphs of plain words."""
    signs = max(int((width - _AROUND) / _SIGN), 10)
    lines = sum(-(-len(text) // signs) for text in texts)
    return _AROUND + lines * _LINE + len(texts) * _BETWEEN
