"""What no table of ordinary sources has: many authors, no date, whose voice, odd titles."""

from html import unescape

import pytest

from findings.citing.pieces import html, plain
from findings.citing.styles import STYLES, citations

from .toytown import ARTICLE, REVIEW, cited, work, written

CITE = {style.name: style.cite for style in STYLES}
FOUR = "Paula Pencil, Bob Block, Ida Invented and Tom Teapot"


@pytest.mark.parametrize(
    ("style", "beginning"),
    [
        ("oscola", "Paula Pencil and others, ‘Key’"),  # 3.1.1: of more than three the first
        ("harvard", "Pencil, P. *et al.* (2021)"),  # of four and more the first
        ("apa", "Pencil, P., Block, B., Invented, I., & Teapot, T. (2021"),  # 9.8: up to twenty
        ("chicago", "Paula Pencil et al., “Key,”"),  # 14.76: of four and more the first
        ("mla", "Pencil, Paula, et al. “Key.”"),  # of three and more the first
    ],
)
def test_many_authors(style, beginning):
    assert written(CITE[style](cited(work("article", "Key", "Toytown Gazette", FOUR)))).startswith(beginning)


@pytest.mark.parametrize(
    ("style", "beginning"),
    [
        ("oscola", "Cupboard Review, *Key* <ADDRESS>"),
        ("harvard", "Cupboard Review (no date) *Key*."),
        ("apa", "Cupboard Review. (n.d.). *Key*."),
        ("chicago", "Cupboard Review, *Key* (Cupboard Review), accessed"),
        ("mla", "*Key*. Cupboard Review. *Case archive*"),
    ],
)
def test_a_work_without_date(style, beginning):
    assert written(CITE[style](cited(work("report", "Key", "Cupboard Review", issued=None)))).startswith(beginning)


@pytest.mark.parametrize("style", ["oscola", "chicago"])
def test_notes_name_who_is_quoted_in_an_article(style):
    told = plain(CITE[style](cited(ARTICLE, in_press_voice=False, speakers=("a constable",))))

    assert told.startswith("A constable, quoted in Paula Pencil, ")


@pytest.mark.parametrize("style", [style.name for style in STYLES[1:]])
def test_retold_words_are_never_given_as_the_reports(style):
    told = plain(CITE[style](cited(ARTICLE, report=REVIEW, retold=True, bodies_alone=("Cupboard Review",))))

    assert "Cupboard Review" not in told
    assert "Pencil" in told


def test_markup_in_a_title_is_shown_as_it_is_written():
    shown = html(CITE["harvard"](cited(work("report", "<b>Keys</b> & “locks”", "Cupboard Review"))))

    assert "<i>&lt;b&gt;Keys&lt;/b&gt; &amp; “locks”</i>" in shown


def test_html_and_text_hold_the_same_words():
    for citation in citations(cited(ARTICLE, page="3")):
        assert unescape(citation.html.replace("<i>", "").replace("</i>", "")) == citation.text


@pytest.mark.parametrize("kind", ["article", "report", "letter", "judgment", "statement"])
@pytest.mark.parametrize("title", ["", "?", "‘’", "’", "Officers’", "“", "Letter to "])
def test_no_title_breaks_a_style(kind, title):
    odd = cited(work(kind, title, "Toytown Gazette", issued=None))

    assert all(citation.text for citation in citations(odd))
