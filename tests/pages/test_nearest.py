"""An empty list says what might have been meant, and what an archive without findings is."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory

from .reading import markup, words
from .test_cost import MOST_QUERIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    return FindingFactory(
        summary="A samovar was hidden.",
        speakers=[PersonFactory(name="Ida Penderwick", slug="ida")],
        themes=[ThemeFactory(name="Lanterns", slug="lanterns")],
        subjects=[InstitutionFactory(slug="squad", name="Biscuit Squad")],
    )


def page(client, query):
    return markup(client.get(f"/findings/?{query}"))


def offered(client, query):
    """The links of “Did you mean”, each as its words and the query they lead to."""
    found = re.search(r'<p class="nearest">(.*?)</p>', page(client, query), re.DOTALL)
    links = re.findall(r'<a href="/findings/\?(.*?)">(.*?)</a>', found[1]) if found else []
    return [(html.unescape(text), html.unescape(leads)) for leads, text in links]


def test_it_asks_did_you_mean_and_the_link_gives_the_number_told(client, finding):
    shown = page(client, "q=penderwik")

    assert "Did you mean Penderwick 1 finding?" in words(shown)
    assert offered(client, "q=penderwik") == [("Penderwick", "q=Penderwick")]
    assert client.get("/findings/?q=Penderwick").context["total"] == 1


def test_the_link_keeps_the_filters_unless_these_let_nothing_through(client, finding):
    FindingFactory(themes=[ThemeFactory(slug="other")])

    assert offered(client, "q=samovr&theme=lanterns&sort=oldest") == [
        ("samovar", "q=samovar&theme=lanterns&sort=oldest")
    ]
    assert offered(client, "q=samovr&theme=other&sort=oldest") == [("samovar", "q=samovar&sort=oldest")]


@pytest.mark.parametrize(
    "query", ["q=samovar", "q=penderwik&theme=nonsense", "q=hidden+samovr*", "q=zzzzzz", "year=1700"]
)
def test_it_does_not_ask_where_something_was_found_or_not_understood_or_nothing_is_near(client, finding, query):
    assert offered(client, query) == []


def test_what_was_typed_is_said_back_as_words_and_not_as_markup(client, finding):
    shown = page(client, "q=samovr+%3Cb%3Ebold")

    assert "<b>bold" not in shown


def test_an_empty_page_stays_within_its_queries_however_much_is_wrong_on_it(client, finding):
    filters = f"theme=lanterns&institution=squad&person=ida&source={finding.source.slug}"
    filters += f"&publisher={finding.source.publisher.slug}&kind=statistic&year=1999"

    with CaptureQueriesContext(connection) as queries:
        client.get(f"/findings/?q=samovr+penderwikk+lantxrxs+sqvsd&{filters}")
    several = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert offered(client, f"q=samovr+lantxrxs&{filters}")

    wrong = len(queries)
    with CaptureQueriesContext(connection) as queries:  # all of it known, and in many forms
        client.get(f'/findings/?q=samovar/hidden+penderwick+"lantern+squad"+theme:none+source:nowhere&{filters}')
    assert max(several, wrong, len(queries)) <= MOST_QUERIES
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/findings/?q=squad+lanterns+hidden+sold-out&{filters}")
    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize("query", ["", "q=key", "theme=nonsense"])
def test_an_archive_without_findings_says_that_it_has_none_yet(client, query):
    FindingFactory(state="draft")

    shown = words(page(client, query))

    assert "There are no findings here yet" in shown
    assert "fits all of this" not in shown
    assert "See all findings" not in shown
