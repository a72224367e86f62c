"""All values of a long facet, and the search among them."""

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.facets import ENDLESS
from tests.crowd import crowd
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    """Three people, of whom one has more findings and one another name; and somebody in drafts alone."""
    couzens = PersonFactory(slug="ida-couzens", name="Ida Couzens", aliases=["Constable X-Ray"])
    zoe = PersonFactory(slug="zoe-quill", name="Zoë Quill")
    teapot = PersonFactory(slug="ada-teapot", name="Ada 100% Teapot_")
    for person, number in [(couzens, 2), (zoe, 3), (teapot, 1)]:
        for n in range(number):
            FindingFactory(speakers=[person], kind="testimony" if n else "conclusion")
    FindingFactory(state="draft", speakers=[PersonFactory(slug="hidden", name="Hidden Couzens")])


def shown(client, query: str, facet: str = "person") -> list[tuple[str, int, str]]:
    context = client.get(f"/findings/facets/{facet}/?{query}").context
    return [(value.text, value.count, value.alias) for value in context["values"]]


def test_all_values_stand_there_with_their_numbers_the_commonest_first(client, people):
    assert shown(client, "") == [("Zoë Quill", 3, ""), ("Ida Couzens", 2, ""), ("Ada 100% Teapot_", 1, "")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("couz", ["Ida Couzens"]),
        ("OUZE", ["Ida Couzens"]),
        ("couzens ida", ["Ida Couzens"]),
        ("zoe", ["Zoë Quill"]),
        ("x ray", ["Ida Couzens"]),
        ("100%25", ["Ada 100% Teapot_"]),
        ("%25", ["Ada 100% Teapot_"]),
        ("hidden", []),
        ("ida quill", []),
        ("%00", ["Zoë Quill", "Ida Couzens", "Ada 100% Teapot_"]),
        ("   ", ["Zoë Quill", "Ida Couzens", "Ada 100% Teapot_"]),
        ("%27%22%5C", []),
        ("y" * 10_000, []),
    ],
)
def test_a_name_is_found_by_any_part_of_it_whatever_its_case_and_accents(client, people, typed, found):
    assert [name for name, _, _ in shown(client, f"name={typed}")] == found


def test_another_name_by_which_a_value_was_found_is_told(client, people):
    assert shown(client, "name=x-ray") == [("Ida Couzens", 2, "Constable X-Ray")]
    assert "Constable X-Ray" in client.get("/findings/facets/person/?name=x-ray").content.decode()


def test_the_numbers_are_those_of_the_filters_in_force_and_each_leads_into_the_list(client, people):
    response = client.get("/findings/facets/person/?kind=testimony&person=ida-couzens&name=quill")

    [value] = response.context["values"]
    assert value.count == 2
    assert value.url == "/findings/?kind=testimony&person=ida-couzens&person=zoe-quill"
    assert value.leave_url == "/findings/?kind=testimony&person=ida-couzens&not_person=zoe-quill"
    assert client.get(value.url).context["total"] == 3
    assert response.context["back_url"] == "/findings/?kind=testimony&person=ida-couzens"
    assert [urlsplit(chip.remove_url).path for chip in response.context["chips"]] == ["/findings/facets/person/"] * 2


def test_it_is_led_to_from_a_facet_that_does_not_show_all(client, db):
    for n in range(14):
        FindingFactory(words="A key.", speakers=[PersonFactory(name=f"Nobody the {n}th")])

    response = client.get("/findings/?q=key")
    [facet] = [facet for facet in response.context["facets"] if facet.name == "person"]

    assert (len(facet.values), facet.number, facet.url) == (12, 14, "/findings/facets/person/?q=key")
    assert facet.url in response.content.decode()
    assert len(client.get(facet.url).context["values"]) == 14


def test_long_ones_have_pages(client, db):
    for n in range(60):
        FindingFactory(speakers=[PersonFactory(name=f"Nobody the {n}th", sort_name=f"{n:02}")])

    first = client.get("/findings/facets/person/?name=nobody")
    second = client.get(first.context["next_url"])

    assert [len(first.context["values"]), len(second.context["values"])] == [50, 10]
    assert second.context["canonical_path"] == "/findings/facets/person/?page=2&name=nobody"
    assert client.get("/findings/facets/person/?page=3&name=nobody").status_code == 404


@pytest.mark.parametrize("facet", sorted(ENDLESS))
def test_there_is_one_for_each_long_facet(client, facet):
    FindingFactory(subjects=[InstitutionFactory()], report=ReportFactory())

    assert client.get(f"/findings/facets/{facet}/").status_code == 200
    assert shown(client, "name=nobody-is-called-so", facet) == []


@pytest.mark.parametrize("facet", ["theme", "year", "nonsense", "%00", "kind"])
def test_there_is_none_for_others(client, facet):
    assert client.get(f"/findings/facets/{facet}/").status_code == 404


def test_what_is_not_understood_is_told_there_too(client, people):
    response = client.get("/findings/facets/person/?theme=nonsense")

    assert response.status_code == 200
    assert "There is no theme “nonsense”" in response.content.decode()
    assert response.context["values"] == []


def test_every_filter_at_once_is_answered_in_fifteen_queries(client):
    crowd(60)
    records = {
        facet.name: [value.id.partition("-")[2] for value in facet.values]
        for facet in client.get("/findings/").context["facets"]
        if facet.values
    }
    every = "&".join(
        f"{prefix}{name}={slug}"
        for name, slugs in records.items()
        for prefix, slug in [("", slugs[0]), ("", slugs[-1]), ("not_", slugs[len(slugs) // 2])]
    )

    for address in [f"/findings/?{every}&q=key", f"/findings/facets/person/?{every}&q=key&name=o"]:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200
        assert len(queries) <= 15, address
