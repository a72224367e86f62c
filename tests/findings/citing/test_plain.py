"""The archive’s own form, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.archive import plain_style

from .toytown import SOURCES, written

CASES = {
    # The voice, the words in marks, byline, title, outlet, number and date, page; then the archive.
    "article by one person, with a page": "Ida Invented: “The key was lost.” Paula Pencil, “Who has the key?”, "
    "Toytown Gazette, Issue 12, 4 May 2021, p. 3. Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # The byline as it is printed.
    "article by two persons, without page": "Ida Invented: “The key was lost.” Paula Pencil and Jean-Luc Ballpoint, "
    "“A key goes missing”, Toytown Gazette, 4 May 2021. "
    "Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # What is not known leaves no gap.
    "unsigned article": "Ida Invented: “The key was lost.” “Key still lost”, Toytown Echo, 4 May 2021, p. 7. "
    "Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # Titles as they are printed, marks and all.
    "article by a body": "Ida Invented: “The key was lost.” Toytown Press Agency, “Key found “in biscuits””, "
    "Toytown Echo, 4 May 2021. Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # The number after the publisher.
    "numbered report by a person, with a page": "Ida Invented: “The key was lost.” Sir Bertram Brick of Cupboard, "
    "“The Toytown Key Inquiry”, Toytown Stationery, Cm 9999, 4 May 2021, p. 12. "
    "Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # A date as precisely as it is known.
    "report by a body that published it, without page": "Ida Invented: “The key was lost.” “Final Report”, "
    "Cupboard Review, May 2021. Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # Letters, judgments and statements have the same form.
    "letter": "Ida Invented: “The key was lost.” Ida May Invented, “Letter to the Mayor of Toytown”, "
    "Cupboard Review, 4 May 2021, p. 2. Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    "judgment": "Ida Invented: “The key was lost.” “R v Wooden”, Toytown High Court, [2021] TTHC 12, 4 May 2021, "
    "p. 5. Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    "statement": "Ida Invented: “The key was lost.” “Statement on the lost key”, Toytown Constabulary, 4 May 2021. "
    "Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
    # The report first, “reported in” what was read.
    "report read through an article": "Ida Invented: “The key was lost.” “Final Report”, Cupboard Review, May 2021; "
    "reported in Paula Pencil, “Who has the key?”, Toytown Gazette, Issue 12, 4 May 2021, p. 3. "
    "Case archive, finding 257R-9J08, ADDRESS (read 29 November 2026).",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(plain_style(SOURCES[name])) == CASES[name]
