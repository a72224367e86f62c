import pytest
from django.core.management import call_command

from findings.models import SearchDocument
from findings.publishing import settle
from tests.factories import FindingFactory, PersonFactory


@pytest.mark.django_db
def test_documents_that_stood_before_words_were_kept_twice_are_made_anew():
    finding = FindingFactory(words="A cop called it a tick-box.", speakers=[PersonFactory(slug="ida", name="Ida")])
    FindingFactory(words="A tick-box in a draft.", state="draft")
    settle()

    call_command("migrate", "findings", "0013", verbosity=0)
    call_command("migrate", "findings", verbosity=0)

    [document] = SearchDocument.objects.matching('"tick box"')
    assert document.finding_id == finding.pk
    assert document.speaker_ids == [finding.speakers[0].person_id]
