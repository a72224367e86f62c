"""Editors see the pages of a file, with passages marked on them."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from PIL import Image

from tests.factories import EditorFactory, FindingFactory, TextVersionFactory
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, paragraph
from tests.sources.held import held, span_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    press = Press()
    for number in ("i", "ii", "iii"):
        press.line(WIDTH / 2, 570, number, 9)
        press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(len(number))])
        press.next_page()
    return held(press.finished())


def image_of(version, number):
    return reverse("admin:sources_textversion_page", args=[version.pk, number])


def pages_of(version):
    return reverse("admin:sources_textversion_pages", args=[version.pk])


def places_of(version):
    return reverse("admin:sources_textversion_places", args=[version.pk])


def asked(version, words):
    return {"spans": "{}-{}".format(*span_of(version, words))}


def test_a_page_is_a_picture_that_browsers_keep_to_themselves(desk, version):
    response = desk.get(image_of(version, 2), {"width": 420})

    assert response["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (420, 595)
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"
    assert (
        desk.get(image_of(version, 2), {"width": 420}, headers={"If-None-Match": response["ETag"]}).status_code == 304
    )


@pytest.mark.parametrize(("width", "drawn"), [("1", 100), ("99999", 2059), ("wide", 1000), ("-5", 1000)])
def test_a_width_beyond_bounds_is_brought_within(desk, version, width, drawn):
    response = desk.get(image_of(version, 1), {"width": width})

    assert Image.open(io.BytesIO(response.content)).width == pytest.approx(drawn, abs=1)


def test_a_page_that_is_not_there_is_not_found(desk, version):
    assert desk.get(image_of(version, 9)).status_code == 404
    assert desk.get(image_of(TextVersionFactory(), 1)).status_code == 404
    assert desk.get(pages_of(TextVersionFactory())).status_code == 404


def test_the_places_of_a_passage_are_told(desk, version):
    [page] = desk.get(places_of(version), asked(version, paragraph(2)[:60])).json()["pages"]

    assert (page["number"], page["label"], page["width"], page["height"]) == (2, "ii", 420, 595)
    assert page["image"] == image_of(version, 2)
    assert all(left < right and top < bottom for left, top, right, bottom in page["rectangles"])


@pytest.mark.parametrize("spans", ["", "x", "5-2", "5-5", "1-2,", "1-2;3-4", "1-99999999999"])
def test_passages_mistyped_are_refused(desk, version, spans):
    assert desk.get(places_of(version), {"spans": spans}).status_code == 400
    assert desk.get(pages_of(version), {"spans": spans}).status_code == 400


def test_a_passage_is_shown_on_its_page_with_the_ways_to_the_next(desk, version):
    page = desk.get(pages_of(version), asked(version, paragraph(2)[:60])).content.decode()

    assert 'class="marked" id="passage" d="M48.00' in page
    assert f'href="{image_of(version, 2)}?width=1600"' in page
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert paragraph(2)[:60] in page
    assert "numbered ii" in page


def test_the_first_page_has_none_before_it_and_the_last_none_after(desk, version):
    first, last = (desk.get(pages_of(version), {"page": number}).content.decode() for number in (1, 99))

    assert 'rel="prev"' not in first
    assert 'rel="next"' in first
    assert 'rel="next"' not in last
    assert "numbered iii" in last


def test_the_text_leads_to_its_pages(desk, version):
    change = reverse("admin:sources_textversion_change", args=[version.pk])

    assert pages_of(version) in desk.get(change).content.decode()
    other = TextVersionFactory()
    change = reverse("admin:sources_textversion_change", args=[other.pk])
    assert pages_of(other) not in desk.get(change).content.decode()


def test_the_finding_leads_to_the_page_of_its_quotation(desk, version):
    finding = FindingFactory(words=paragraph(2)[:60], text_version=version)

    page = desk.get(reverse("admin:findings_finding_change", args=[finding.pk])).content.decode()

    start, end = span_of(version, paragraph(2)[:60])
    assert f'href="{pages_of(version)}?spans={start}-{end}#passage"' in page


def test_a_page_asks_the_database_little(desk, version, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        desk.get(pages_of(version), asked(version, paragraph(2)[:60]))


def test_whoever_may_not_see_texts_sees_no_page(client, version):
    editor = EditorFactory(is_superuser=False)
    client.force_login(editor)
    addresses = [image_of(version, 1), pages_of(version), places_of(version)]

    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]

    editor.user_permissions.add(Permission.objects.get(codename="view_textversion"))
    assert client.get(image_of(version, 1)).status_code == 200


def test_a_visitor_is_asked_to_log_in(client, version):
    assert client.get(image_of(version, 1)).status_code == 302
