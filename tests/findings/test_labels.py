"""Names in facets are remembered, and right on the next page."""

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from findings import labels
from findings.correcting import because
from findings.listing import Listing
from findings.models import Institution, Person, Theme
from findings.publishing import withdraw
from sources.models import Publisher, Source
from tests.factories import FindingFactory, PersonFactory

pytestmark = pytest.mark.django_db

RECORDS = [
    ("theme", Theme, "name"),
    ("institution", Institution, "name"),
    ("person", Person, "name"),
    ("speaker", Person, "name"),
    ("source", Source, "title"),
    ("publisher", Publisher, "name"),
]


def shown(facet):
    """The names that the facet shows."""
    facets = Listing(QueryDict()).context()["facets"]
    return [value.text for each in facets if each.name == facet for value in each.values]


@pytest.mark.parametrize(("facet", "model", "column"), RECORDS)
def test_a_record_that_is_renamed_stands_under_its_new_name_at_once(toytown, facet, model, column):
    before = shown(facet)
    record = next(each for each in model.objects.all() if getattr(each, column) in before)

    with because("It has another name."):
        model.objects.filter(pk=record.pk).update(**{column: "Another Toytown"})

    assert shown(facet).count("Another Toytown") == 1
    assert len(shown(facet)) == len(before)


def test_a_name_that_was_taken_back_with_its_transaction_is_forgotten(toytown):
    before = shown("theme")

    with transaction.atomic():
        with because("It has another name."):
            Theme.objects.filter(slug="cold").update(name="Another Toytown")
        assert "Another Toytown" in shown("theme")
        transaction.set_rollback(True)

    assert shown("theme") == before


def test_what_was_read_is_not_asked_for_again(toytown):
    shown("theme")

    with CaptureQueriesContext(connection) as queries:
        shown("theme")

    tables = ("findings_theme", "findings_institution", "findings_person", "sources_publisher")
    assert not [
        each["sql"]
        for each in queries
        if each["sql"].startswith("SELECT") and any(f'FROM "{table}"' in each["sql"] for table in tables)
    ]


def test_of_more_records_than_are_remembered_each_is_shown(toytown, monkeypatch):
    whole = {facet: shown(facet) for facet, _, _ in RECORDS}
    monkeypatch.setattr(labels, "MOST", 2)

    assert {facet: shown(facet) for facet, _, _ in RECORDS} == whole
    assert labels.labels()._known == {}


def test_who_is_no_longer_named_by_anything_published_is_no_longer_known(client, db):
    finding = FindingFactory(speakers=[PersonFactory(slug="ida", name="Ida Invented")])
    assert client.get("/findings/?person=ida").context["problems"] == []

    withdraw([finding], reason="error")

    assert "no person “ida”" in client.get("/findings/?person=ida").context["problems"][0]


def test_a_record_that_an_address_names_is_asked_for_once_and_so_is_the_version_on_each_page(client, toytown):
    client.get("/findings/?theme=cold&not_kind=opinion")

    with CaptureQueriesContext(connection) as queries:
        client.get("/findings/?theme=cold&not_kind=opinion&sort=oldest")

    asked = [each["sql"] for each in queries]
    assert asked.count("SELECT shown_version()") == 1
    assert not [sql for sql in asked if 'FROM "findings_theme"' in sql]


def test_a_chip_tells_of_a_new_name_at_once(client, toytown):
    client.get("/findings/?theme=cold")

    with because("It has another name."):
        Theme.objects.filter(slug="cold").update(name="Another Toytown")

    assert [chip.text for chip in client.get("/findings/?theme=cold").context["chips"]] == ["Another Toytown"]
