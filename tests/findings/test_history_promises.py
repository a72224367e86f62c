"""Every change of every tracked record is remembered, by whatever way it was made; what is remembered stays."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection

from findings.models import Editing, Finding, Institution, Person, SearchDocument, Tagging, Theme
from sources.models import Covering, Source, TextVersion
from sources.tracking import history_of, noting
from tests.factories import (
    ClaimStatusFactory,
    ConnectionFactory,
    CoveringFactory,
    DraftFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    PublisherFactory,
    QuotationFactory,
    ReplyFactory,
    ReportFactory,
    SourceFactory,
    TaggingFactory,
    ThemeFactory,
)
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db

TRACKED = [
    ClaimStatusFactory,
    ConnectionFactory,
    CoveringFactory,
    DraftFactory,
    FigureFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    PublisherFactory,
    QuotationFactory,
    ReplyFactory,
    SourceFactory,
    TaggingFactory,
    ThemeFactory,
]
each_sort = pytest.mark.parametrize("make", TRACKED, ids=lambda make: make._meta.model.__name__)


# Of each sort, a column and another value for it, as somebody would write it by hand.
BY_HAND = {
    "ClaimStatus": "note = 'By hand.'",
    "Connection": "note = 'By hand.'",
    "Covering": "to_source_id = {source}",
    "Finding": "summary = 'By hand.'",
    "Figure": "unit = 'by hand'",
    "Institution": "description = 'By hand.'",
    "Involvement": "descriptor = 'by hand'",
    "Person": "name = 'By hand'",
    "Publisher": "kind = 'court'",
    "Reply": "note = 'By hand.'",
    "Quotation": "role = 'also-in'",
    "Source": "title = 'By hand'",
    "Tagging": "position = 7",
    "Theme": "definition = 'By hand.'",
}


def remembered(record, key=None):
    """The labels of all changes of the record, the first first."""
    changes = history_of(type(record)).objects.filter(pgh_obj=key or record.pk).order_by("pgh_id")
    return list(changes.values_list("pgh_label", flat=True))


@each_sort
def test_a_record_is_remembered_from_its_first_row_to_its_last(make):
    record, key = make(), None
    key = record.pk
    column = next(field for field in record._meta.concrete_fields if not field.primary_key).column

    sql(f"UPDATE {record._meta.db_table} SET {column} = {column} WHERE id = %s", key)  # noqa: S608  our own columns
    unchanged = remembered(record)
    record.delete()

    assert unchanged[0] == "insert"
    assert "delete" not in unchanged
    assert remembered(record, key)[-1] == "delete"


def test_every_sort_that_has_a_history_is_tried_here():
    models = apps.get_models(include_auto_created=True)
    has_history = {model for model in models if not model._meta.proxy and history_of(model)}

    assert {make._meta.model._meta.concrete_model for make in TRACKED} == has_history


@each_sort
def test_sql_by_hand_on_any_row_is_in_its_history(make):
    record = make()
    table, change = record._meta.db_table, BY_HAND[type(record).__name__].format(source=SourceFactory().pk)
    other = make()

    sql(f"UPDATE {table} SET {change} WHERE id = %s", record.pk)  # noqa: S608  our own columns
    connection.check_constraints()

    assert remembered(record)[-1] == "update"
    assert "update" not in remembered(other)
    latest = history_of(type(record)).objects.filter(pgh_obj=record.pk).latest("pgh_id")
    name = change.split(" = ")[0]
    held = type(record)._base_manager.values_list(name, flat=True).get(pk=record.pk)
    assert getattr(latest, name) == held


@each_sort
def test_rows_made_and_changed_together_are_remembered_one_by_one(make):
    records = [make(), make()]
    model, keys = type(records[0]), [record.pk for record in records]
    assignment = BY_HAND[model.__name__].format(source=SourceFactory().pk)
    name, value = assignment.split(" = ")
    model._base_manager.filter(pk__in=keys).update(**{name: value.strip("'")})

    for record in records:
        assert remembered(record)[-1] == "update"
    model._base_manager.filter(pk__in=keys).delete()
    assert [remembered(record, key)[-1] for record, key in zip(records, keys, strict=True)] == ["delete", "delete"]


def test_sql_by_hand_is_remembered_without_a_name():
    person = PersonFactory(name="Ida Invented")

    sql("UPDATE findings_person SET name = %s WHERE id = %s", "Ida Renamed", person.pk)

    change = history_of(Person).objects.filter(pgh_obj=person.pk).latest("pgh_id")
    assert (change.pgh_label, change.name, change.pgh_context) == ("update", "Ida Renamed", None)


def test_changes_in_bulk_are_remembered_row_by_row():
    themes = ThemeFactory.create_batch(5)

    Theme.objects.update(definition="Things that were found again.")
    Tagging.objects.bulk_create(Tagging(finding=DraftFactory(), theme=theme) for theme in themes)

    assert history_of(Theme).objects.filter(pgh_label="update").count() == 5
    assert history_of(Tagging).objects.filter(pgh_label="insert").count() == 5


def test_a_row_that_a_trigger_changes_in_the_same_statement_is_remembered_too():
    whole, part = InstitutionFactory(), InstitutionFactory()

    Institution.objects.filter(pk=part.pk).update(parent=whole)
    sql("UPDATE findings_institution SET lineage = lineage")

    assert remembered(part) == ["insert", "update"]
    assert remembered(whole) == ["insert"]


def test_which_reports_an_article_tells_of_is_remembered():
    article, report = SourceFactory(), ReportFactory()

    article.covers.add(report)
    article.covers.clear()

    changes = history_of(Covering).objects.filter(from_source=article.pk).order_by("pgh_id")
    assert [(change.pgh_label, change.to_source_id) for change in changes] == [
        ("insert", report.pk),
        ("delete", report.pk),
    ]


def test_a_deleted_draft_and_its_parts_are_remembered():
    tagging = TaggingFactory()
    finding, key, tagging_key = tagging.finding, tagging.finding_id, tagging.pk

    finding.delete()

    assert remembered(finding, key)[-1] == "delete"
    assert remembered(tagging, tagging_key) == ["insert", "delete"]


def test_who_and_why_stand_with_each_change_and_with_no_other():
    person = PersonFactory()

    with noting(user=7, reason="A new name."):
        Person.objects.filter(pk=person.pk).update(name="Ida Renamed")
    Person.objects.filter(pk=person.pk).update(name="Ida Renamed Again")

    first, second = history_of(Person).objects.filter(pgh_obj=person.pk, pgh_label="update").order_by("pgh_id")
    assert first.pgh_context == {"user": 7, "reason": "A new name."}
    assert second.pgh_context is None


@each_sort
def test_what_is_remembered_is_neither_changed_nor_deleted_nor_emptied(make):
    record = make()
    table = history_of(type(record))._meta.db_table

    with refused("history_is_kept", "only ever added to"):
        sql(f"UPDATE {table} SET pgh_label = 'never'")  # noqa: S608
    with refused("history_is_kept"):
        sql(f"DELETE FROM {table} WHERE pgh_obj_id = %s", record.pk)  # noqa: S608
    with refused("history_is_kept"):
        sql(f"TRUNCATE {table}")
    with refused("history_is_kept"):
        history_of(type(record)).objects.all().delete()
    assert remembered(record)[0] == "insert"


@each_sort
def test_rows_that_are_remembered_are_never_emptied_unremembered(make):
    record = make()
    connection.check_constraints()

    with refused("history_misses_no_row", "TRUNCATE would pass the history by"):
        sql(f"TRUNCATE {record._meta.db_table} CASCADE")

    assert type(record)._base_manager.filter(pk=record.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_is_refused_as_well():
    FindingFactory()

    with pytest.raises(DatabaseError, match=r"only ever added to|pass the history by"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE findings_finding, findings_findingevent CASCADE")

    assert Finding.objects.count() == 1


def test_what_is_derived_or_never_changes_has_no_history():
    assert [history_of(model) for model in (Editing, SearchDocument, TextVersion)] == [None, None, None]


def test_a_change_that_is_undone_with_its_transaction_is_not_remembered():
    person = PersonFactory()

    with refused("person_is_never_there|.*"):
        Person.objects.filter(pk=person.pk).update(name="Never")
        PersonFactory(slug=person.slug)

    assert remembered(person) == ["insert"]


def test_what_stood_before_the_history_began_is_its_beginning():
    theme, source = ThemeFactory(), SourceFactory()
    connection.check_constraints()  # no table is altered while a rule still waits to be asked of it
    call_command("migrate", "findings", "0004", verbosity=0)
    call_command("migrate", "sources", "0002", verbosity=0)

    call_command("migrate", verbosity=0)

    assert remembered(theme) == ["begin"]
    assert history_of(Source).objects.get(pgh_obj=source.pk).title == source.title
