"""What editors bring in is kept as it is, and read; what is no text is refused, and loses nothing of the rest."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from sources import fetching
from sources.models import Capture, Extraction
from tests.factories import CaptureFactory, SourceFactory
from tests.findings.admin.filling import said
from tests.sources.fetching.conftest import Server

from .bringing import BRING, HTML, PAGE, STORY, TEXT, brought, reading_of, upload

pytestmark = pytest.mark.django_db(transaction=True)  # readings begin when what was brought in is safe


def test_pasted_words_are_kept_and_read(desk, editor):
    response = desk.post(BRING, {"text": TEXT.replace("\n", "\r\n"), "title": "Who has the key?"})

    capture = Capture.objects.get()
    assert response.url == reading_of(capture)
    assert (capture.body, capture.way, capture.captured_by) == (TEXT.encode(), "pasted", editor)
    extraction = capture.extractions.get()
    assert (extraction.state, extraction.text, extraction.title) == ("done", TEXT, "Who has the key?")


def test_an_uploaded_page_is_kept_byte_for_byte_and_its_article_proposed(desk):
    capture = brought(desk, ("key.html", HTML))

    assert (capture.body, capture.media_type, capture.file_name) == (HTML, "text/html", "key.html")
    proposed = capture.extractions.get()
    assert proposed.title == "Who has the key?"
    assert (proposed.byline, proposed.outlet, str(proposed.published_on)) == (
        "Paula Pencil",
        "Toytown Gazette",
        "2021-05-04",
    )
    assert all(line in proposed.text for line in STORY)
    assert "letter, which comes" not in proposed.text
    assert "letter, which comes" in proposed.whole_text
    assert "stolen" not in proposed.whole_text


def test_several_files_have_each_an_outcome_and_a_bad_one_loses_no_other(desk):
    response = upload(
        desk, ("one.txt", TEXT.encode()), ("nothing.txt", b""), ("../../two.html", HTML), ("b.png", b"\x89PNG\r\n")
    )

    words = response.content.decode()
    assert Capture.objects.count() == 2
    assert {outcome.name for outcome in response.context["outcomes"]} == {"one.txt", "nothing.txt", "two.html", "b.png"}
    assert "It has no bytes" in words or "it has no bytes" in words
    assert "It is a picture (PNG)" in words


def test_the_same_bytes_again_are_said_to_be_held_with_a_link(desk):
    first = brought(desk, ("key.txt", TEXT.encode()))

    one = upload(desk, ("other-name.txt", TEXT.encode()))
    two = upload(desk, ("other-name.txt", TEXT.encode()), ("key.html", HTML))

    assert one.url == reading_of(first)
    assert "brought in before, byte for byte" in said(one)[-1]
    assert f'href="{reading_of(first)}"' in two.content.decode()
    assert Capture.objects.count() == 2


def zipped(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"\0" * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "what"),
    [
        ("picture.html", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a picture (SVG)"),
        ("picture.txt", b"<?xml version='1.0'?><!-- x --><svg></svg>", "a picture (SVG)"),
        ("bomb.pdf", zipped("bomb.txt"), "a zip archive"),
        ("report.docx", zipped("word/document.xml"), "a Word document"),
        ("report.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "an older Office document"),
        ("setup.txt", b"MZ\x90\0\3\0\0\0", "a program"),
        ("run.txt", b"\x7fELF\2\1\1", "a program"),
        ("feed.html", b"<?xml version='1.0'?><rss></rss>", "It is XML"),
        ("words.txt", b"words \0 and nothing", "NUL bytes"),
        ("words.txt", b"\x01\x02\x03" * 50, "characters that no text has"),
        ("packed.txt", b"\x1f\x8b\x08\0", "a compressed file (gzip)"),
        ("sound.pdf", b"ID3\x03\0\0", "a sound recording"),
    ],
)
def test_what_is_no_text_is_refused_by_its_content_and_nothing_stored(desk, name, body, what):
    response = upload(desk, (name, body))

    assert what in response.content.decode()
    assert Capture.objects.count() == 0


def test_a_file_is_what_its_content_is_and_not_its_name(desk):
    assert brought(desk, ("page.pdf", HTML)).media_type == "text/html"
    assert brought(desk, ("words.html", TEXT.encode())).media_type == "text/plain"
    assert brought(desk, ("BMW.txt", b"BM is how this story begins.\n\nAnd so on.")).media_type == "text/plain"


def test_a_file_over_fifty_megabytes_is_refused_and_the_others_are_taken(desk):
    response = upload(desk, ("large.txt", b"x" * (51 * 1024 * 1024)), ("key.txt", TEXT.encode()))

    assert "larger than 50 MB" in response.content.decode()
    assert [capture.file_name for capture in Capture.objects.all()] == ["key.txt"]


def test_a_lone_file_over_fifty_megabytes_is_explained(desk):
    response = upload(desk, ("large.txt", b"x" * (51 * 1024 * 1024)))

    assert "<strong>large.txt</strong>" in response.content.decode()
    assert "larger than 50 MB" in response.content.decode()


def test_a_stream_of_two_gigabytes_is_refused_before_it_is_read(desk):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            pytest.fail("it was read")

    response = desk.generic(
        "POST", BRING, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(2 * 1024**3),
        **{"wsgi.input": Endless()},
    )  # fmt: skip

    assert response.status_code == 400


def test_nothing_is_nothing(desk):
    response = desk.post(BRING, {"text": "  \n", "address": ""})

    assert "There is nothing to bring in yet" in response.content.decode()


def test_an_address_in_a_private_network_is_refused_with_the_rule(desk):
    response = desk.post(BRING, {"address": "http://169.254.169.254/latest/"})

    assert "Only public addresses are fetched" in response.content.decode()
    assert Capture.objects.count() == 0


@pytest.fixture
def web_of_toytown(monkeypatch):
    """A web server of the test’s own, which the archive may ask during this test as if it were public."""
    server = Server()
    real = fetching.fetch
    monkeypatch.setattr(fetching, "fetch", lambda address: real(address, server.policy()))
    yield server
    server.end()


def test_a_page_of_the_web_is_kept_with_all_that_was_sent(desk, web_of_toytown):
    body = PAGE.format("<p>It is “naïve”.</p>" * 3).replace("utf-8", "windows-1252").encode("cp1252")
    web_of_toytown.answers["/old"] = (b"", {"Location": "/key"}, 301)
    web_of_toytown.answers["/key"] = (body, {"Content-Type": "text/html; charset=windows-1252"})

    response = desk.post(BRING, {"address": web_of_toytown.at("/old")})

    capture = Capture.objects.get()
    assert response.url == reading_of(capture)
    assert (capture.way, capture.status, capture.body) == ("web", 200, body)
    assert (capture.address, capture.final_address) == (web_of_toytown.at("/old"), web_of_toytown.at("/key"))
    assert ["Content-Type", "text/html; charset=windows-1252"] in capture.headers
    assert "“naïve”" in capture.extractions.get().text
    warc = desk.get(reverse("admin:sources_capture_warc", args=[capture.pk]))
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(warc.content))]
    assert kinds == ["warcinfo", "request", "response", "request", "response"]
    page = desk.get(reading_of(capture))
    assert page.context["about"]["address"].value() == capture.final_address  # not what it claims of another host


def test_a_picture_that_a_server_calls_a_page_is_refused(desk, web_of_toytown):
    web_of_toytown.answers["/key"] = (b"\x89PNG\r\n\x1a\n",)

    response = desk.post(BRING, {"address": web_of_toytown.at("/key")})

    assert "It is a picture (PNG)" in response.content.decode()
    assert Capture.objects.count() == 0


def test_a_reading_that_failed_says_why_and_can_be_tried_again(desk):
    capture = CaptureFactory(media_type="application/msword")
    capture.extractions.create(state="failed", problem="There is no reader for it.")

    page = desk.get(reading_of(capture))
    response = desk.post(reverse("admin:sources_capture_again", args=[capture.pk]))

    assert "There is no reader for it." in page.content.decode()
    assert response.url == reading_of(capture)
    assert [extraction.state for extraction in capture.extractions.all()] == ["failed", "failed"]


def test_progress_is_shown_without_scripts_and_told_to_the_script(desk):
    capture = CaptureFactory()
    capture.extractions.create(state="running", done=12, total=40, alive_at=timezone.now())

    page = desk.get(reading_of(capture)).content.decode()
    told = desk.get(reverse("admin:sources_capture_progress", args=[capture.pk])).json()

    assert "12 of 40 pages" in page
    assert "It has stopped" not in page
    assert told == {"going_on": True, "done": 12, "total": 40}


def test_the_bytes_are_downloaded_and_never_shown(desk):
    hostile = b"<!doctype html><script>alert(document.cookie)</script><p>words"
    capture = brought(desk, ('a"b\r\n\xe9.html', hostile))

    response = desk.get(reverse("admin:sources_capture_bytes", args=[capture.pk]))

    assert response.content == hostile
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert desk.get(reverse("admin:sources_capture_warc", args=[capture.pk])).status_code == 404


def test_the_ways_in_are_where_editors_look(desk):
    source = SourceFactory()

    for address in ("/admin/", "/admin/sources/source/", "/admin/sources/article/", "/admin/sources/capture/"):
        assert f'href="{BRING}"' in desk.get(address).content.decode(), address
    capture = CaptureFactory(source=source)
    assert reading_of(capture) in desk.get(reverse("admin:sources_capture_change", args=[capture.pk])).content.decode()


def test_a_capture_is_read_by_one_at_a_time(desk):
    capture = CaptureFactory()
    capture.extractions.create(state="running", alive_at="2000-01-01T00:00Z")

    assert "It has stopped" in desk.get(reading_of(capture)).content.decode()
    desk.post(reverse("admin:sources_capture_again", args=[capture.pk]))

    assert [extraction.state for extraction in Extraction.objects.all()] == ["done"]
