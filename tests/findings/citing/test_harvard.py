"""Harvard, as in Cite Them Right, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.harvard import harvard

from .toytown import SOURCES, written

CASES = {
    # Newspaper articles: author (year) title in single marks, newspaper in italics, day month, page.
    "article by one person, with a page": "Pencil, P. (2021) ‘Who has the key?’, *Toytown Gazette*, 4 May, p. 3. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Authors: two are joined by “and”; hyphenated names keep both initials.
    "article by two persons, without page": "Pencil, P. and Ballpoint, J.-L. (2021) ‘A key goes missing’, "
    "*Toytown Gazette*, 4 May. Available at: ADDRESS (Accessed: 29 November 2026).",
    # Newspaper articles without author: the newspaper stands first, in italics.
    "unsigned article": "*Toytown Echo* (2021) ‘Key still lost’, 4 May, p. 7. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Corporate authors: the name of the organisation, as it stands.
    "article by a body": "Toytown Press Agency (2021) ‘Key found “in biscuits”’, *Toytown Echo*, 4 May. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Government publications: author (year) title in italics. Command paper number. Publisher.
    "numbered report by a person, with a page": "Brick of Cupboard, B. (2021) *The Toytown Key Inquiry*. Cm 9999. "
    "Toytown Stationery, p. 12. Available at: ADDRESS (Accessed: 29 November 2026).",
    # Reports by organisations: organisation (year) title in italics; it is not named again as publisher.
    "report by a body that published it, without page": "Cupboard Review (2021) *Final Report*. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Personal communications: sender (year) medium to receiver, day month.
    "letter": "Invented, I.M. (2021) Letter to the Mayor of Toytown, 4 May, p. 2. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Cases: name in italics, neutral citation.
    "judgment": "*R v Wooden* [2021] TTHC 12, p. 5. Available at: ADDRESS (Accessed: 29 November 2026).",
    # Press releases: organisation (year) title in italics [what it is]. Day month.
    "statement": "Toytown Constabulary (2021) *Statement on the lost key* [Statement]. 4 May. "
    "Available at: ADDRESS (Accessed: 29 November 2026).",
    # Secondary referencing: “quoted in”, and the work that was read.
    "report read through an article": "Cupboard Review (2021) *Final Report*, quoted in Pencil, P. (2021) "
    "‘Who has the key?’, *Toytown Gazette*, 4 May, p. 3. Available at: ADDRESS (Accessed: 29 November 2026).",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(harvard(SOURCES[name])) == CASES[name]
