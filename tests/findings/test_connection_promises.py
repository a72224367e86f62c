"""Connections lead from one finding to another, once in each way."""

import pytest
from django.db.models import ProtectedError

from tests.factories import ConnectionFactory, DraftFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def test_a_finding_is_not_connected_with_itself():
    connection = ConnectionFactory()

    with refused("connection_is_with_another_finding"):
        sql("UPDATE findings_connection SET to_finding_id = from_finding_id WHERE id = %s", connection.pk)


def test_a_connection_is_made_once_in_each_way_and_direction():
    made = ConnectionFactory()

    with refused("connection_is_made_once", "already connected in this way"):
        ConnectionFactory(from_finding=made.from_finding, to_finding=made.to_finding)
    ConnectionFactory(from_finding=made.from_finding, to_finding=made.to_finding, kind="contradicts")
    ConnectionFactory(from_finding=made.to_finding, to_finding=made.from_finding)


def test_a_finding_that_others_lead_to_stays():
    earlier = ConnectionFactory(from_finding=DraftFactory(), to_finding=DraftFactory()).to_finding

    with pytest.raises(ProtectedError):
        earlier.delete()


def test_a_connection_reads_well_from_both_ends():
    connection = ConnectionFactory(kind="responds-to")

    assert connection.get_kind_display() == "responds to"
    assert connection.reversed_label == "answered by"
