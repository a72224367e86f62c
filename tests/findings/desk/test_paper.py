"""The page of the file at the desk: which page is shown, what stands on it, and who may see it."""

import pytest

from findings.desk.paper import page_at
from tests.factories import FindingFactory, TextVersionFactory
from tests.findings.desk.conftest import AtTheDesk
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken, paragraph
from tests.sources.held import held, span_of

INNER = WIDTH - 2 * MARGIN
TOLD = paragraph(1, 12)


@pytest.fixture
def text_version(db):
    """A paragraph over the break of two pages, a page without words, and one more."""
    press, lines = Press(), broken(TOLD, INNER, 11)
    press.lines(MARGIN, 400, lines[:6])
    press.next_page()
    press.lines(MARGIN, 70, lines[6:])
    press.next_page()
    press.next_page()
    press.column(MARGIN, 70, INNER, [paragraph(4)])
    return held(press.finished())


def spans(version, words):
    return "{}-{}".format(*span_of(version, words))


def test_a_passage_over_a_break_shows_its_first_page_and_names_both(desk, text_version):
    shown = desk.read("paper", near=4, spans=spans(text_version, TOLD)).json()

    assert (shown["number"], shown["last"]) == (1, 4)
    assert [each["number"] for each in shown["stands_on"]] == [1, 2]
    assert len(shown["rectangles"]) == 6
    assert all(abs(left - MARGIN) < 1 for left, *_ in shown["rectangles"])


def test_the_page_stays_while_it_has_some_of_the_passage(desk, text_version):
    assert desk.read("paper", near=2, spans=spans(text_version, TOLD)).json()["number"] == 2


def test_a_page_asked_for_by_its_number_is_shown_without_the_passage(desk, text_version):
    shown = desk.read("paper", number=4, spans=spans(text_version, TOLD)).json()

    assert (shown["number"], shown["rectangles"]) == (4, [])
    assert text_version.text[shown["start"] :] == paragraph(4)


@pytest.mark.parametrize(("asked", "number"), [("0", 1), ("3", 3), ("99", 4), ("", 1), ("x", 1), ("9" * 30, 1)])
def test_numbers_beyond_the_file_are_brought_within_it(desk, asked, number):
    assert desk.read("paper", number=asked).json()["number"] == number


def test_a_place_in_the_text_finds_its_page(desk, text_version):
    start, _ = span_of(text_version, paragraph(4))

    assert desk.read("paper", at=start).json()["number"] == 4
    assert desk.read("paper", at=start - 1).json()["number"] == page_at(text_version, start - 1) == 2


def test_the_findings_of_a_page_are_marked_and_no_others(desk, text_version):
    over = FindingFactory(text_version=text_version, words=TOLD, state="draft")
    other = FindingFactory(text_version=text_version, words=paragraph(4)[:20], state="draft")

    on_page = {n: desk.read("paper", number=n).json()["findings"] for n in (1, 2, 3, 4)}

    assert [[one["id"] for one in on_page[n]] for n in (1, 2, 3, 4)] == [[over.pk], [over.pk], [], [other.pk]]
    assert len(on_page[4][0]["rectangles"]) == 1


@pytest.mark.parametrize("broken_spans", ["x", "5-1", "0-99999999", "1-2-3", ""])
def test_what_is_no_passage_marks_nothing(desk, broken_spans):
    shown = desk.read("paper", number=1, spans=broken_spans).json()

    assert shown["rectangles"] == []


def test_a_page_takes_few_queries_however_many_findings_it_has(desk, text_version, django_assert_max_num_queries):
    for sentence in TOLD.split(". ")[:8]:
        FindingFactory(text_version=text_version, words=sentence.rstrip("."), state="draft")

    with django_assert_max_num_queries(12):
        assert desk.read("paper", number=1, spans=spans(text_version, TOLD)).json()["findings"]


def test_a_text_that_is_from_no_file_has_no_page(browser_of, editor):
    response = AtTheDesk(browser_of(editor), TextVersionFactory()).read("paper", number=1)

    assert response.status_code == 404
    assert response.json()["problem"] == "This text was not taken from a file with pages."
