"""The database remembers every withdrawal, by whatever path it came about."""

import pytest

from findings.models import Finding, Removal
from findings.publishing import publish, withdraw
from tests.factories import FindingFactory, RemovalFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def log(finding):
    return [(removal.reason, removal.restored_at is not None) for removal in finding.removals.order_by("pk")]


def test_a_withdrawal_and_its_end_are_remembered():
    finding = FindingFactory()

    withdraw([finding], reason="error")
    publish([finding])
    withdraw([finding], reason="legal")

    assert log(finding) == [("error", True), ("legal", False)]
    assert finding.removals.get(restored_at=None).withdrawn_at == finding.withdrawn_at


def test_raw_sql_and_bulk_changes_are_remembered_too():
    findings = [FindingFactory(), FindingFactory()]

    sql("UPDATE findings_finding SET state = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'privacy'")
    assert [log(finding) for finding in findings] == [[("privacy", False)]] * 2

    Finding.objects.update(state="published", withdrawn_at=None, withdrawn_reason="")
    assert [log(finding) for finding in findings] == [[("privacy", True)]] * 2


def test_another_reason_for_the_same_withdrawal_is_no_second_one():
    finding = FindingFactory(state="withdrawn")

    Finding.objects.filter(pk=finding.pk).update(withdrawn_reason="legal")

    assert log(finding) == [("legal", False)]


def test_nobody_changes_the_log_by_hand():
    removal = RemovalFactory()

    for statement in [
        "UPDATE findings_removal SET reason = 'legal'",
        "UPDATE findings_removal SET restored_at = now()",
        "DELETE FROM findings_removal",
    ]:
        with refused("removal_is_kept", "not changed by hand"):
            sql(statement)
    with refused("removal_follows_its_finding", "was not withdrawn then"):
        Removal.objects.create(finding=FindingFactory(), withdrawn_at=removal.withdrawn_at, reason="error")
