"""By whom, where and when words were reported is a part of what readers see, like who said them."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from findings.models import Correction, Person
from sources.models import Source
from tests.factories import LONG_AGO, TEXT, FindingFactory, PublisherFactory, SourceFactory, TextVersionFactory
from tests.findings.admin.filling import complaints, page, pages_of, save, standing
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db
WHY = "It was wrong in print."
OTHERWISE = {
    "byline": "Paula Pencil",
    "published_on": datetime.date(2001, 2, 3),
    "kind": "letter",
}
LICENCES = [("draft", "public-domain"), ("published", "all-rights-reserved")]
each_fact = pytest.mark.parametrize("field", [*OTHERWISE, "publisher"])


@pytest.fixture
def seen():
    source = SourceFactory(kind="article", byline="Ida Invented", publisher=PublisherFactory(name="Toytown Trumpet"))
    return FindingFactory(first_published=LONG_AGO, text_version=TextVersionFactory(source=source, text=TEXT))


def otherwise(field):
    return OTHERWISE[field] if field in OTHERWISE else PublisherFactory(name="Toytown Gazette").pk


def told():
    rows = Correction.objects.order_by("pk")
    return [(each.finding_id, each.reason, [change["what"] for change in each.changes]) for each in rows]


@each_fact
def test_who_reported_it_where_and_when_is_corrected_with_a_reason(desk, seen, field):
    value = otherwise(field)

    assert "say why it is changed" in complaints(save(desk, seen.source, **{field: value}))
    assert told() == []
    response = save(desk, seen.source, **{field: value}, reason=WHY)

    assert response.status_code == 302, complaints(response)
    assert told() == [(seen.pk, WHY, ["Source"])]


def test_a_correction_says_who_reported_it_before_and_now(desk, seen):
    save(desk, seen.source, byline="Paula Pencil", reason=WHY)

    [change] = Correction.objects.get().changes
    assert "Ida Invented" in change["was"]
    assert "Paula Pencil" in change["now"]


def test_a_paper_is_renamed_for_a_reason_and_each_finding_read_in_it_is_corrected(desk, seen):
    publisher = seen.source.publisher

    assert "say why it is changed" in complaints(save(desk, publisher, name="Toytown Gazette"))
    assert save(desk, publisher, name="Toytown Gazette", reason=WHY).status_code == 302

    assert told() == [(seen.pk, WHY, ["Source"])]


def test_an_editor_gives_no_other_name_to_a_paper_that_readers_have_seen(door, seen):
    browser, _ = door("editor other")

    save(browser, seen.source.publisher, name="Toytown Gazette", reason=WHY)

    seen.source.publisher.refresh_from_db()
    assert seen.source.publisher.name == "Toytown Trumpet"


@pytest.mark.parametrize("change", ["byline = 'x'", "kind = 'letter'", "published_on = '2001-02-03'"])
def test_the_database_asks_why_it_was_reported_by_another(desk, seen, change):
    desk.post(pages_of(Person, "add"), {"name": "Ida", "sort_name": "Ida", "slug": "ida"})  # an account is acting

    with refused("change_after_publication_has_a_reason"):
        sql(f"UPDATE sources_source SET {change} WHERE id = %s", seen.source.pk)  # noqa: S608  our own columns


def test_the_database_asks_why_a_paper_has_another_name(desk, seen):
    desk.post(pages_of(Person, "add"), {"name": "Ida", "sort_name": "Ida", "slug": "ida"})

    with refused("change_after_publication_has_a_reason"):
        sql("UPDATE sources_publisher SET name = 'x' WHERE id = %s", seen.source.publisher_id)


@pytest.mark.parametrize(("state", "licence"), LICENCES)
def test_an_editor_changes_a_source_until_readers_see_it(door, state, licence):
    """Its licence decides whether readers see the whole text."""
    browser, _ = door("editor other")
    source = SourceFactory(state="draft", licence="all-rights-reserved")
    opened = standing(browser.get(page(source)))
    Source.objects.filter(pk=source.pk).update(state=state)

    response = browser.post(page(source), opened | {"licence": "public-domain"})

    assert response.status_code == (302 if state == "draft" else 403)
    source.refresh_from_db()
    assert source.licence == licence


@pytest.mark.parametrize(("state", "licence"), LICENCES)
def test_an_editor_changes_a_source_by_a_spreadsheet_until_readers_see_it(door, state, licence):
    browser, _ = door("editor other")
    source = SourceFactory(state=state, licence="all-rights-reserved")
    file = SimpleUploadedFile("table.csv", f"slug,licence\n{source.slug},public domain\n".encode())

    shown = browser.post(pages_of(Source, "import"), {"import_file": file})
    token = shown.context["waiting"].token if "waiting" in shown.context else "none"
    browser.post(pages_of(Source, "process_import"), {"token": token})

    source.refresh_from_db()
    assert source.licence == licence
