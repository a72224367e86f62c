"""Query strings that break naive parsers: the page answers each, and says what it made of it."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings

from findings.listing import Listing
from tests.factories import FindingFactory

from .test_reading_anything import typed

pytestmark = pytest.mark.django_db

HOSTILE = {
    "a quotation mark alone": '"',
    "an unclosed phrase": '"tick box',
    "three quotation marks": 'a "b" "',
    "quotation marks of two kinds": '“tick box”"',
    "an apostrophe": "'",
    "an open bracket": "(",
    "a closing bracket": ")",
    "brackets the wrong way": ")a(",
    "many brackets": "(" * 500,
    "empty brackets": "()()",
    "OR alone": "OR",
    "OR everywhere": "OR OR a OR OR",
    "signs of tsquery": "a & | ! <-> b:*A",
    "a minus alone": "-",
    "only minuses": "---- - --",
    "a star alone": "*",
    "a colon": ":",
    "an unknown filter": "x:y",
    "a filter of nothing": "theme:",
    "a backslash": "c:\\x\\",
    "an address": "https://toytown.example/?a=1&b=(2)#x",
    "emoji": "🗝🚪",
    "right to left": "\u202eمفتاح\u202c",
    "NUL": "\x00a\x00",
    "nothing but NUL": "\x00",
    "half a character": "\ud83d",
    "ten thousand characters": "x" * 10_000,
    "ten thousand words": "key " * 2_500,
    "a thousand alternatives": " OR ".join(f"k{n}" for n in range(1_000)),
    "SQL": "'; DROP TABLE findings_finding; --",
    "markup": "<script>alert(1)</script>",
    "formats": "%s %(x)s {0} %",
    "combining marks": "e" + "\u0301" * 500,
    "one letter of eighteen": "\ufdfa" * 2_000,
}


# What is words and nothing else, so that there is nothing to tell of it.
PLAIN = {HOSTILE["right to left"], HOSTILE["combining marks"]}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_each_is_answered_and_explained(client, query):
    FindingFactory(words="A key.")

    response = client.get("/findings/", {"q": query.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    context = response.context
    assert context["understood"] or context["notes"] or context["reading"] or query in PLAIN
    page = response.content.decode()
    assert "<script>alert" not in page
    assert len(page) < 1_000_000


def test_a_text_of_python_that_no_address_can_hold_is_answered_too():
    parameters = QueryDict(mutable=True)
    parameters["q"] = "\ud83d key"

    assert Listing(parameters).context()["query"] == "\ufffd key"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=typed)
def test_so_is_whatever_else_is_typed(toytown, text):
    parameters = QueryDict(mutable=True)
    parameters["q"] = text

    context = Listing(parameters).context()

    assert context["problems"] == []
    assert context["total"] == len(set(Listing(parameters).filterset.qs))
    list(context["page_obj"])


def test_what_is_typed_costs_no_more_queries_for_being_long(client, django_assert_max_num_queries):
    FindingFactory(words="A key.")

    with django_assert_max_num_queries(15):
        client.get("/findings/", {"q": HOSTILE["a thousand alternatives"]})
