import pytest

from findings import search
from findings.models import Finding
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def found(client, words: str) -> set[str]:
    return {row.text for row in client.get("/findings/", {"q": words}).context["page_obj"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("freezer OR fridges", {"The freezers of Toytown were full.", "Two fridges were strapped shut with a rope."}),
        ('"tick box"', {"A cop called the badge a tick box."}),
        ("tick box", {"A cop called the badge a tick box.", "Nobody counted the biscuits, and the box was ticked."}),
        ("toytown -full", set()),
        ("cafe", {"The sergeant shared pictures of the mayor’s café."}),
        ("MISOGYNY", {"Misogyny was found in the staff room."}),
        ("strap", {"Two fridges were strapped shut with a rope."}),
        ("\u201ctick box\u201d", {"A cop called the badge a tick box."}),
    ],
)
def test_words_find_the_findings_that_hold_them(client, words, expected):
    from .conftest import WORDS

    for number, text in enumerate(WORDS):
        FindingFactory(words=text, themes=[ThemeFactory(name=f"Theme {number}")])

    assert found(client, words) == expected


def test_a_minus_leaves_out_findings_by_their_theme_too(client):
    cold = ThemeFactory(name="Cold storage")
    FindingFactory(words="Misogyny was found in the staff room.")
    FindingFactory(words="Misogyny was found in the fridge.", themes=[cold])

    assert found(client, "misogyny -cold") == {"Misogyny was found in the staff room."}


@pytest.mark.parametrize(
    "party",
    [
        lambda: {"speakers": [PersonFactory(name="Ida Invented", aliases=["The Baroness of Toytown"])]},
        lambda: {"subjects": [InstitutionFactory(name="Toytown Baroness Watch")]},
        lambda: {"themes": [ThemeFactory(name="Titles", aliases=["baroness"])]},
        lambda: {"speakers": ["An unnamed baroness"]},
    ],
)
def test_names_and_their_aliases_match_and_the_result_says_so(client, party):
    finding = FindingFactory(words="Nothing was said.", **party())
    FindingFactory(words="Nothing was heard.")

    [result] = client.get("/findings/", {"q": "baroness"}).context["page_obj"]

    assert result.pk == finding.pk
    assert "baroness" in result.reasons[0].lower()
    assert result.reasons[0] in client.get("/findings/", {"q": "baroness"}).content.decode()


def test_a_renamed_alias_changes_the_results_at_once(client):
    theme = ThemeFactory(aliases=["icebox"])
    FindingFactory(themes=[theme])
    assert client.get("/findings/", {"q": "icebox"}).context["total"] == 1

    theme.aliases = ["coolbox"]
    theme.save()

    assert client.get("/findings/", {"q": "icebox"}).context["total"] == 0
    assert client.get("/findings/", {"q": "coolbox"}).context["total"] == 1


def test_the_words_of_the_quotation_count_more_than_those_of_a_name(client):
    by_name = FindingFactory(words="Something was lost.", themes=[ThemeFactory(name="Biscuits")])
    by_words = FindingFactory(words="The biscuits were lost.")

    results = client.get("/findings/", {"q": "biscuits"}).context["page_obj"]

    assert [row.pk for row in results] == [by_words.pk, by_name.pk]


@pytest.mark.parametrize(
    "words", ["'", "a & | !", "-", '"', "()", "the", "\\", "%", "<script>", "🗝", ":*", "!!", "OR", "a" * 300]
)
def test_no_query_is_an_error_and_an_empty_page_explains_itself(client, words):
    FindingFactory()

    response = client.get("/findings/", {"q": words})

    assert response.status_code == 200
    assert response.context["total"] == 0
    if search.sought(words) is None:
        assert "has no word to look for" in response.context["reading"]


def test_markup_in_a_text_is_shown_as_text_with_the_words_marked(client):
    FindingFactory(words="A <b>bold</b> & brave biscuit <script>alert(1)</script>.")

    page = client.get("/findings/", {"q": "biscuit"}).content.decode()

    assert "A &lt;b&gt;bold&lt;/b&gt; &amp; brave <mark>biscuit</mark> &lt;script&gt;alert(1)&lt;/script&gt;." in page


def test_suggestions_tell_what_dropping_one_filter_would_give(client, toytown):
    context = client.get("/findings/", {"q": "misogyny", "person": "person-1"}).context
    assert context["total"] == 0

    told = {suggestion.text: suggestion.count for suggestion in context["suggestions"]}

    assert told == {
        "without words": Finding.objects.published().filter(involvements__person__slug="person-1").count(),
        "without person": 2,
    }
