"""Of two hundred misspellings of what the archive holds, the right word is offered first for nine in ten."""

import random
import re
import string
import unicodedata
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from findings.filters import FindingFilter
from findings.index.following import current
from findings.models import Institution, Person, SearchDocument, Theme
from findings.nearest import nearest, vocabulary
from tests.crowd import crowd
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory
from tests.loaded import first_records

pytestmark = pytest.mark.django_db

NUMBER = 200
BAR = 0.9


def folded(words):
    """In lower case and without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))


def named_words():
    """The words of the names of people, institutions and themes that readers find, as somebody might look for them."""
    people, bodies = Person.objects.published(), Institution.objects.filter(involvements__finding__state="published")
    themes = Theme.objects.filter(taggings__finding__state="published")
    names = {name for records in (people, bodies, themes) for name in records.values_list("name", flat=True)}
    return sorted({word for name in names for word in re.findall(r"[a-z]{4,}", folded(name))})


def misspelt(word, dice):
    """The word with one letter put in, left out or replaced, or with two neighbours that changed places."""
    place, letter = dice.randrange(len(word)), dice.choice(string.ascii_lowercase)
    return dice.choice(
        [
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place + 1 :],
            word[: place - 1] + word[place : place + 1] + word[place - 1 : place] + word[place + 1 :]
            if place
            else word,
        ]
    )


def misspellings(seed):
    """Pairs of a misspelling and what was meant. What finds something as it is, nobody needs to be told of."""
    dice, words = random.Random(seed), named_words()
    pairs: list[tuple[str, str]] = []
    while len(pairs) < NUMBER:
        word = dice.choice(words)
        typed = misspelt(word, dice)
        if vocabulary.unknown([typed]) and typed != word:
            pairs.append((typed, word))
    return pairs


def rate(seed):
    """How many were right, and those that were not, with what was offered first."""
    wrong = []
    for typed, meant in misspellings(seed):
        offered = nearest(
            FindingFilter(QueryDict(urlencode({"q": typed})), SearchDocument.objects.all()), current().archive
        )
        if not offered or folded(offered[0].text) != meant:
            wrong.append((typed, meant, offered[0].text if offered else None))
    print(f"{NUMBER - len(wrong)} of {NUMBER} offered first: {1 - len(wrong) / NUMBER:.1%}; not so: {wrong}")
    return 1 - len(wrong) / NUMBER


@pytest.mark.parametrize("seed", [1, 2])
def test_among_the_first_records(seed):
    first_records()

    assert rate(seed) >= BAR


def test_among_an_invented_crowd_whose_names_are_like_one_another():
    crowd(60)
    dice = random.Random(7)
    beginnings, ends = ["Bram", "Crin", "Dask", "Elm", "Fost", "Grim", "Hobb", "Jarr"], ["ley", "wick", "stead", "low"]
    surnames = [beginning + end for beginning in beginnings for end in ends]
    for number, surname in enumerate(surnames):
        FindingFactory(
            summary=f"The review found that {dice.choice(surnames)} had lost a lantern.",
            speakers=[PersonFactory(name=f"Ida {surname}")],
            subjects=[InstitutionFactory(name=f"{surname}ham Constabulary {number}")],
            themes=[ThemeFactory(name=f"{surname}ing and Mumbling {number}")],
        )

    assert rate(3) >= BAR
