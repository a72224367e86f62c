"""An editor without all rights can do the daily work, and cannot do what must not be done."""

import pytest

from casearchive.editors import make_editor
from findings.models import Finding
from sources.models import Article, Source
from tests.factories import DraftFactory, FindingFactory, SourceFactory, TextVersionFactory
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


def test_an_editor_shows_readers_no_source_and_hides_none(plain_desk):
    article = SourceFactory(kind="article")
    Source.objects.filter(pk=article.pk).update(state="draft")
    seen = SourceFactory(kind="article")

    for source, state, answer in ((article, "published", 302), (seen, "withdrawn", 403)):
        for record in (source, Article.objects.get(pk=source.pk)):
            response = save(plain_desk, record, state=state, byline="Paula Pencil")
            assert response.status_code == answer, complaints(response)

    plain_desk.post(
        "/admin/sources/article/add/",
        {"title": "New", "slug": "new", "state": "published", "publisher": article.publisher_id, "language": "en-GB"},
    )

    assert [Source.objects.get(pk=each.pk).state for each in (article, seen)] == ["draft", "published"]
    assert Source.objects.get(pk=article.pk).byline == "Paula Pencil"
    assert not Source.objects.filter(slug="new", state="published").exists()


def test_a_reviewer_shows_readers_a_source(client):
    reviewer, _ = make_editor(name="reviewer", password="toytown-cupboard-key", role="reviewer")
    client.force_login(reviewer)
    article = SourceFactory(kind="article", state="draft")

    response = save(client, article, state="published")

    assert response.status_code == 302, complaints(response)
    assert Source.objects.get().state == "published"


def test_an_editor_deletes_no_finding_and_makes_no_accounts(plain_desk):
    finding = DraftFactory()

    assert plain_desk.post(page(finding, "delete"), {"post": "yes"}).status_code == 403
    assert plain_desk.get("/admin/casearchive/editor/").status_code == 403
    assert plain_desk.get(pages_of(Finding)).status_code == 200
