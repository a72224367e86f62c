"""Ten kinds of source and authorship, all of Toytown."""

import datetime

from findings.citing.authors import authors_of, body
from findings.citing.cited import Cited, Work

READ_ON = datetime.date(2026, 11, 29)
ADDRESS = "https://archive.example.org/findings/257R-9J08/"
MAY = datetime.date(2021, 5, 4)


def work(kind, title, publisher, byline="", **more):
    """A work with the authors that its byline names, or a body as its own."""
    authors = authors_of(byline, publisher)
    if not authors and kind not in {"article", "judgment"}:
        authors = (body(publisher),)
    return Work(kind, title, publisher, authors, byline, **{"issued": MAY, **more})


def cited(source, **more):
    """Words of Ida Invented, if nothing else is said, found in this work."""
    given = {"speakers": ("Ida Invented",), "in_press_voice": True, **more}
    return Cited("257R-9J08", ADDRESS, READ_ON, "The key was lost.", source, **given)


ARTICLE = work("article", "Who has the key?", "Toytown Gazette", "Paula Pencil", reference="Issue 12")
REVIEW = work("report", "Final Report", "Cupboard Review", issued=datetime.date(2021, 5, 1), precision="month")
SOURCES = {
    "article by one person, with a page": cited(ARTICLE, page="3"),
    "article by two persons, without page": cited(
        work("article", "A key goes missing", "Toytown Gazette", "Paula Pencil and Jean-Luc Ballpoint")
    ),
    "unsigned article": cited(work("article", "Key still lost", "Toytown Echo"), page="7"),
    "article by a body": cited(work("article", "Key found “in biscuits”", "Toytown Echo", "Toytown Press Agency")),
    "numbered report by a person, with a page": cited(
        work(
            "report",
            "The Toytown Key Inquiry",
            "Toytown Stationery",
            "Sir Bertram Brick of Cupboard",
            reference="Cm 9999",
        ),
        page="12",
    ),
    "report by a body that published it, without page": cited(REVIEW),
    "letter": cited(work("letter", "Letter to the Mayor of Toytown", "Cupboard Review", "Ida May Invented"), page="2"),
    "judgment": cited(work("judgment", "R v Wooden", "Toytown High Court", reference="[2021] TTHC 12"), page="5"),
    "statement": cited(work("statement", "Statement on the lost key", "Toytown Constabulary")),
    "report read through an article": cited(ARTICLE, report=REVIEW, page="3"),
}


def written(pieces):
    """The text with *italics*, and with ADDRESS for the long address."""
    return "".join(f"*{piece.text}*" if piece.italic else piece.text for piece in pieces).replace(ADDRESS, "ADDRESS")
