"""Where passages of a text stand on the pages of the file it was taken from."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Q

from sources.models import PageLayout, TextVersion
from sources.page_layouts import boxes_of
from sources.passages import Span

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

_SAME_HEIGHT = 1.5  # times: what differs more is no part of the same line
_WIDEST_GAP = 3.0  # heights: between words of one line


@dataclass
class Place:
    """A page on which words of a passage stand, and the rectangles around them, one for each line or so.

    In points from the top left corner of the page as shown.
    """

    number: int
    label: str
    width: float
    height: float
    reading: str
    rectangles: list[Rectangle] = field(default_factory=list)


def places(text_version: TextVersion, spans: Sequence[Span]) -> list[Place]:
    """The pages of these passages, in order. One query; nothing where the text is not from a file with pages."""
    stretches = extracted(text_version, spans)
    if not stretches:
        return []
    touched = Q()
    for start, end in stretches:
        touched |= Q(start__lt=end, end__gt=start)
    layouts = PageLayout.objects.filter(touched, extraction=text_version.extraction_id).order_by("number")
    found = [place_on(layout, stretches) for layout in layouts]
    return [place for place in found if place.rectangles]


def extracted(text_version: TextVersion, spans: Sequence[Span]) -> list[Span]:
    """The same passages in what the machine read, as far as they are as it read them."""
    if text_version.extraction_id is None:
        return []
    threes = list(zip(*[iter(text_version.segments)] * 3, strict=True))
    return [
        (there + max(start - here, 0), there + min(end - here, length))
        for start, end in spans
        for here, there, length in threes
        if start < here + length and end > here
    ]


def put_in_by_hand(text_version: TextVersion, spans: Sequence[Span]) -> int:
    """How many code points of these passages, other than spaces, stand on no page because an editor put them in."""
    text, by_machine = text_version.text, set[int]()
    for here, _, length in zip(*[iter(text_version.segments)] * 3, strict=True):
        for start, end in spans:
            by_machine.update(range(max(start, here), min(end, here + length)))
    return sum(at not in by_machine and not text[at].isspace() for start, end in spans for at in range(start, end))


def read_by_ocr(text_version: TextVersion, spans: Sequence[Span]) -> bool:
    """Whether words of these passages were read by character recognition. Asks the database nothing."""
    if not text_version.ocr_pages or not text_version.page_starts:
        return False
    recognised = set(text_version.ocr_pages)
    pages = zip(
        text_version.page_numbers,
        pairwise([*text_version.page_starts, float("inf")]),
        strict=True,
    )
    return any(
        number in recognised and start < page_end and end > page_start
        for number, (page_start, page_end) in pages
        for start, end in spans
    )


def place_on(layout: PageLayout, stretches: Sequence[Span]) -> Place:
    """The rectangles on this page of stretches of what the machine read. Asks the database nothing."""
    place = Place(layout.number, layout.label, layout.width, layout.height, layout.reading)
    boxes = boxes_of(layout)
    for start, end in stretches:
        first, last = max(start, layout.start) - layout.start, min(end, layout.end) - layout.start
        if first < last:
            place.rectangles += rectangles(boxes[4 * first : 4 * last])
    return place


def rectangles(boxes: "array[float]") -> list[Rectangle]:
    """The boxes of characters that follow one another, merged for each line."""
    seen = [box for box in _fours(boxes) if box[2] > box[0] or box[3] > box[1]]
    across = _runs_across(seen)
    merged: list[Rectangle] = []
    for box in seen if across else map(_turned, seen):
        if merged and _in_line(merged[-1], box):
            last = merged[-1]
            merged[-1] = min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
        else:
            merged.append(box)
    return merged if across else [_turned(box) for box in merged]


def _fours(boxes: "array[float]") -> Iterator[Rectangle]:
    return zip(boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4], strict=True)


def _runs_across(boxes: list[Rectangle]) -> bool:
    """Whether the words run from left to right or back, and not up or down the page."""
    sideways = sum(abs(one[0] - other[0]) < abs(one[1] - other[1]) for one, other in pairwise(boxes))
    return sideways * 2 <= len(boxes) - 1 or len(boxes) < 2


def _turned(box: Rectangle) -> Rectangle:
    return box[1], box[0], box[3], box[2]


def _in_line(line: Rectangle, box: Rectangle) -> bool:
    tall, other = line[3] - line[1], box[3] - box[1]
    height = min(tall, other)
    return (
        max(tall, other) <= _SAME_HEIGHT * height
        and abs(line[1] + line[3] - box[1] - box[3]) < height
        and max(box[0] - line[2], line[0] - box[2]) < _WIDEST_GAP * height
    )
