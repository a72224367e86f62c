"""What was added to a record after a merge stays when the merge is undone."""

import pytest

from findings.merging import merge, undo
from findings.models import Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_an_alias_added_since_stays():
    kept = PersonFactory(aliases=["First"])
    log = merge(kept=kept, gone=PersonFactory(name="Idah"), reason="They are one.")
    Person.objects.filter(pk=kept.pk).update(aliases=["First", "Idah", "Since"])

    undo(log)

    kept.refresh_from_db()
    assert kept.aliases == ["First", "Since"]
