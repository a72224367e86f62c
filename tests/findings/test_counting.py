"""Every number beside a record is that of the published findings one finds behind it."""

import pytest

from findings.counting import counted, counts, roles_of, themes_in_tree, years_of
from findings.index.following import current
from findings.index.searching import Answer, Question
from findings.models import Institution, Theme
from findings.publishing import withdraw
from sources.models import Source
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def by_slug(records):
    return {record.slug: record.count for record in records}


@pytest.mark.parametrize("facet", ["theme", "institution", "person", "source", "publisher"])
def test_a_count_is_the_number_of_findings_that_have_the_record(toytown, facet):
    found = counts(facet)

    having = [set(getattr(finding.document, f"{facet}_ids")) for finding in toytown]
    assert found == {pk: sum(pk in pks for pks in having) for pk in set().union(*having)}
    assert max(found.values()) > 1


def test_drafts_and_withdrawn_findings_count_nowhere(toytown):
    before = by_slug(counted(Theme.objects.all(), "theme"))
    withdrawn = next(finding for finding in toytown if len(finding.themes) == 1)

    withdraw([withdrawn], reason="error")

    after = by_slug(counted(Theme.objects.all(), "theme"))
    lost = {slug for slug in before if after[slug] == before[slug] - 1}
    [theme] = withdrawn.themes
    assert lost == {theme.slug} | ({theme.parent.slug} if theme.parent else set())


def test_a_record_without_findings_counts_none():
    InstitutionFactory(slug="empty")

    assert by_slug(counted(Institution.objects.all(), "institution")) == {"empty": 0}


def test_a_finding_counts_once_for_a_body_that_stands_in_it_twice():
    force = InstitutionFactory(slug="force")
    squad = InstitutionFactory(slug="squad", parent=force)
    FindingFactory(subjects=[force, squad], bodies=[force])

    assert by_slug(counted(Institution.objects.all(), "institution")) == {"force": 1, "squad": 1}


def test_only_some_findings_are_counted_where_that_is_asked(toytown):
    all_of_them = by_slug(counted(Source.objects.all(), "source"))

    some = by_slug(counted(Source.objects.all(), "source", kind="conclusion"))

    assert 0 < sum(some.values()) < sum(all_of_them.values())


def test_counting_asks_the_database_once_for_all_records(toytown, django_assert_num_queries):
    themes = list(Theme.objects.all())
    current()

    with django_assert_num_queries(1):
        counted(themes, "theme")


def test_the_tree_leaves_out_empty_terms_but_no_broad_theme_unless_asked():
    broad = ThemeFactory(slug="broad")
    full, empty = ThemeFactory(slug="full", parent=broad), ThemeFactory(slug="empty", parent=broad)
    FindingFactory(themes=[full])

    [some] = themes_in_tree(empty=False)
    [everything] = themes_in_tree(empty=True)

    assert (some.slug, by_slug(some.terms)) == ("broad", {"full": 1})
    assert by_slug(everything.terms) == {"full": 1, empty.slug: 0}


def test_the_parts_of_somebody_are_counted_by_finding_the_commonest_first():
    person = PersonFactory()
    FindingFactory(speakers=[person], subjects=[person])
    FindingFactory(speakers=[person])
    FindingFactory(speakers=[person], state="draft")

    assert roles_of(person=person) == [{"text": "speaker", "count": 2}, {"text": "subject", "count": 1}]


def test_years_come_newest_first_and_count_only_the_findings_of_the_record(toytown):
    theme = Theme.objects.get(slug="manners")

    years = years_of(Answer(current().archive, Question(chosen={"theme": frozenset([theme.pk])})), "theme", "manners")

    texts = [value.text for value in years.values]
    assert texts == sorted(texts, reverse=True)
    assert sum(value.count for value in years.values) == by_slug(counted([theme], "theme"))["manners"]
    assert years.values[0].url == f"/findings/?theme=manners&year={texts[0]}"
