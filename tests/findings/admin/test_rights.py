"""An editor without all rights can do the daily work, and cannot do what must not be done."""

import pytest

from casearchive.editors import make_editor
from findings.models import Finding
from tests.factories import DraftFactory, FindingFactory, TextVersionFactory
from tests.findings.admin.filling import complaints, page, pages_of, save
from tests.findings.admin.test_choosing_a_passage import paste

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_desk(client):
    """A browser in which an ordinary editor is logged in."""
    editor, _ = make_editor(name="plain", password="toytown-cupboard-key")
    client.force_login(editor)
    return client


def test_an_editor_edits_findings(plain_desk):
    finding = FindingFactory(state="draft")

    response = save(plain_desk, finding, summary="In other words.")

    assert response.status_code == 302, complaints(response)
    assert Finding.objects.get().summary == "In other words."


def test_an_editor_chooses_a_passage(plain_desk):
    finding, text = DraftFactory(), TextVersionFactory(text="A key was lost.")

    response = paste(plain_desk, finding, text, "key was lost")

    assert response.status_code == 302, complaints(response)


def test_an_editor_deletes_no_finding_and_makes_no_accounts(plain_desk):
    finding = DraftFactory()

    assert plain_desk.post(page(finding, "delete"), {"post": "yes"}).status_code == 403
    assert plain_desk.get("/admin/casearchive/editor/").status_code == 403
    assert plain_desk.get(pages_of(Finding)).status_code == 200
