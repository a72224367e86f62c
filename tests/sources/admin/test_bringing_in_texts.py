"""A text is taken in once, with the next number, and from then on only read."""

import pytest

from sources.models import TextVersion
from tests.factories import SourceFactory, TextVersionFactory
from tests.findings.admin.filling import complaints, page, pages_of, save

pytestmark = pytest.mark.django_db


def bring_in(desk, source, text, **more):
    sent = {"source": source.pk, "text": text, "extractor": "by hand", **more}
    return desk.post(pages_of(TextVersion, "add"), sent)


def test_a_text_takes_the_next_number_of_its_source(desk):
    TextVersionFactory(number=4)
    source = TextVersionFactory(number=3).source

    bring_in(desk, source, "The corrected words.")

    assert [text.number for text in source.texts.all()] == [3, 4]


def test_the_first_text_is_number_one(desk):
    source = SourceFactory()

    bring_in(desk, source, "The first words.")

    assert source.texts.get().number == 1


def test_a_text_is_brought_in_on_the_page_of_its_source(desk):
    source = TextVersionFactory().source

    response = save(desk, source, **{"texts-2-0-text": " Words,\r\nas they are.\r\n"})

    assert response.status_code == 302, complaints(response)
    assert source.texts.get(number=2).text == " Words,\nas they are.\n"


def test_saving_a_source_brings_in_nothing_by_itself(desk):
    source = TextVersionFactory().source

    response = save(desk, source, title="A better title")

    assert response.status_code == 302, complaints(response)
    assert source.texts.count() == 1


def test_white_space_alone_is_no_text(desk):
    response = bring_in(desk, SourceFactory(), " \r\n ")

    assert "There are no words in this text" in complaints(response)


def test_a_text_that_is_held_is_only_read_with_its_paragraphs_numbered(desk):
    version = TextVersionFactory(text="First.\n\nSecond, <b>bold</b>.")

    response = desk.get(page(version))

    assert not response.context["has_change_permission"]
    assert "<tr><th>2</th><td>8</td><td>Second, &lt;b&gt;bold&lt;/b&gt;.</td></tr>" in response.content.decode()
    assert desk.post(page(version), {"text": "Other words."}).status_code == 403


def test_pages_start_in_order_and_within_the_text(desk):
    source = SourceFactory()

    backwards = bring_in(desk, source, "Some words.", page_starts="5\n0", page_labels="1\n2")
    outside = bring_in(desk, source, "Some words.", page_starts="0\n11", page_labels="1\n2")
    unlabelled = bring_in(desk, source, "Some words.", page_starts="0\n5", page_labels="1")

    assert "Put the positions in order" in complaints(backwards)
    assert "The text ends at position 11" in complaints(outside)
    assert "Give one printed label for each page start" in complaints(unlabelled)
    bring_in(desk, source, "Some words.", page_starts="0\n5", page_labels="i\n1")
    assert source.texts.get().page_starts == [0, 5]


@pytest.mark.parametrize("turning", ["\u202d", "\u202e"])
def test_a_text_in_which_readers_would_see_other_words_than_stand_there_is_refused(desk, turning):
    source = SourceFactory()

    response = bring_in(desk, source, f"The key was {turning}not lost\u202c, said Ida.")

    assert "unseen character before “not lost" in complaints(response)
    assert not source.texts.exists()
