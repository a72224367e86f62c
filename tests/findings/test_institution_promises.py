"""Institutions form a tree: each knows those above it, and there is no circle."""

import pytest
from django.db.models import ProtectedError

from findings.models import Institution
from tests.factories import FindingFactory, InstitutionFactory, InvolvementFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def lineage(institution):
    return Institution.objects.get(pk=institution.pk).lineage


def put_under(institution, parent):
    sql("UPDATE findings_institution SET parent_id = %s WHERE id = %s", parent and parent.pk, institution.pk)


@pytest.fixture
def family():
    force = InstitutionFactory()
    unit = InstitutionFactory(parent=force)
    return force, unit, InstitutionFactory(parent=unit)


def test_lineage_goes_from_the_top_to_the_body_itself(family):
    force, unit, squad = family

    assert lineage(force) == [force.pk]
    assert lineage(squad) == [force.pk, unit.pk, squad.pk]


def test_a_body_that_moves_takes_its_parts_with_it(family):
    _, unit, squad = family
    other = InstitutionFactory()

    put_under(unit, other)

    assert lineage(unit) == [other.pk, unit.pk]
    assert lineage(squad) == [other.pk, unit.pk, squad.pk]


def test_a_body_that_is_set_free_keeps_its_parts(family):
    _, unit, squad = family

    put_under(unit, None)

    assert lineage(squad) == [unit.pk, squad.pk]


def test_nobody_writes_a_lineage_by_hand(family):
    force, unit, _ = family

    sql("UPDATE findings_institution SET lineage = '{7}' WHERE id = %s", unit.pk)

    assert lineage(unit) == [force.pk, unit.pk]


def test_bulk_create_keeps_the_lineage_too():
    force = InstitutionFactory()
    [unit] = Institution.objects.bulk_create([Institution(slug="unit", name="Unit", kind="police-unit", parent=force)])

    assert lineage(unit) == [force.pk, unit.pk]


def test_there_is_no_circle_of_any_length(family):
    force, unit, squad = family

    for above in (force, unit, squad):
        with refused("institution_tree_has_no_circle"):
            put_under(force, above)


def test_a_body_with_parts_or_findings_stays(family):
    with pytest.raises(ProtectedError):
        family[1].delete()
    with pytest.raises(ProtectedError):
        InvolvementFactory(party=InstitutionFactory()).institution.delete()


def test_readers_know_of_bodies_that_published_findings_name_and_of_those_above(family):
    force, unit, squad = family
    FindingFactory(bodies=[unit])
    FindingFactory(bodies=[squad], state="draft")

    assert set(Institution.objects.published()) == {force, unit}
