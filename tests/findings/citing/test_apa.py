"""APA, 7th edition, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.apa import apa

from .toytown import SOURCES, written

CASES = {
    # 10.1, example 16: author (year, month day). Title without marks. Newspaper in italics, page. 9.16: “Retrieved”.
    "article by one person, with a page": "Pencil, P. (2021, May 4). Who has the key? *Toytown Gazette*, 3. "
    "Retrieved November 29, 2026, from ADDRESS",
    # 9.8: “&” before the last, with a comma; initials of a hyphenated name keep the hyphen.
    "article by two persons, without page": "Pencil, P., & Ballpoint, J.-L. (2021, May 4). A key goes missing. "
    "*Toytown Gazette*. Retrieved November 29, 2026, from ADDRESS",
    # 9.12: where nobody is named, the title takes the place of the author.
    "unsigned article": "Key still lost. (2021, May 4). *Toytown Echo*, 7. Retrieved November 29, 2026, from ADDRESS",
    # 9.11: a group as author, with a full stop. A full stop stands within quotation marks.
    "article by a body": "Toytown Press Agency. (2021, May 4). Key found “in biscuits.” *Toytown Echo*. "
    "Retrieved November 29, 2026, from ADDRESS",
    # 10.4: title in italics (number). Publisher.
    "numbered report by a person, with a page": "Brick of Cupboard, B. (2021). *The Toytown Key Inquiry* "
    "(Cm 9999, p. 12). Toytown Stationery. Retrieved November 29, 2026, from ADDRESS",
    # 9.29: a publisher who is the author is left out.
    "report by a body that published it, without page": "Cupboard Review. (2021). *Final Report*. "
    "Retrieved November 29, 2026, from ADDRESS",
    # 9.22: a work without title of its own is described in square brackets.
    "letter": "Invented, I. M. (2021, May 4). [Letter to the Mayor of Toytown] (p. 2). "
    "Retrieved November 29, 2026, from ADDRESS",
    # 11.4: name of the case upright, citation (court year).
    "judgment": "R v Wooden, [2021] TTHC 12, 5 (Toytown High Court 2021). Retrieved November 29, 2026, from ADDRESS",
    # 9.22: what it is in square brackets, as for press releases.
    "statement": "Toytown Constabulary. (2021, May 4). *Statement on the lost key* [Statement]. "
    "Retrieved November 29, 2026, from ADDRESS",
    # 8.6: “as cited in” the work that was read.
    "report read through an article": "Cupboard Review. (2021). *Final Report*, as cited in Pencil, P. (2021, May 4). "
    "Who has the key? *Toytown Gazette*, 3. Retrieved November 29, 2026, from ADDRESS",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(apa(SOURCES[name])) == CASES[name]
