"""Choosing another record by typing: found by the words editors use, in as many queries for thirty as for three."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from findings.models import Connection, Institution, Involvement, Quotation, Tagging
from sources.models import Article, TextVersion
from tests import factories

RELATIONS = [
    (Article, "covers", factories.ReportFactory),
    (Article, "publisher", factories.PublisherFactory),
    (Connection, "to_finding", factories.FindingFactory),
    (Institution, "parent", factories.InstitutionFactory),
    (Involvement, "institution", factories.InstitutionFactory),
    (Involvement, "person", factories.PersonFactory),
    (Quotation, "text_version", factories.TextVersionFactory),
    (Tagging, "theme", factories.ThemeFactory),
    (TextVersion, "source", factories.SourceFactory),
]


def suggestions(desk, model, field, typed=""):
    opts = model._meta
    asked = {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": field, "term": typed}
    response = desk.get(reverse("admin:autocomplete"), asked)
    assert response.status_code == 200
    return [found["text"] for found in response.json()["results"]]


@pytest.mark.parametrize(("model", "field", "make"), RELATIONS, ids=lambda case: getattr(case, "__name__", case))
def test_suggestions_cost_the_same_for_many_as_for_few(desk, model, field, make):
    assert field in admin.site.get_model_admin(model).autocomplete_fields
    make.create_batch(3)
    suggestions(desk, model, field)
    with CaptureQueriesContext(connection) as few:
        assert len(suggestions(desk, model, field)) >= 3
    make.create_batch(12)

    with CaptureQueriesContext(connection) as many:
        assert len(suggestions(desk, model, field)) >= 15
    assert len(many) == len(few)


def test_people_and_themes_are_found_by_their_aliases_too(desk):
    factories.PersonFactory(name="Ida Invented", aliases=["The Inspector"])
    factories.ThemeFactory(name="Locksmithing", aliases=["padlocks"])

    assert suggestions(desk, Involvement, "person", "inspector") == ["Ida Invented"]
    assert suggestions(desk, Tagging, "theme", "padlock") == ["Locksmithing"]


def test_findings_are_found_by_identifier(desk):
    finding, _ = factories.FindingFactory(), factories.FindingFactory()

    assert suggestions(desk, Connection, "to_finding", finding.shown_id) == [str(finding)]
