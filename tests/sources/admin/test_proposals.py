"""What is proposed of a capture is mended and accepted once, as the text of a new source or the next of a held one."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from sources.models import Publisher, Source, TextVersion
from tests.factories import CaptureFactory, EditorFactory, ExtractionFactory, PublisherFactory, SourceFactory
from tests.findings.admin.filling import said

from .bringing import BRING, HTML, TEXT, accepting, brought, reading_of

pytestmark = pytest.mark.django_db(transaction=True)  # readings begin when what was brought in is safe


def test_accepting_makes_a_draft_source_and_its_first_text(desk):
    capture = brought(desk, ("key.html", HTML))
    page = desk.get(reading_of(capture))

    response = desk.post(reading_of(capture), accepting(page, title="Who  has the key?\n"))

    source = Source.objects.get()
    version = source.texts.get()
    assert response.url == reverse("admin:findings_quotedsource_desk", args=[source.pk])
    assert (source.state, source.slug, source.title) == ("draft", "who-has-the-key", "Who has the key?")
    assert (source.publisher.name, source.publisher.kind) == ("Toytown Gazette", "newspaper")
    assert source.address == "https://gazette.example/key"
    extraction = capture.extractions.get()
    assert (version.number, version.capture, version.extraction) == (1, capture, extraction)
    assert version.extractor == "trafilatura"
    assert version.segments == [0, 0, len(version.text)]
    capture.refresh_from_db()
    assert capture.source == source
    assert "Who has the key?" in desk.get(response.url).content.decode()


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
    assert [source.pk for source in Source.objects.all()] == [held.pk]
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


@pytest.fixture
def limited(client, db):
    """A browser of an editor with these rights alone."""

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
    desk.post(
        reading_of(capture), accepting(desk.get(reading_of(capture)), text=TEXT.replace("coats", "cloaks"), title="K")
    )
    first = TextVersion.objects.get()
    correct = reverse("admin:sources_textversion_correct", args=[first.pk])
    corrected = first.text.replace("eleven", "twelve")

    sent = {"text": corrected, "note": "The years."}
    done, twice = desk.post(correct, sent), desk.post(correct, sent)
    late = desk.post(correct, {"text": TEXT, "note": "Mine."})

    second = first.source.texts.get(number=2)
    assert done.url == reverse("admin:findings_quotedsource_desk", args=[first.source.pk])
    assert "nothing was added" in said(twice)[-1]
    assert "Meanwhile text 2 was added" in late.content.decode()
    assert first.source.texts.count() == 2
    assert (second.text, second.extraction, second.capture) == (corrected, first.extraction, capture)
    triples = [second.segments[at : at + 3] for at in range(0, len(second.segments), 3)]
    assert all(corrected[here : here + length] == TEXT[there : there + length] for here, there, length in triples)
    assert not any(here <= corrected.index("cloaks") + 2 < here + length for here, _, length in triples)
    assert sum(length for *_, length in triples) > len(TEXT) - 20


def test_the_pages_of_a_file_are_carried_into_the_mended_text(desk):
    pages = ["Page one, of keys.\n\n", "Page two, of coats.\n\n", "Only an advertisement.\n\n", "Page four, of rain."]
    starts = [sum(map(len, pages[:n])) for n in range(4)]
    extraction = ExtractionFactory(
        capture=CaptureFactory(media_type="application/pdf"),
        text="".join(pages),
        page_starts=starts,
        page_labels=["i", "ii", "iii", "1"],
        page_numbers=[1, 2, 3, 5],
        ocr_pages=[3, 4, 5],
    )
    mended = "Page one, of old keys.\n\nPAGE two, of coats.\n\nPage four, of rain."

    at = reading_of(extraction.capture)
    desk.post(at, accepting(desk.get(at), text=mended, title="Keys"))

    version = TextVersion.objects.get()
    assert version.page_labels == ["i", "ii", "1"]
    assert [mended[start : start + 9] for start in version.page_starts] == ["Page one,", "PAGE two,", "Page four"]
    assert (version.page_numbers, version.ocr_pages) == ([1, 2, 5], [5])
    assert version.page_label_at(mended.index("coats")) == "ii"


def test_a_long_report_is_proposed_and_accepted_with_a_few_queries(desk, django_assert_max_num_queries):
    lines = [f"The constables of Toytown lost the key to cupboard {n}, and nobody asked for it." for n in range(20_000)]
    extraction = ExtractionFactory(text="\n\n".join(lines), whole_text="\n\n".join(["Running head", *lines]))
    at = reading_of(extraction.capture)

    with django_assert_max_num_queries(15):
        page = desk.get(at)
    sent = accepting(page, text=page.context["form"]["text"].value().replace("cupboard 777,", "cupboard seven,"))
    response = desk.post(at, sent)

    assert [paragraph.text for paragraph in page.context["left_out"]] == ["Running head"]
    assert response.status_code == 302
    assert len(TextVersion.objects.get().segments) == 6
