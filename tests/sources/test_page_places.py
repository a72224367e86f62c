"""Passages of a text are found on the pages of its file, and their words under the rectangles."""

from array import array

import pytest

from sources.extraction.pdf.reading_back import under_boxes
from sources.models import PageLayout
from sources.page_layouts import boxes_of, characters_of, packed
from sources.page_places import extracted, places, put_in_by_hand, read_by_ocr, rectangles
from sources.page_verifying import proof_of
from tests.factories import TextVersionFactory
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken, paragraph

from .held import held, span_of

pytestmark = pytest.mark.django_db

INNER = WIDTH - 2 * MARGIN


@pytest.fixture
def body():
    """Three pages; a paragraph runs from the first to the second."""
    press, told = Press(), paragraph(1, 12)
    lines = broken(told, INNER, 11)
    press.lines(MARGIN, 300, lines[:6])
    press.next_page()
    press.lines(MARGIN, 70, lines[6:])
    press.next_page()
    press.lines(MARGIN, 70, ["The constables of Toytown lost the key to the evi-", "dence cupboard."])
    return press.finished()


def words_under(body, found):
    with under_boxes(body) as file:
        return "".join(file.words(place.number, place.rectangles) for place in found)


def test_numbers_are_stored_and_read_unchanged():
    layout = PageLayout(characters=packed(array("i", [-1, 7])), boxes=packed(array("f", [0.5, 1, 2, 3.25])))

    assert list(characters_of(layout)) == [-1, 7]
    assert list(boxes_of(layout)) == [0.5, 1, 2, 3.25]


def test_a_passage_has_one_rectangle_for_each_line(body):
    version = held(body)

    [place] = places(version, [span_of(version, "key to the evidence cupboard")])

    assert place.number == 3
    assert [round(bottom - top) for _, top, _, bottom in place.rectangles] == [12, 12]
    assert words_under(body, [place]) == "keytotheevidencecupboard"


def test_a_passage_over_a_page_break_stands_on_two_pages(body):
    version = held(body)

    found = places(version, [(0, len(paragraph(1, 12)))])

    assert [place.number for place in found] == [1, 2]
    assert words_under(body, found) == paragraph(1, 12).replace(" ", "")


def test_places_take_one_query_whatever_the_passages(body, django_assert_num_queries):
    version = held(body)

    with django_assert_num_queries(1):
        assert len(places(version, [(0, 20), (40, 60), span_of(version, "evidence")])) == 2


def test_a_text_by_hand_stands_on_no_page(django_assert_num_queries):
    version = TextVersionFactory()

    with django_assert_num_queries(0):
        assert places(version, [(0, 5)]) == []


def test_words_an_editor_put_in_stand_on_no_page_and_do_not_move_the_others(body):
    read = held(body)
    at = read.text.index("evidence")
    text = f"{read.text[:at]}[sic] {read.text[at:]}"
    mended = held_again(read, text, [0, 0, at, at + 6, at, len(read.text) - at])

    passage = [span_of(mended, "the [sic] evidence")]

    assert extracted(mended, passage) == [(at - 4, at), (at, at + 8)]
    assert words_under(body, places(mended, passage)) == "theevidence"
    assert put_in_by_hand(mended, passage) == 5
    with proof_of(body) as proof:
        assert proof.mismatch(mended, passage) is None


def held_again(version, text, segments):
    return TextVersionFactory(
        source=version.source,
        number=2,
        text=text,
        capture=version.capture,
        extraction=version.extraction,
        segments=segments,
    )


def test_every_paragraph_is_proved_and_a_false_one_is_found_out(body):
    version = held(body)
    text = version.text.replace("lost the key", "kept the key")
    false = held_again(version, text, [0, 0, len(text)])

    with proof_of(body) as proof:
        assert proof.mismatch(version, [(0, len(version.text))]) is None
        told = proof.mismatch(false, [span_of(false, "kept the key")])

    assert told == "“kept the key” is quoted, but “lostthekey” stands under its rectangles (page 3 of the file)."


def test_the_proof_asks_the_file_and_not_the_database(body):
    version = held(body)
    other = Press()
    other.lines(MARGIN, 70, ["Another file altogether."])

    with proof_of(other.finished()) as proof:
        assert proof.mismatch(version, [(0, 30)]) is not None


def test_a_page_that_the_file_lacks_has_no_words(body):
    with under_boxes(body) as file:
        assert file.words(99, [(0, 0, 500, 500)]) == ""


def test_a_raised_mark_and_a_line_far_away_are_rectangles_of_their_own():
    line, mark, far = (10, 10, 20, 22), (20, 10, 23, 16), (10, 40, 20, 52)

    assert rectangles(array("f", [*line, *mark, *far])) == [line, mark, far]


def test_words_that_run_up_the_page_are_merged_along_it():
    up = [(10, 100 - 5 * at, 22, 105 - 5 * at) for at in range(5)]

    assert rectangles(array("f", [side for box in up for side in box])) == [(10, 80, 22, 105)]


@pytest.mark.parametrize(
    ("spans", "recognised"), [([(0, 5)], False), ([(12, 14)], True), ([(0, 2), (25, 26)], False), ([(8, 11)], True)]
)
def test_words_of_a_recognised_page_are_known_without_asking(spans, recognised, django_assert_num_queries):
    version = TextVersionFactory.build(
        text="x" * 30, page_starts=[0, 10, 20], page_labels=["", "", ""], page_numbers=[1, 2, 4], ocr_pages=[2]
    )

    with django_assert_num_queries(0):
        assert read_by_ocr(version, spans) is recognised
