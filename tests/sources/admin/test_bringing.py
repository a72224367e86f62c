"""What editors bring in is kept as it is, read, proposed, and accepted once."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sources.models import Capture, Extraction, Publisher, Source, TextVersion
from tests.factories import CaptureFactory, EditorFactory, PublisherFactory, SourceFactory
from tests.findings.admin.filling import said

pytestmark = pytest.mark.django_db(transaction=True)  # readings begin when what was brought in is safe

BRING = "/admin/sources/capture/bring/"
TEXT = "Who has the key?\n\nThe cupboard stands behind the coats.\n\nNobody asked for eleven years."
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Who has the key?</title>
<meta property="og:site_name" content="Toytown Gazette"><meta name="author" content="Paula Pencil">
<meta property="article:published_time" content="2021-05-04T08:00:00Z">
<link rel="canonical" href="https://gazette.example/key"></head>
<body><nav><a href="/">All the news of Toytown and its surroundings in one place every day</a></nav>
<article><h1>Who has the key?</h1>{}</article>
<script>document.title = "stolen"</script>
<footer><p>Sign up for the Gazette’s letter, which comes on every second Tuesday.</p></footer></body></html>"""
STORY = [f"The constables of Toytown looked for the key in room {n}, and “nobody” there had it." for n in range(9)]
HTML = PAGE.format("".join(f"<p>{line}</p>" for line in STORY)).encode()


def upload(desk, *files, **more):
    named = [SimpleUploadedFile(name, body) for name, body in files]
    return desk.post(BRING, {"uploads": named, **more})


def reading_of(capture):
    return reverse("admin:sources_capture_reading", args=[capture.pk])


def accepting(response, **changes):
    """What the proposal would send if it were accepted as it stands."""
    sent = {"accept": "Accept"}
    for form in (response.context["form"], response.context["about"]):
        sent |= {field.html_name: field.value() for field in form if field.value() is not None}
    return sent | {"publisher_name": "Toytown Gazette", "publisher_kind": "newspaper"} | changes


def brought(desk, *files):
    upload(desk, *files)
    return Capture.objects.latest("pk")


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
    response = upload(desk, ("one.txt", TEXT.encode()), ("nothing.txt", b""), ("../../two.html", HTML), ("b.png", b"\x89PNG\r\n"))

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


def test_accepting_makes_a_draft_source_and_its_first_text(desk):
    capture = brought(desk, ("key.html", HTML))
    page = desk.get(reading_of(capture))

    response = desk.post(reading_of(capture), accepting(page, title="Who  has the key?\n"))

    source = Source.objects.get()
    version = source.texts.get()
    assert response.url == reverse("admin:sources_source_change", args=[source.pk])
    assert (source.state, source.slug, source.title) == ("draft", "who-has-the-key", "Who has the key?")
    assert (source.publisher.name, source.publisher.kind) == ("Toytown Gazette", "newspaper")
    assert source.address == "https://gazette.example/key"
    extraction = capture.extractions.get()
    assert (version.number, version.capture, version.extraction) == (1, capture, extraction)
    assert version.extractor == "trafilatura"
    assert version.segments == [0, 0, len(version.text)]
    capture.refresh_from_db()
    assert capture.source == source
    change = desk.get(response.url).content.decode()
    assert reverse("admin:sources_textversion_change", args=[version.pk]) in change


def test_accepting_twice_makes_one(desk):
    capture = brought(desk, ("key.html", HTML))
    sent = accepting(desk.get(reading_of(capture)))

    first, second = desk.post(reading_of(capture), sent), desk.post(reading_of(capture), sent)

    assert first.url == second.url
    assert "was accepted before" in said(second)[-1]
    assert (Source.objects.count(), TextVersion.objects.count(), Publisher.objects.count()) == (1, 1, 1)


def test_what_an_editor_put_in_is_in_no_segment(desk):
    capture = brought(desk, ("key.txt", TEXT.encode()))
    edited = TEXT.replace("behind the coats", "behind all the coats")

    desk.post(reading_of(capture), accepting(desk.get(reading_of(capture)), text=edited, title="A key"))

    version = TextVersion.objects.get()
    put_in = edited.index("all ")
    assert version.text == edited
    assert version.segments == [0, 0, put_in, put_in + 4, put_in, len(TEXT) - put_in]


def test_a_paragraph_left_out_goes_back_to_its_place(desk):
    capture = brought(desk, ("key.html", HTML))
    page = desk.get(reading_of(capture))
    first, last = page.context["left_out"]
    sent = accepting(page)
    del sent["accept"]

    after = desk.post(reading_of(capture), {**sent, "put_back": last.number, "title": "My title"})
    both = desk.post(reading_of(capture), {**sent, "put_back": "ticked", "paragraph": [first.number, last.number]})

    assert after.context["form"]["text"].value() == f"{sent['text']}\n\n{last.text}"
    assert after.context["about"]["title"].value() == "My title"
    assert after.context["left_out"] == [first]
    assert both.context["form"]["text"].value() == f"{first.text}\n\n{sent['text']}\n\n{last.text}"
    assert both.context["left_out"] == []
    assert TextVersion.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gazette.example/key/",
        "https://gazette.example/key?utm_source=letter&fbclid=1#top",
        "https://GAZETTE.example:443/key",
    ],
)
def test_a_source_held_under_another_address_is_offered_and_takes_the_next_text(desk, address):
    held = SourceFactory(address=address)
    capture = brought(desk, ("key.html", HTML))

    page = desk.get(reading_of(capture))
    desk.post(reading_of(capture), accepting(page, title=""))

    assert page.context["form"]["belongs"].value() == str(held.pk)
    assert Source.objects.get() == held
    assert held.texts.get().capture == capture


def test_another_page_of_the_same_paper_is_not_offered(desk):
    SourceFactory(address="https://gazette.example/another?id=2")
    capture = brought(desk, ("key.html", HTML))

    assert desk.get(reading_of(capture)).context["form"]["belongs"].value() == "new"


def test_another_source_can_be_chosen_and_gets_the_next_number(desk):
    held = SourceFactory()
    first, second = brought(desk, ("a.txt", TEXT.encode())), brought(desk, ("b.txt", TEXT.upper().encode()))

    for capture in (first, second):
        page = desk.get(reading_of(capture))
        desk.post(reading_of(capture), accepting(page, belongs="other", other=held.pk))

    assert [version.number for version in held.texts.all()] == [1, 2]


def test_what_is_missing_is_said_and_nothing_saved(desk):
    capture = brought(desk, ("key.txt", TEXT.encode()))
    page = desk.get(reading_of(capture))

    unpublished = desk.post(reading_of(capture), accepting(page, publisher_kind="", publisher_name="Nobody’s Post"))
    wordless = desk.post(reading_of(capture), accepting(page, text=" "))
    sourceless = desk.post(reading_of(capture), accepting(page, belongs="other", other=""))

    assert "The archive knows no publisher “Nobody’s Post” yet" in unpublished.content.decode()
    assert "There are no words in this text" in wordless.content.decode()
    assert "Say which source it is" in sourceless.content.decode()
    assert (Source.objects.count(), Publisher.objects.count()) == (0, 0)


def test_a_publisher_is_known_whatever_its_capitals(desk):
    known = PublisherFactory(name="Toytown Gazette")
    capture = brought(desk, ("key.html", HTML))

    desk.post(reading_of(capture), accepting(desk.get(reading_of(capture)), publisher_name="TOYTOWN gazette"))

    assert Source.objects.get().publisher == known


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
    capture.extractions.create(state="running", done=12, total=40)

    page = desk.get(reading_of(capture)).content.decode()
    told = desk.get(reverse("admin:sources_capture_progress", args=[capture.pk])).json()

    assert "12 of 40 pages" in page
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


@pytest.fixture
def limited(client, db):
    """A browser of an editor with these rights alone."""
    from django.contrib.auth.models import Permission

    def with_rights(*rights):
        editor = EditorFactory(is_superuser=False)
        editor.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(editor)
        return client

    return with_rights


def test_each_deed_needs_its_right(desk, limited):
    capture = brought(desk, ("key.txt", TEXT.encode()))
    sent = accepting(desk.get(reading_of(capture)))
    again = reverse("admin:sources_capture_again", args=[capture.pk])

    viewer = limited("view_capture")
    assert [viewer.get(BRING).status_code, viewer.post(again).status_code] == [403, 403]
    assert viewer.get(reading_of(capture)).status_code == 200
    assert viewer.post(reading_of(capture), sent).status_code == 403
    assert limited("add_capture", "add_textversion").post(reading_of(capture), sent).status_code == 403
    assert limited("add_textversion").get(reading_of(capture)).status_code == 403
    bringer = limited("add_capture", "add_textversion", "add_source")
    assert "you may not add one" in bringer.post(reading_of(capture), sent).content.decode()
    assert bringer.get(reverse("admin:sources_capture_bytes", args=[capture.pk])).status_code == 403
    assert Source.objects.count() == 0


def test_a_corrected_text_is_the_next_and_leads_back_to_what_was_read(desk):
    capture = brought(desk, ("key.txt", TEXT.encode()))
    desk.post(reading_of(capture), accepting(desk.get(reading_of(capture)), text=TEXT.replace("coats", "cloaks"), title="K"))
    first = TextVersion.objects.get()
    correct = reverse("admin:sources_textversion_correct", args=[first.pk])
    corrected = first.text.replace("eleven", "twelve")

    sent = {"text": corrected, "note": "The years."}
    done, twice = desk.post(correct, sent), desk.post(correct, sent)
    late = desk.post(correct, {"text": TEXT, "note": "Mine."})

    second = first.source.texts.get(number=2)
    assert done.url == reverse("admin:sources_source_change", args=[first.source.pk])
    assert "nothing was added" in said(twice)[-1]
    assert "Meanwhile text 2 was added" in late.content.decode()
    assert first.source.texts.count() == 2
    assert (second.text, second.extraction, second.capture) == (corrected, first.extraction, capture)
    triples = [second.segments[at : at + 3] for at in range(0, len(second.segments), 3)]
    assert all(corrected[here : here + length] == TEXT[there : there + length] for here, there, length in triples)
    assert not any(here <= corrected.index("cloaks") + 2 < here + length for here, _, length in triples)
    assert sum(length for *_, length in triples) > len(TEXT) - 20


def test_the_ways_in_are_where_editors_look(desk):
    source = SourceFactory()

    for address in ("/admin/", "/admin/sources/source/", "/admin/sources/article/", "/admin/sources/capture/"):
        assert f'href="{BRING}"' in desk.get(address).content.decode(), address
    capture = CaptureFactory(source=source)
    assert reading_of(capture) in desk.get(reverse("admin:sources_capture_change", args=[capture.pk])).content.decode()


def test_a_capture_is_read_by_one_at_a_time(desk):
    capture = CaptureFactory()
    capture.extractions.create(state="running", alive_at="2000-01-01T00:00Z")

    desk.post(reverse("admin:sources_capture_again", args=[capture.pk]))

    assert [extraction.state for extraction in Extraction.objects.all()] == ["done"]
