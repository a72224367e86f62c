"""OSCOLA, 4th edition, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.oscola import oscola

from .toytown import SOURCES, written

CASES = {
    # 3.4.9: author, title in single marks, newspaper in italics, (date), page without “p”; 3.1.4: the address.
    "article by one person, with a page": "Paula Pencil, ‘Who has the key?’ *Toytown Gazette* (4 May 2021) 3 "
    "<ADDRESS> accessed 29 November 2026.",
    # 3.1.1: two authors are joined by “and”, as their names are printed.
    "article by two persons, without page": "Paula Pencil and Jean-Luc Ballpoint, ‘A key goes missing’ "
    "*Toytown Gazette* (4 May 2021) <ADDRESS> accessed 29 November 2026.",
    # 3.1.1: where nobody is named, the citation begins with the title.
    "unsigned article": "‘Key still lost’ *Toytown Echo* (4 May 2021) 7 <ADDRESS> accessed 29 November 2026.",
    # 3.1.1: an organisation that is responsible is the author. Marks within single marks are double.
    "article by a body": "Toytown Press Agency, ‘Key found “in biscuits”’ *Toytown Echo* (4 May 2021) "
    "<ADDRESS> accessed 29 November 2026.",
    # 3.4.3: command papers by author, title in italics, (number, year). No titles of honour but of peers (3.1.1).
    "numbered report by a person, with a page": "Bertram Brick of Cupboard, *The Toytown Key Inquiry* "
    "(Cm 9999, 2021) 12 <ADDRESS> accessed 29 November 2026.",
    # 3.2.1, as books: (publisher year); who is the author is not named again.
    "report by a body that published it, without page": "Cupboard Review, *Final Report* (2021) "
    "<ADDRESS> accessed 29 November 2026.",
    # 3.4.11: the kind of communication, author and recipient, and the date in brackets.
    "letter": "Letter from Ida May Invented to the Mayor of Toytown (4 May 2021) 2 "
    "<ADDRESS> accessed 29 November 2026.",
    # Chapter 2: parties in italics, neutral citation. Square brackets are for paragraphs, so the page has none.
    "judgment": "*R v Wooden* [2021] TTHC 12, 5 <ADDRESS> accessed 29 November 2026.",
    # 3.4, general: author, title in single marks, (what it is, date).
    "statement": "Toytown Constabulary, ‘Statement on the lost key’ (Statement, 4 May 2021) "
    "<ADDRESS> accessed 29 November 2026.",
    # Secondary referencing: the work that is quoted, then the one that was read, and its page.
    "report read through an article": "Cupboard Review, *Final Report* (2021), quoted in Paula Pencil, "
    "‘Who has the key?’ *Toytown Gazette* (4 May 2021) 3 <ADDRESS> accessed 29 November 2026.",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(oscola(SOURCES[name])) == CASES[name]
