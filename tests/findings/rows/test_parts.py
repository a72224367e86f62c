"""Whatever words a record holds, its markup is ours alone."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from casearchive import gallery
from findings.facets import FacetValue
from findings.parts import part
from findings.rows import Party, Published, Row, Standing, Tag
from findings.vocabulary import Kind
from findings.year_range import Year

HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "&amp;&lt;b&gt; &",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "\u202eright to left\u202c \u0007\u0001",
    "</p></article></blockquote>",
    "%(x)s %s {0}",
]


class Shape(HTMLParser):
    """Elements with the names of their attributes, and all the words."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.elements, self.words = [], ""
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, [name for name, _ in attrs]))

    def handle_data(self, data):
        self.words += data


def row(words, kind=Kind.TESTIMONY, **more):
    return Row(
        pk=1, public_id="T0YT0WN1", kind=kind, summary=words, retold=False, content_notes=(words, words),
        passages=(words, words), text=words, page=words, read_by_ocr=True, speakers=(Party(words, "/", words),),
        source=Published(1, "article", words, "/", "Paula Pencil", words, words, words),
        finding_bodies=(Party(words, "/", words, words),), themes=(Tag(words, "/"),),
        standing=Standing("upheld", words, words), reasons=(words, words), **more,
    )  # fmt: skip


def shapes(words):
    hits = ((words, False), (words, True))
    made = [row(words), row(words, Kind.OPINION, hits=hits, summary_hits=hits)]
    made += [replace(each, retold=True) for each in made]
    made += [replace(each, source=replace(each.source, kind="report")) for each in made]
    return [Shape(part("finding_row", each)) for each in made]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_strangers_are_shown_as_words(words):
    plain = shapes("Toytown")

    for shape, expected in zip(shapes(words), plain, strict=True):
        assert shape.elements == expected.elements
        assert words in shape.words


@given(st.text(min_size=1, max_size=60))
def test_so_is_any_text(words):
    plain = shapes("Toytown")

    assert [shape.elements for shape in shapes("Toytown" + words)] == [shape.elements for shape in plain]


@pytest.mark.parametrize("words", HOSTILE)
def test_so_are_the_names_and_addresses_of_a_filter(words):
    def shape(words):
        values = [
            FacetValue(words, words, 1, words, leave_url=words, alias=words),
            FacetValue(words, words, 1, words, selected=True),
            FacetValue(words, words, 0, words, left_out=True),
            FacetValue(words, words, 1, None),
        ]
        bars = [Year(words, words, 1, words, selected=True, within=True, stretch_url=words, range=words)]
        return Shape(part("facet_values", values) + part("years", bars))

    assert shape(words).elements == shape("Toytown").elements
    assert words[1:] in shape(words).words


def test_a_name_that_is_not_there_is_an_error_and_not_a_gap():
    with pytest.raises(AttributeError):
        part("tags", [object()])


def test_a_part_in_a_template_is_escaped_once(client, settings):
    settings.DEBUG = True
    page = gallery.gallery(RequestFactory().get("/components/")).content.decode()

    assert "<mark>cupboard</mark>" in page
    assert "&lt;mark" not in page
    assert "Found by its theme Lost keys, also called “cupboards”" in page
