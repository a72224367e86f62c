"""Chicago, 17th edition, the note, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.chicago import chicago

from .toytown import SOURCES, written

CASES = {
    # 14.191: by the day, and without page; 6.125: the comma stays after a question mark; 14.12: “accessed”.
    "article by one person, with a page": "Paula Pencil, “Who has the key?,” *Toytown Gazette*, May 4, 2021, "
    "accessed November 29, 2026, ADDRESS.",
    # 14.76: two authors are joined by “and”, as their names are printed.
    "article by two persons, without page": "Paula Pencil and Jean-Luc Ballpoint, “A key goes missing,” "
    "*Toytown Gazette*, May 4, 2021, accessed November 29, 2026, ADDRESS.",
    # 14.79: where nobody is named, the note begins with the title.
    "unsigned article": "“Key still lost,” *Toytown Echo*, May 4, 2021, accessed November 29, 2026, ADDRESS.",
    # 14.84: an organisation as author. 6.9: the comma stands within all quotation marks, those inside single.
    "article by a body": "Toytown Press Agency, “Key found ‘in biscuits,’” *Toytown Echo*, May 4, 2021, "
    "accessed November 29, 2026, ADDRESS.",
    # British command papers: the number after the title, then (publisher, year), and the page.
    "numbered report by a person, with a page": "Bertram Brick of Cupboard, *The Toytown Key Inquiry*, Cm 9999 "
    "(Toytown Stationery, 2021), 12, accessed November 29, 2026, ADDRESS.",
    # 14.84: an organisation that published its own work is named in both places.
    "report by a body that published it, without page": "Cupboard Review, *Final Report* (Cupboard Review, 2021), "
    "accessed November 29, 2026, ADDRESS.",
    # Letters: sender to recipient, date.
    "letter": "Ida May Invented to the Mayor of Toytown, May 4, 2021, 2, accessed November 29, 2026, ADDRESS.",
    # 14.276: in notes the full name of a case is upright.
    "judgment": "R v Wooden, [2021] TTHC 12 (Toytown High Court), 5, accessed November 29, 2026, ADDRESS.",
    # As press releases: title in marks, what it is, date.
    "statement": "Toytown Constabulary, “Statement on the lost key,” statement, May 4, 2021, "
    "accessed November 29, 2026, ADDRESS.",
    # 14.260: the original first, then “quoted in” and the work that was read.
    "report read through an article": "Cupboard Review, *Final Report* (Cupboard Review, 2021), quoted in "
    "Paula Pencil, “Who has the key?,” *Toytown Gazette*, May 4, 2021, accessed November 29, 2026, ADDRESS.",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(chicago(SOURCES[name])) == CASES[name]
