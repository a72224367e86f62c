"""A duplicate that was withdrawn leads to the finding that says the same, and never in a circle."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from findings.models import Finding
from findings.publishing import publish, withdraw
from findings.replacing import address_to_tell, standing_for
from sources.refusals import explain
from tests.factories import FindingFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def lead(finding, other):
    withdraw([finding], reason="duplicate", replaced_by=other)
    finding.refresh_from_db()


def test_the_way_is_followed_to_its_end():
    first, second, third = (FindingFactory() for _ in range(3))
    lead(first, second)
    lead(second, third)

    assert [standing_for(finding) for finding in (first, second, third)] == [third] * 3


def test_what_was_withdrawn_before_can_name_the_other_later_and_keeps_its_day():
    finding, other = FindingFactory(state="withdrawn"), FindingFactory()
    day = finding.withdrawn_at

    assert withdraw([finding], reason="duplicate", replaced_by=other) == 1
    assert withdraw([finding], reason="duplicate", replaced_by=other) == 0

    finding.refresh_from_db()
    assert (finding.replaced_by, finding.withdrawn_at, finding.withdrawn_reason) == (other, day, "duplicate")
    assert finding.removals.get().reason == "duplicate"


def test_published_again_it_leads_nowhere():
    finding = FindingFactory()
    lead(finding, FindingFactory())

    sql(
        "UPDATE findings_finding SET state = 'published', withdrawn_at = NULL, withdrawn_reason = '' WHERE id = %s",
        finding.pk,
    )

    finding.refresh_from_db()
    assert finding.replaced_by is None
    lead(finding, FindingFactory())
    publish([finding])
    finding.refresh_from_db()
    assert finding.replaced_by is None


@pytest.mark.parametrize("reason", ["error", "source", "legal", "privacy"])
def test_only_a_duplicate_leads_on(reason):
    with pytest.raises(ValidationError, match="because another says the same"):
        withdraw([FindingFactory()], reason=reason, replaced_by=FindingFactory())


def test_nothing_leads_to_what_readers_never_saw():
    finding = FindingFactory(state="withdrawn")

    with pytest.raises(ValidationError, match="never published"):
        withdraw([finding], reason="duplicate", replaced_by=FindingFactory(state="draft"))
    assert not finding.replaced_by


def test_nothing_leads_in_a_circle_whoever_writes_it():
    first, second, third = (FindingFactory() for _ in range(3))
    lead(first, second)
    lead(second, third)

    with pytest.raises(ValidationError, match="in a circle"):
        withdraw([third], reason="duplicate", replaced_by=first)
    withdraw([third], reason="duplicate")
    for other in (first, third):
        with refused("finding_leads_on_to_another", "in a circle"):
            Finding.objects.filter(pk=third.pk).update(replaced_by=other)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_name_each_other_at_the_same_time_one_is_refused():
    first, second = FindingFactory(), FindingFactory()
    withdraw([first, second], reason="duplicate")
    refusals = []

    def name_the_first():
        try:
            Finding.objects.filter(pk=second.pk).update(replaced_by=first)
        except IntegrityError as error:
            refusals.append(explain(error))
        finally:
            connection.close()

    other = threading.Thread(target=name_the_first)
    with transaction.atomic():
        Finding.objects.filter(pk=first.pk).update(replaced_by=second)
        other.start()
        other.join(0.5)  # it waits for what is not committed yet
    other.join(30)

    assert len(refusals) == 1
    assert "in a circle" in refusals[0]


def test_the_address_that_is_told_has_no_word_of_what_readers_may_not_see():
    shown, gone = FindingFactory(summary="A teapot was seen."), FindingFactory(summary="A teapot.", state="withdrawn")
    held = FindingFactory(summary="A held teapot.")
    Finding.objects.filter(pk=held.pk).update(held=False)
    held.held = True

    assert address_to_tell(shown) == shown.get_absolute_url()
    for hidden in (gone, held):
        assert address_to_tell(hidden) == f"/findings/{hidden.shown_id}/"
