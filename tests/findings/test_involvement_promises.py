"""Who stands in a finding: one party, named or described, once in each role."""

import pytest
from django.db.models import ProtectedError

from findings.models import Involvement, Person
from tests.factories import DraftFactory, FindingFactory, InstitutionFactory, InvolvementFactory, PersonFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def test_an_involvement_is_of_a_person_or_an_institution_not_both():
    involvement = InvolvementFactory()

    with refused("involvement_is_of_one_party", "not both"):
        sql(
            "UPDATE findings_involvement SET institution_id = %s WHERE id = %s",
            InstitutionFactory().pk,
            involvement.pk,
        )


def test_an_involvement_says_who():
    with refused("involvement_says_who", "Say who"):
        Involvement.objects.create(finding=DraftFactory(), role="speaker")


def test_somebody_unnamed_is_described():
    involvement = InvolvementFactory(party="a senior Toytown constable")

    assert involvement.who == "a senior Toytown constable"
    assert involvement.party is None


@pytest.mark.parametrize("make", [PersonFactory, lambda: "an insider"])
def test_a_finding_body_is_an_institution(make):
    with refused("finding_body_is_an_institution"):
        InvolvementFactory(role="finding-body", party=make())


@pytest.mark.parametrize("make", [PersonFactory, InstitutionFactory, lambda: "an insider"])
def test_the_same_party_stands_once_in_a_role(make):
    finding, party = DraftFactory(), make()
    InvolvementFactory(finding=finding, party=party)

    with refused("involvement_is_said_once"):
        InvolvementFactory(finding=finding, party=party)
    InvolvementFactory(finding=finding, party=party, role="subject")


def test_a_person_in_a_finding_stays():
    with pytest.raises(ProtectedError):
        InvolvementFactory().person.delete()


def test_two_people_may_bear_one_name():
    PersonFactory(name="Ida Invented")
    PersonFactory(name="Ida Invented")


def test_readers_know_of_people_whom_published_findings_name():
    named, hidden, _ = PersonFactory(), PersonFactory(), PersonFactory()
    FindingFactory(speakers=[named], subjects=[named])
    FindingFactory(speakers=[hidden], state="draft")

    assert list(Person.objects.published()) == [named]
