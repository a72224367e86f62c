"""Articles and reports have doors of their own, and each shows and makes only its own."""

import pytest

from sources.models import Article, Report, Source
from tests.factories import ArticleFactory, PublisherFactory, ReportFactory, SourceFactory
from tests.findings.admin.filling import complaints, page, pages_of, standing

pytestmark = pytest.mark.django_db


def add(desk, model, **fields):
    address = pages_of(model, "add")
    sent = standing(desk.get(address)) | {"title": "The lost key", "publisher": PublisherFactory().pk, **fields}
    return desk.post(address, sent)


def shown(desk, model):
    return [found.pk for found in desk.get(pages_of(model)).context["cl"].result_list]


def test_each_door_shows_its_own_kinds(desk):
    article, report, letter = ArticleFactory(), ReportFactory(), ReportFactory(kind="letter")

    assert shown(desk, Article) == [article.pk]
    assert set(shown(desk, Report)) == {report.pk, letter.pk}
    assert len(shown(desk, Source)) == 3


def test_what_is_added_at_the_door_of_articles_is_an_article(desk):
    response = add(desk, Article, slug="lost-key")

    assert response.status_code == 302, complaints(response)
    assert Source.objects.get(slug="lost-key").kind == "article"


def test_what_is_added_at_the_door_of_reports_is_a_report_unless_said_otherwise(desk):
    add(desk, Report, slug="lost-key")
    add(desk, Report, slug="lost-letter", kind="letter")

    assert list(Report.objects.order_by("slug").values_list("kind", flat=True)) == ["report", "letter"]


def test_the_door_of_reports_makes_no_articles(desk):
    response = add(desk, Report, slug="lost-key", kind="article")

    assert "Select a valid choice" in complaints(response)


def test_an_article_may_cover_several_reports(desk):
    reports = [ReportFactory(), ReportFactory()]

    add(desk, Article, slug="lost-key", covers=[report.pk for report in reports])

    assert set(Source.objects.get(slug="lost-key").covers.values_list("pk", flat=True)) == {r.pk for r in reports}


def test_a_date_more_precise_than_known_is_explained(desk):
    response = add(desk, Article, slug="lost-key", published_on="04/05/2021", published_precision="month")

    assert "give its first day as the date" in complaints(response)


def test_only_what_readers_can_open_links_to_the_site(desk):
    published, draft = SourceFactory(), SourceFactory(state="draft")

    assert desk.get(desk.get(page(published)).context["absolute_url"]).url.endswith(published.get_absolute_url())
    assert desk.get(page(draft)).context["absolute_url"] is None
