"""What the nearest words to a mistyped one are, and that each of them finds something."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from findings.filters import FindingFilter
from findings.index.following import current
from findings.models import SearchDocument
from findings.nearest import nearest
from findings.nearest.spelling import LETTERS, mistakes, one_mistake_away
from findings.nearest.typed import places, replaced
from findings.publishing import withdraw
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory


def offered(q, **filters):
    filterset = FindingFilter(QueryDict(urlencode({"q": q, **filters})), SearchDocument.objects.all())
    return [(found.text, found.count, found.everywhere) for found in nearest(filterset, current().archive)]


def first(q):
    return next(iter(offered(q)), (None,))[0]


@pytest.fixture
def findings(db):
    ida = PersonFactory(name="Ida Penderwick", slug="ida", aliases=["Penny"])
    theme = ThemeFactory(name="Lost lanterns", slug="lanterns", aliases=["torches"])
    return [
        FindingFactory(summary="A samovar was hidden.", speakers=[ida], themes=[theme]),
        FindingFactory(summary="A samovar was sold.", subjects=[InstitutionFactory(name="Brémley Constabulary")]),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("penderwik", "Penderwick"),  # a letter left out
        ("pennderwick", "Penderwick"),  # put in
        ("penderwisk", "Penderwick"),  # replaced
        ("pednerwick", "Penderwick"),  # changed places
        ("oenderwick", "Penderwick"),  # at the very beginning
        ("penderwikk", "Penderwick"),
        ("pendirwik", "Penderwick"),  # twice
        ("PENDERWIK", "Penderwick"),
        ("bremly", "Brémley"),
        ("Brèmly", "Brémley"),
        ("samovr", "samovar"),
        ("Samovr", "Samovar"),
        ("SAMOVR", "SAMOVAR"),
        ("torchse", "torches"),
        ("lanterrns", "lanterns"),
        ("samovar penderwik", "samovar Penderwick"),
        ("pendrwick samovr", "Penderwick samovar"),
        ("idapenderwick", "Ida Penderwick"),
        ('"samovr was" -teapto', '"samovar was" -teapto'),
        ("samovr NOT teapto", "samovar NOT teapto"),
        ("samovr −teapto", "samovar −teapto"),
        ("torchez AND samovr", "torches AND samovar"),
        ("somavor", None),
        ("lyntarns", None),
        ("(samovr OR nothing-known)", None),
        ("theme:samovr", "samovar"),  # no theme is called so: it is read as a word
    ],
)
def test_the_nearest_word_is_offered_in_the_place_of_the_mistyped_one(findings, typed, meant):
    assert first(typed) == meant


@pytest.mark.parametrize("typed", ["", "the", "xq", "zzzzzzzz", "1999", "🔑", "samovar", "-samovr", "samo*"])
def test_nothing_is_offered_where_nothing_is_near_or_nothing_is_wrong(findings, typed):
    assert offered(typed) == []


def test_each_tells_how_many_findings_it_gives(findings):
    assert offered("samovr") == [("samovar", 2, False)]
    assert offered("samovr penderwik") == [("samovar Penderwick", 1, False)]


def test_with_filters_it_counts_what_they_let_through_or_says_that_they_let_nothing(findings):
    assert offered("samovr", theme="lanterns") == [("samovar", 1, False)]
    assert offered("bremly", theme="lanterns") == [("Brémley", 1, True)]


def test_a_word_of_a_draft_is_never_offered(db):
    FindingFactory(state="draft", summary="A samovar was hidden.", speakers=[PersonFactory(name="Ida Penderwick")])

    assert offered("samovr") == offered("penderwik") == []


def test_nor_one_of_a_finding_that_was_withdrawn_a_moment_ago(db):
    finding = FindingFactory(summary="A samovar was hidden.")
    assert first("samovr") == "samovar"

    withdraw([finding], reason="privacy")

    assert offered("samovr") == []


def test_a_word_is_offered_from_the_moment_it_is_published(db):
    assert offered("samovr") == []

    FindingFactory(summary="A samovar was hidden.")

    assert first("samovr") == "samovar"


def test_a_name_comes_before_a_word_that_is_as_near(db):
    for _ in range(3):
        FindingFactory(summary="A dollop was lost.")
    FindingFactory(speakers=[PersonFactory(name="Ida Dollup")])

    assert [text for text, *_ in offered("dollip")] == ["Dollup", "dollop"]


def test_a_frequent_word_comes_before_a_rare_one(db):
    for summary in ["A hutch was lost.", "A hatch was lost.", "A hatch was found."]:
        FindingFactory(summary=summary)

    assert [text for text, *_ in offered("hitch")] == ["hatch", "hutch"]


@pytest.mark.parametrize("typed", ["mysoginy", "mysogyni"])
def test_two_mistakes_may_be_in_the_first_letters_where_these_sound_alike(db, typed):
    FindingFactory(words="Misogyny.")

    assert first(typed) == "misogyny"


def test_a_word_with_the_same_first_letter_comes_before_one_with_another(db):
    FindingFactory(summary="A hutch was lost and a batch found.")

    assert [text for text, *_ in offered("hatch")] == ["hutch", "batch"]


@given(st.text(max_size=400))
def test_what_was_typed_stays_as_it_was_but_for_the_words_replaced(typed):
    found = places(typed)

    assert replaced(typed, {}) == typed
    assert replaced(typed, {place: place.word for place in found}) == typed
    assert [typed[place.start : place.end] for place in found] == [place.word for place in found]


@given(st.text(LETTERS, min_size=1, max_size=12), st.data())
def test_one_mistake_away_is_all_that_is_one_mistake_away(word, data):
    away = one_mistake_away(word)
    other = data.draw(st.sampled_from(sorted(away)))

    assert mistakes(word, other) == 1
    assert word in one_mistake_away(other)
    assert len(away) < 60 * (len(word) + 1)
