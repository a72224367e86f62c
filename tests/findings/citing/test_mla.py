"""MLA, 9th edition, by hand: ten kinds of source and authorship, each with the rule that it follows."""

import pytest

from findings.citing.styles.mla import mla

from .toytown import SOURCES, written

CASES = {
    # Author. Title in marks. Container in italics, date, place; a second container; the day of access at the end.
    "article by one person, with a page": "Pencil, Paula. “Who has the key?” *Toytown Gazette*, 4 May 2021, p. 3. "
    "*Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
    # Two authors: only the first is turned round.
    "article by two persons, without page": "Pencil, Paula, and Jean-Luc Ballpoint. “A key goes missing.” "
    "*Toytown Gazette*, 4 May 2021. *Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
    # No author: the entry begins with the title.
    "unsigned article": "“Key still lost.” *Toytown Echo*, 4 May 2021, p. 7. *Case archive*, ADDRESS. "
    "Accessed 29 Nov. 2026.",
    # An organisation as author. Marks within marks are single, and the full stop stands within all.
    "article by a body": "Toytown Press Agency. “Key found ‘in biscuits.’” *Toytown Echo*, 4 May 2021. "
    "*Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
    # The order of the core elements: title in italics. Number, publisher, date, place.
    "numbered report by a person, with a page": "Brick of Cupboard, Bertram. *The Toytown Key Inquiry*. Cm 9999, "
    "Toytown Stationery, 4 May 2021, p. 12. *Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
    # An organisation that published its own work is named as publisher alone.
    "report by a body that published it, without page": "*Final Report*. Cupboard Review, May 2021. "
    "*Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
    # A description takes the place of a title, upright and without marks.
    "letter": "Invented, Ida May. Letter to the Mayor of Toytown. 4 May 2021, p. 2. *Case archive*, ADDRESS. "
    "Accessed 29 Nov. 2026.",
    # Legal works: the court as author, the name of the case in italics.
    "judgment": "Toytown High Court. *R v Wooden*. [2021] TTHC 12, 4 May 2021, p. 5. *Case archive*, ADDRESS. "
    "Accessed 29 Nov. 2026.",
    # A short work in marks; its organisation as publisher alone.
    "statement": "“Statement on the lost key.” Toytown Constabulary, 4 May 2021. *Case archive*, ADDRESS. "
    "Accessed 29 Nov. 2026.",
    # Indirect sources: “qtd. in”, and the work that was read.
    "report read through an article": "*Final Report*. Cupboard Review, May 2021. Qtd. in Pencil, Paula. "
    "“Who has the key?” *Toytown Gazette*, 4 May 2021, p. 3. *Case archive*, ADDRESS. Accessed 29 Nov. 2026.",
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_cited_as_the_guide_says(name):
    assert written(mla(SOURCES[name])) == CASES[name]
