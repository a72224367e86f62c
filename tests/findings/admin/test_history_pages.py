"""The history of a record in the admin: readable, and each change can be put back by the same rules as any other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casearchive.editors import give_role, make_roles
from findings.models import Figure, Finding, Institution, Involvement, Quotation, Tagging
from sources.models import Source
from sources.tracking import history_of, noting
from tests.factories import (
    DraftFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    QuotationFactory,
    ReportFactory,
    SourceFactory,
    TaggingFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, said, save

pytestmark = pytest.mark.django_db
SHORT = "The review found that a key was lost and that nobody told the inspector of Toytown."


def history(desk, record):
    return desk.get(page(record, "history")).content.decode()


def last_change(model, **those):
    return history_of(model).objects.filter(**those).latest("pgh_id").pgh_id


def put_back_page(record, model, number):
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_put_back"
    return reverse(name, args=[record.pk, model._meta.model_name, number])


def put_back(desk, record, model, **those):
    """Put back the last change of the record, or of its part, as the page asks."""
    address = put_back_page(record, model, last_change(model, **those))
    form = desk.get(address).context["form"]
    return desk.post(address, {"seen": form["seen"].value(), "reason": "It was right before."})


def test_a_change_says_who_when_where_and_word_by_word_what(desk, editor):
    finding = DraftFactory(summary=SHORT)

    save(desk, finding, summary=SHORT.replace("lost", "hidden"), kind="testimony")

    content = history(desk, finding)
    assert f"by {editor.username}" in content
    assert f"<code>{page(finding)}</code>" in content
    assert '<del><span class="visually-hidden">[taken out: </span>lost' in content
    assert '<ins><span class="visually-hidden">[put in: </span>hidden' in content
    assert "before: </span>conclusion" in content
    assert "now: </span>testimony" in content


def test_parts_and_the_records_they_name_are_told_by_name(desk):
    finding = FindingFactory(speakers=[PersonFactory(name="Ida Invented")], themes=[ThemeFactory(name="Lost keys")])
    quotation = finding.quotation

    content = history(desk, finding)

    assert "Added the theme" in content
    assert "Lost keys" in content
    assert "Ida Invented" in content
    assert quotation.text in content
    assert str(quotation.text_version) in content


def test_a_command_has_no_name_and_a_reason_is_shown(desk):
    person = PersonFactory()
    with noting(reason="The court named her otherwise."):
        type(person).objects.filter(pk=person.pk).update(name="Ida Renamed")

    content = history(desk, person)

    assert "by a command" in content
    assert "Reason: The court named her otherwise." in content


def test_a_deleted_account_leaves_its_number(desk):
    theme = ThemeFactory()
    with noting(user=987654):
        type(theme).objects.filter(pk=theme.pk).update(definition="Else.")

    assert "account 987654, now deleted" in history(desk, theme)


@pytest.mark.parametrize("make", [PersonFactory, InstitutionFactory, ThemeFactory, SourceFactory, ReportFactory])
def test_every_shared_record_has_its_history(desk, make):
    record = make()

    assert f"Added the {record._meta.verbose_name}" in history(desk, record)


def test_a_change_is_put_back_and_later_ones_stay(desk):
    finding = DraftFactory(summary="First.", content_note="")
    Finding.objects.filter(pk=finding.pk).update(summary="Second.")
    changed = last_change(Finding, pgh_obj=finding.pk)
    Finding.objects.filter(pk=finding.pk).update(content_note="Sad.")
    address = put_back_page(finding, Finding, changed)
    seen = desk.get(address).context["form"]["seen"].value()

    response = desk.post(address, {"seen": seen, "reason": ""})

    assert response.url == page(finding, "history")
    finding.refresh_from_db()
    assert (finding.summary, finding.content_note) == ("First.", "Sad.")
    assert "This put an earlier change back." in history(desk, finding)


@pytest.mark.parametrize("make", [TaggingFactory, FigureFactory, InvolvementFactory, QuotationFactory])
def test_a_part_that_was_deleted_comes_back_as_it_was(desk, make):
    part = make()
    model, key, before = type(part), part.pk, type(part).objects.filter(pk=part.pk).values().get()
    finding = part.finding
    part.delete()

    response = put_back(desk, finding, model, pgh_obj=key)

    assert response.status_code == 302
    assert model.objects.filter(pk=key).values().get() == before


def test_a_part_that_was_added_is_taken_away_again(desk):
    tagging = TaggingFactory()

    put_back(desk, tagging.finding, Tagging, pgh_obj=tagging.pk)

    assert not Tagging.objects.exists()


def test_a_quotation_is_put_back_to_its_earlier_place(desk):
    text = TextVersionFactory(text="A key was lost. A key was found.")
    quotation = QuotationFactory(text_version=text, finding=DraftFactory(), words="A key was lost.")
    quotation.place(text.text, [(16, 32)])
    quotation.save()

    put_back(desk, quotation.finding, Quotation, pgh_obj=quotation.pk)

    quotation.refresh_from_db()
    assert (quotation.start, quotation.text) == (0, "A key was lost.")


def test_a_report_that_an_article_told_of_is_put_back(desk):
    from sources.models import Covering

    article, report = SourceFactory(), ReportFactory()
    article.covers.add(report)
    article.covers.clear()

    put_back(desk, article, Covering, from_source=article.pk)

    assert list(Source.objects.get(pk=article.pk).covers.all()) == [Source.objects.get(pk=report.pk)]


def test_what_a_rule_refuses_is_not_put_back_and_the_page_says_why(desk):
    whole = InstitutionFactory()
    part = InstitutionFactory(parent=whole)
    Institution.objects.filter(pk=part.pk).update(parent=None)
    changed = last_change(Institution, pgh_obj=part.pk)
    Institution.objects.filter(pk=whole.pk).update(parent=part)
    address = put_back_page(part, Institution, changed)

    response = desk.post(address, {"seen": changed, "reason": ""})

    assert "A body cannot be part of itself" in response.content.decode()
    assert Institution.objects.get(pk=part.pk).parent is None


def test_a_theme_that_is_there_no_more_is_not_put_back(desk):
    tagging = TaggingFactory()
    finding, key, theme = tagging.finding, tagging.pk, tagging.theme
    tagging.delete()
    theme.delete()

    response = put_back(desk, finding, Tagging, pgh_obj=key)

    assert response.status_code == 200
    assert "The theme that stood there is there no more" in response.content.decode()


def test_what_readers_see_is_put_back_for_a_reason_only(desk):
    finding = FindingFactory(summary="First.")
    Finding.objects.filter(pk=finding.pk).update(summary="Second.")
    address = put_back_page(finding, Finding, last_change(Finding, pgh_obj=finding.pk))
    seen = desk.get(address).context["form"]["seen"].value()

    refused = desk.post(address, {"seen": seen, "reason": ""})
    assert "This field is required" in refused.content.decode()
    assert Finding.objects.get(pk=finding.pk).summary == "Second."
    desk.post(address, {"seen": seen, "reason": "The first was right."})

    assert Finding.objects.get(pk=finding.pk).summary == "First."
    assert "Reason: The first was right." in history(desk, finding)


def test_a_state_is_never_put_back(desk):
    finding = FindingFactory()

    address = put_back_page(finding, Finding, last_change(Finding, pgh_obj=finding.pk))
    assert address not in history(desk, finding)
    response = desk.post(address, {"seen": last_change(Finding, pgh_obj=finding.pk), "reason": "Back."})

    assert "Nothing: it is already as it was" in response.content.decode()
    assert Finding.objects.get(pk=finding.pk).state == "published"


def test_what_was_changed_again_meanwhile_is_looked_at_first(desk):
    finding = DraftFactory(summary="First.")
    Finding.objects.filter(pk=finding.pk).update(summary="Second.")
    address = put_back_page(finding, Finding, last_change(Finding, pgh_obj=finding.pk))
    seen = desk.get(address).context["form"]["seen"].value()
    Finding.objects.filter(pk=finding.pk).update(summary="Third.")

    response = desk.post(address, {"seen": seen, "reason": ""})

    assert "changed again meanwhile" in response.content.decode()
    assert Finding.objects.get(pk=finding.pk).summary == "Third."


def test_looking_puts_nothing_back(desk):
    tagging = TaggingFactory()

    desk.get(put_back_page(tagging.finding, Tagging, last_change(Tagging, pgh_obj=tagging.pk)))

    assert Tagging.objects.exists()


def test_who_puts_back_becomes_a_writer(client):
    make_roles()
    account = EditorFactory(is_superuser=False)
    give_role(account, "editor")
    client.force_login(account)
    finding = DraftFactory(summary="First.")
    Finding.objects.filter(pk=finding.pk).update(summary="Second.")

    put_back(client, finding, Finding, pgh_obj=finding.pk)

    assert finding.editing.writers == [account.pk]


def test_a_change_of_another_record_is_not_found_here(desk):
    mine, others = DraftFactory(), TaggingFactory()

    address = put_back_page(mine, Tagging, last_change(Tagging, pgh_obj=others.pk))

    assert desk.get(address).status_code == 404
    assert desk.get(put_back_page(mine, Institution, 1)).status_code == 404


def test_a_long_history_costs_no_more_than_a_short_one(desk):
    finding = FindingFactory()

    def lengthen(times):
        for _ in range(times):
            TaggingFactory(finding=finding)
            InvolvementFactory(finding=finding, role="mentioned")
            Figure.objects.create(finding=finding, as_stated="key")
            Involvement.objects.filter(finding=finding).update(descriptor=f"One of {Involvement.objects.count()}")

    lengthen(2)
    history(desk, finding)
    with CaptureQueriesContext(connection) as few:
        history(desk, finding)
    lengthen(12)

    with CaptureQueriesContext(connection) as many:
        second = desk.get(page(finding, "history"), {"p": 2})
    assert len(many) <= len(few) <= 30
    assert second.context["page"].number == 2


def test_saving_says_nothing_of_history(desk):
    response = save(desk, DraftFactory(), summary="Else.")

    assert response.status_code == 302, complaints(response)
    assert len(said(response)) == 1
