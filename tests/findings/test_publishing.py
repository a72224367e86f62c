"""Publishing and withdrawing: whole or not at all, with a sentence for each refusal."""

import pytest
from django.core.exceptions import ValidationError

from findings.models import Finding
from findings.publishing import publish, withdraw
from findings.vocabulary import State
from tests.factories import DraftFactory, FindingFactory, TaggingFactory

pytestmark = pytest.mark.django_db


def test_what_is_ready_is_published_and_counted_once():
    findings = [FindingFactory(state=State.DRAFT), FindingFactory(state=State.IN_REVIEW), FindingFactory()]

    assert publish(findings) == 2
    assert publish(Finding.objects.all()) == 0
    assert Finding.objects.published().count() == 3


def test_one_refusal_holds_back_all_and_each_is_named():
    ready, bare, half = FindingFactory(state=State.DRAFT), DraftFactory(), TaggingFactory().finding

    with pytest.raises(ValidationError) as refused:
        publish([ready, bare, half])

    assert [message[:9] for message in refused.value.messages] == [bare.shown_id, half.shown_id]
    assert not Finding.objects.published().exists()


def test_a_withdrawn_finding_keeps_when_and_why_and_its_first_publication():
    finding = FindingFactory()

    assert withdraw([finding], reason="privacy") == 1

    kept = Finding.objects.get(pk=finding.pk)
    assert (kept.state, kept.withdrawn_reason) == ("withdrawn", "privacy")
    assert kept.first_published == finding.first_published < kept.withdrawn_at


def test_one_hand_may_publish_and_withdraw_and_publish_again():
    finding = FindingFactory(state=State.DRAFT)

    publish([finding])
    first = finding.first_published
    withdraw([finding], reason="error")
    publish([finding])

    finding.refresh_from_db()
    assert (finding.state, finding.first_published, finding.withdrawn_reason) == ("published", first, "")


def test_a_reason_that_is_none_is_refused():
    finding = FindingFactory()

    with pytest.raises(ValidationError, match=finding.shown_id):
        withdraw([finding], reason="a whim")
    assert Finding.objects.published().count() == 1


def test_a_draft_among_them_holds_back_the_withdrawal():
    finding, draft = FindingFactory(), DraftFactory()

    with pytest.raises(ValidationError, match=draft.shown_id):
        withdraw([finding, draft], reason="error")
    assert Finding.objects.published().count() == 1


def test_publishing_costs_few_queries_each(django_assert_max_num_queries):
    findings = [FindingFactory(state=State.DRAFT) for _ in range(5)]

    with django_assert_max_num_queries(3 + 6 * len(findings)):
        publish(findings)
