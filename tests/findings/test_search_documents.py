"""The search document follows whatever changes, by whatever path, and drafts have none."""

import pytest

from findings.models import ClaimStatus, Finding, Involvement, QuotedSource, SearchDocument, Tagging
from findings.publishing import publish, withdraw
from findings.rows import rows
from findings.vocabulary import State
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    ReportFactory,
    SourceFactory,
    TaggingFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.refusing import sql

pytestmark = pytest.mark.django_db


def document(finding):
    return SearchDocument.objects.get(finding=finding)


def is_found_by(finding, word):
    return SearchDocument.objects.matching(word).filter(finding=finding).exists()


def test_a_draft_has_none_and_publishing_writes_it():
    finding = FindingFactory(state=State.IN_REVIEW)
    assert not SearchDocument.objects.exists()

    publish([finding])

    assert document(finding).kind == finding.kind


def test_withdrawing_takes_it_away():
    finding = FindingFactory()

    withdraw([finding], reason="error")

    assert not SearchDocument.objects.exists()


def test_withdrawing_by_raw_sql_takes_it_away_too():
    finding = FindingFactory()

    withdrawn = "state = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'error'"
    sql(f"UPDATE findings_finding SET {withdrawn} WHERE id = %s", finding.pk)  # noqa: S608

    assert not SearchDocument.objects.exists()


def test_it_holds_the_words_of_quotation_summary_and_names():
    finding = FindingFactory(
        summary="Nobody kept a register.",
        speakers=[PersonFactory(name="Zoë Quill"), "an ironmonger"],
        bodies=[InstitutionFactory(name="Cupboard Inquiry", aliases=["Wardrobe Panel"])],
        themes=[ThemeFactory(name="Locksmithing", aliases=["bolts"])],
    )

    for word in ["constable", "registers", "zoe", "quill", "ironmonger", "inquiry", "wardrobe", "locksmithing", "bolt"]:
        assert is_found_by(finding, word), word
    assert not is_found_by(finding, "inspector")  # stands before the quotation, not in it


@pytest.mark.parametrize("make", [PersonFactory, InstitutionFactory])
def test_a_renamed_party_is_found_by_its_new_name_and_alias_only(make):
    party = make(name="Old Whistle")
    finding = FindingFactory(speakers=[party])

    type(party).objects.filter(pk=party.pk).update(name="New Trumpet", aliases=["Brassy"])

    assert is_found_by(finding, "trumpet")
    assert is_found_by(finding, "brassy")
    assert not is_found_by(finding, "whistle")


def test_a_renamed_theme_is_found_by_its_new_name():
    theme = ThemeFactory(name="Whistles")
    finding = FindingFactory(themes=[theme])

    sql("UPDATE findings_theme SET name = 'Trumpets' WHERE id = %s", theme.pk)

    assert is_found_by(finding, "trumpets")
    assert not is_found_by(finding, "whistles")


def test_it_follows_its_tags_with_the_broader_theme_of_each():
    finding = FindingFactory()
    narrow = ThemeFactory(parent=ThemeFactory())

    tagging = TaggingFactory(finding=finding, theme=narrow)
    assert {narrow.pk, narrow.parent_id} <= set(document(finding).theme_ids)
    Tagging.objects.filter(pk=tagging.pk).update(theme=ThemeFactory())
    assert not {narrow.pk, narrow.parent_id} & set(document(finding).theme_ids)


def test_it_follows_a_theme_that_moves():
    theme, other = ThemeFactory(parent=ThemeFactory()), ThemeFactory()
    finding = FindingFactory(themes=[theme])

    sql("UPDATE findings_theme SET parent_id = %s WHERE id = %s", other.pk, theme.pk)

    assert sorted(document(finding).theme_ids) == sorted([theme.pk, other.pk])


def test_it_follows_its_involvements():
    finding, person = FindingFactory(), PersonFactory()

    involvement = InvolvementFactory(finding=finding, party=person, role="subject")
    assert person.pk in document(finding).person_ids
    involvement.delete()
    assert person.pk not in document(finding).person_ids


def test_rows_written_together_are_followed_too():
    finding, people = FindingFactory(), PersonFactory.create_batch(3)

    Involvement.objects.bulk_create(Involvement(finding=finding, role="subject", person=person) for person in people)

    assert {person.pk for person in people} <= set(document(finding).person_ids)


def test_a_part_moved_to_another_finding_changes_both():
    theme = ThemeFactory()
    first, second = FindingFactory(themes=[theme, ThemeFactory()]), FindingFactory()

    sql("UPDATE findings_tagging SET finding_id = %s WHERE theme_id = %s", second.pk, theme.pk)

    assert theme.pk not in document(first).theme_ids
    assert theme.pk in document(second).theme_ids


def test_it_counts_for_every_body_above_and_follows_when_the_tree_changes():
    force, other = InstitutionFactory(), InstitutionFactory()
    unit = InstitutionFactory(parent=force)
    squad = InstitutionFactory(parent=unit)
    finding = FindingFactory(bodies=[squad])
    assert sorted(document(finding).institution_ids) == sorted([force.pk, unit.pk, squad.pk])

    unit.parent = other
    unit.save()

    assert sorted(document(finding).institution_ids) == sorted([other.pk, unit.pk, squad.pk])


def test_its_date_is_that_of_the_report_or_else_of_the_source():
    report = ReportFactory(published_on="1999-02-24")
    plain = FindingFactory()
    told = FindingFactory(report=report)
    assert (document(plain).year, document(told).year) == (2021, 1999)

    QuotedSource.objects.filter(pk=report.pk).update(published_on="2001-01-01")
    sql("UPDATE sources_source SET published_on = NULL WHERE id = %s", plain.source.pk)

    assert (document(plain).year, document(told).year) == (None, 2001)


def test_a_source_renamed_through_any_door_keeps_the_documents_right():
    source, other = SourceFactory(), SourceFactory()
    finding = FindingFactory(text_version=TextVersionFactory(source=source))

    source.publisher = other.publisher
    source.save()

    assert document(finding).publisher_ids == [other.publisher_id]


def test_it_names_the_source_and_the_report():
    report = ReportFactory()
    finding = FindingFactory(report=report)

    assert set(document(finding).source_ids) == {finding.source.pk, report.pk}


def test_it_follows_the_quotation_to_another_place():
    finding = FindingFactory()
    quotation = finding.quotation
    quotation.place(quotation.text_version.text, [(0, 11)])

    quotation.save()

    assert document(finding).starts_at == 0
    assert is_found_by(finding, "chapter")
    assert not is_found_by(finding, "constable")


def test_a_thousand_rows_written_together_leave_one_document_each():
    findings = [FindingFactory() for _ in range(3)]
    themes = ThemeFactory.create_batch(20)

    Tagging.objects.bulk_create(Tagging(finding=f, theme=theme) for f in findings for theme in themes)
    Finding.objects.update(direction="both")

    assert SearchDocument.objects.count() == 3
    assert all(len(found.theme_ids) == 21 for found in SearchDocument.objects.all())
    assert set(SearchDocument.objects.values_list("direction", flat=True)) == {"both"}


def test_a_figure_changes_nothing_in_it():
    finding = FindingFactory()
    before = SearchDocument.objects.filter(finding=finding).values().get()

    FigureFactory(finding=finding, as_stated="the key")

    assert SearchDocument.objects.filter(finding=finding).values().get() == before


def test_it_knows_what_last_became_of_the_claim_as_lists_show_it():
    finding = FindingFactory()
    assert document(finding).claim_status == ""

    ClaimStatusFactory(finding=finding, status="alleged", decided_on="2021-03-01")
    ClaimStatusFactory(finding=finding, status="reported", decided_on="2021-01-01")
    ClaimStatusFactory(finding=finding, status="disputed", decided_on=None)
    assert document(finding).claim_status == "alleged"

    latest = ClaimStatusFactory(finding=finding, status="under-investigation", decided_on="2021-03-01", position=1)
    assert document(finding).claim_status == "under-investigation"
    assert rows([finding.pk])[0].standing.status == "under-investigation"

    ClaimStatus.objects.filter(pk=latest.pk).update(decided_on="2020-01-01")
    assert document(finding).claim_status == "alleged"

    finding.statuses.all().delete()
    assert document(finding).claim_status == ""


def test_a_step_that_moves_to_another_finding_is_followed_on_both():
    one, other = FindingFactory(), FindingFactory()
    step = ClaimStatusFactory(finding=one, status="alleged")

    ClaimStatus.objects.filter(pk=step.pk).update(finding=other)

    assert [document(one).claim_status, document(other).claim_status] == ["", "alleged"]


def test_it_knows_when_the_finding_was_last_corrected():
    finding = FindingFactory()
    assert document(finding).corrected_at is None

    for day in ("2022-02-02", "2021-01-01"):
        CorrectionFactory(finding=finding, made_at=f"{day}T12:00:00Z")

    assert f"{document(finding).corrected_at:%Y-%m-%d}" == "2022-02-02"
