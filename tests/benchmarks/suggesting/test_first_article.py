"""The first article of the archive, whose findings editors made by hand, read by the machine."""

from pathlib import Path

import yaml

from findings.suggesting.clauses import Clauses
from findings.suggesting.quotations import quotations_in
from findings.suggesting.speakers import speakers_of

SEED = Path(__file__).parents[3] / "seeds" / "sources" / "socialist-worker-2847-casey-report"
MARKS = "“”‘’"


def marked_by_editors(text):
    """The spans of findings that stand in quotation marks, with the speakers the editors gave."""
    for finding in yaml.safe_load((SEED / "findings.yaml").read_text()):
        spans = [
            tuple(int(place) for place in span["at"].split("-"))
            for quotation in finding["quotations"]
            for span in quotation["spans"]
        ]
        first, last = spans[0][0], spans[-1][1]
        if text[first - 1 : first] in MARKS and text[last : last + 1] in MARKS:
            yield finding, spans


def test_every_stretch_that_editors_marked_is_suggested_with_its_very_span():
    text = (SEED / "text-1.txt").read_text()
    suggested = {span for each in quotations_in(text) for span in each.spans}

    marked = list(marked_by_editors(text))

    assert len(marked) >= 8
    assert [finding["id"] for finding, spans in marked if not set(spans) <= suggested] == []


def test_who_speaks_in_it_is_whom_editors_named():
    text = (SEED / "text-1.txt").read_text()
    quoted = quotations_in(text)
    said = speakers_of(Clauses(text, quoted), quoted)
    found = {each.spans[0][0]: said[number].words for number, each in enumerate(quoted) if number in said}
    right, asked = 0, 0
    for finding, spans in marked_by_editors(text):
        for person in (
            each["person"] for each in finding["involved"] if each["role"] == "speaker" and "person" in each
        ):
            asked += 1
            right += found.get(spans[0][0], "").lower().replace(" ", "-") == person

    assert asked >= 4
    assert right >= 0.8 * asked
