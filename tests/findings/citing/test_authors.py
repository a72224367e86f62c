"""Bylines are taken apart as far as they can be, and left whole where they cannot."""

import pytest

from findings.citing.authors import authors_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", []),
        ("Paula Pencil", ["Pencil, Paula"]),
        ("Paula Pencil and Bob Block", ["Pencil, Paula", "Block, Bob"]),
        ("Paula Pencil, Bob Block & Ida May Invented", ["Pencil, Paula", "Block, Bob", "Invented, Ida May"]),
        ("Paula Pencil, Crime Correspondent", ["Pencil, Paula"]),
        ("Paula Pencil in Toytown", ["Pencil, Paula"]),
        ("Staff reporter", []),
        ("Sir Bertram Brick of Cupboard", ["Brick of Cupboard, Bertram"]),
        ("Baroness Brick of Cupboard", ["Baroness Brick of Cupboard"]),
        ("Anna van der Block", ["van der Block, Anna"]),
        ("Toytown Press Agency", ["Toytown Press Agency"]),
        ("Toytown Press Agency and Paula Pencil", ["Toytown Press Agency", "Pencil, Paula"]),
        ("Ministry of Keys and Locks", ["Ministry of Keys and Locks"]),
        ("TPA", ["TPA"]),
        ("Toytown Echo", ["Toytown Echo"]),  # its own publisher
        ("; , and", []),
    ],
)
def test_who_is_named(byline, names):
    authors = authors_of(byline, "Toytown Echo")

    assert [author.turned(author.given) for author in authors] == names
