"""Every model has its pages, and none asks the database more often when there is more to show."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casearchive.models import Editor
from findings.models import AnchorQuestion, Finding, QuotedSource, RefusedSuggestion, SearchDocument
from sources.admin.base import ReadOnlyAdmin
from sources.tracking import is_history
from tests import factories
from tests.factories import factory_of
from tests.findings.admin.filling import page, pages_of

APPS = ("casearchive", "findings", "sources")
OURS = [m for app in APPS for m in apps.get_app_config(app).get_models() if not is_history(m)]
MADE_BY = {model: factory_of(model) for model in OURS}
MACHINERY = {model for model in OURS if isinstance(admin.site._registry.get(model), ReadOnlyAdmin)}

each_model = pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)


def queries_of(desk, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = desk.get(address)
    assert response.status_code == 200, address
    return len(asked)


@each_model
def test_every_model_has_pages_for_editors(model):
    assert admin.site.is_registered(model)
    assert MADE_BY[model]


@each_model
def test_a_list_asks_no_more_for_thirty_rows_than_for_three(desk, model):
    MADE_BY[model].create_batch(3)
    desk.get(pages_of(model))
    few = queries_of(desk, pages_of(model))
    MADE_BY[model].create_batch(27)

    assert queries_of(desk, pages_of(model)) == few <= 15


@each_model
def test_a_page_asks_no_more_among_thirty_rows_than_among_three(desk, model):
    record, *_ = MADE_BY[model].create_batch(3)
    desk.get(page(record))
    few = queries_of(desk, page(record))
    MADE_BY[model].create_batch(27)

    assert queries_of(desk, page(record)) == few <= 25


@each_model
def test_a_list_can_be_searched(desk, model):
    record = MADE_BY[model]()

    assert desk.get(pages_of(model), {"q": "toytown cupboard"}).status_code == 200
    assert record._meta.model.objects.exists()


@each_model
def test_a_new_record_can_be_started_unless_the_database_writes_it(desk, model):
    response = desk.get(pages_of(model, "add"))

    assert response.status_code == (403 if model in MACHINERY else 200)


# A question is answered on its own page, and a suggestion that was refused can be offered again.
WITH_DEEDS = {AnchorQuestion, RefusedSuggestion}


def test_what_the_database_writes_is_known():
    assert {QuotedSource, SearchDocument} <= MACHINERY


@pytest.mark.parametrize("model", sorted(MACHINERY - WITH_DEEDS, key=str), ids=lambda model: model.__name__)
def test_what_the_database_writes_can_only_be_looked_at(desk, model):
    record = MADE_BY[model]()

    response = desk.get(page(record))

    assert not response.context["has_change_permission"]
    assert not response.context["has_delete_permission"]


@each_model
def test_every_relation_is_chosen_by_typing(model):
    page_of_model = admin.site.get_model_admin(model)
    if model in MACHINERY or model is Editor:
        return
    chosen = set(page_of_model.autocomplete_fields)

    relations = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.remote_field and field.editable
    }

    assert relations - {"covers"} <= chosen


def test_the_parts_of_a_finding_cost_no_query_each(desk):
    finding = factories.FindingFactory()

    def add(number):
        for _ in range(number):
            factories.InvolvementFactory(finding=finding, role="mentioned")
            factories.InvolvementFactory(finding=finding, role="subject", party=factories.InstitutionFactory())
            factories.TaggingFactory(finding=finding)
            factories.QuotationFactory(finding=finding, role="also-in")
            factories.ConnectionFactory(from_finding=finding)

    add(3)
    desk.get(page(finding))
    few = queries_of(desk, page(finding))
    add(12)

    assert queries_of(desk, page(finding)) == few


def test_nobody_enters_without_an_account(client, db):
    response = client.get(pages_of(Finding))

    assert response.status_code == 302
    assert "/login/" in response.url
