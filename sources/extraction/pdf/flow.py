"""The paragraphs of the whole document, in the order in which they are read."""

from dataclasses import dataclass, field
from itertools import groupby

from .leaf import Leaf
from .notes import part_notes, starts_note
from .paragraphs import Leading, Paragraph, body_height, ended, goes_on, is_indenting, paragraphs_in, same_size
from .words import Line

_FLOATING = 3  # captions and the like that may stand between the parts of a paragraph


@dataclass
class _Sheet:
    """The paragraphs of one page."""

    number: int
    body: list[list[Paragraph]] = field(default_factory=list)  # of each column
    notes: list[Paragraph] = field(default_factory=list)


def flow_of(leaves: list[Leaf]) -> list[Paragraph]:
    """All paragraphs, page after page; one that runs over the end of a column or page is one.

    The notes of a page come after its text, but before a paragraph that runs on to the next page.
    """
    columns = [column for leaf in leaves for column in leaf.columns]
    body, leading = body_height(columns), Leading(columns)
    sheets = [_sheet_of(leaf, body, leading) for leaf in leaves]
    indented = is_indenting(part for sheet in sheets for column in sheet.body for part in column)
    flow: list[Paragraph] = []
    tail: Paragraph | None = None
    for sheet in sheets:
        parts = _settled(sheet.body, indented)
        if tail is not None and parts:
            _run_on(flow, tail, parts, indented)
        if parts or sheet.notes:
            texts = [part for part in parts if not part.is_caption]
            tail = texts[-1] if texts else (tail if tail is not None and tail.last_page == sheet.number else None)
        flow += [part for part in parts if part not in flow[-1:]]
        flow += sheet.notes
    return flow


def _sheet_of(leaf: Leaf, body: float, leading: Leading) -> _Sheet:
    texts, notes = part_notes(leaf.columns, body)
    sheet = _Sheet(leaf.number, [paragraphs_in(column, leading) for column in texts])
    for column in notes:
        for part in _by_marks(column):
            first, *more = paragraphs_in(part, leading)
            sheet.notes.append(
                Paragraph([*first.lines, *(line for rest in more for line in rest.lines)], 0.0, note=True)
            )
    return sheet


def _by_marks(lines: list[Line]) -> list[list[Line]]:
    """The lines of each note, from its mark to the next."""
    left = min(line.left for line in lines)
    number = 0
    keyed = []
    for at, line in enumerate(lines):
        if starts_note(line) and (not at or ended(lines[at - 1])) and line.left < left + 2 * line.height:
            number += 1
        keyed.append((number, line))
    return [[line for _, line in group] for _, group in groupby(keyed, key=lambda item: item[0])]


def _settled(columns: list[list[Paragraph]], indented: bool) -> list[Paragraph]:
    """The paragraphs of a page's columns in one row, those that run over a column or a caption joined."""
    settled: list[Paragraph] = []
    for column in columns:
        parts = list(column)
        if settled and parts:
            _join_over(settled, parts, indented)
        for part in parts:
            if not _join_over_captions(settled, part):
                settled.append(part)
    return settled


def _join_over(settled: list[Paragraph], parts: list[Paragraph], indented: bool) -> None:
    """Let the last paragraph before go on in the first of the next column."""
    before = next((part for part in reversed(settled[-_FLOATING:]) if not part.is_caption), None)
    at = next((at for at, part in enumerate(parts[:_FLOATING]) if not part.is_caption), None)
    if before is not None and at is not None and goes_on(before, parts[at], indented=indented):
        _append(before, parts.pop(at))


def _join_over_captions(settled: list[Paragraph], part: Paragraph) -> bool:
    """Let a paragraph go on after a caption that interrupts it: its first half has no end, its second no beginning."""
    if len(settled) < 2 or not part.lines[0].words[0].text[:1].islower():
        return False
    for back in range(2, min(len(settled), _FLOATING + 1) + 1):
        before, between = settled[-back], settled[-back + 1 :]
        if not all(one.is_caption or not same_size(one.lines[0], part.lines[0]) for one in between):
            return False
        if same_size(before.lines[-1], part.lines[0]) and not before.is_caption:
            if ended(before.lines[-1]):
                return False
            _append(before, part)
            return True
    return False


def _append(before: Paragraph, after: Paragraph) -> None:
    before.lines += after.lines
    before.measure = after.measure


def _run_on(flow: list[Paragraph], tail: Paragraph, parts: list[Paragraph], indented: bool) -> None:
    """Let the last paragraph of the page before go on in the first of this one.

    What stands after it on its own page then comes before it, so that each page is one stretch of the text.
    """
    at = next((at for at, part in enumerate(parts[:_FLOATING]) if not part.is_caption), None)
    if at is None or not goes_on(tail, parts[at], indented=indented):
        return
    place = next(place for place in range(len(flow) - 1, -1, -1) if flow[place] is tail)
    after = flow[place + 1 :]
    if after and tail.first_page != tail.last_page:
        return
    flow[place:] = [*after, tail]
    _append(tail, parts[at])
    parts.insert(0, parts.pop(at))
    parts[0] = tail
