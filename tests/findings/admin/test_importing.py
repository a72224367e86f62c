"""The import pages: what was previewed is what is written, for the editor who saw it."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from casearchive.editors import make_editor
from findings.models import Finding, Institution, Person, Theme
from sources.models import Source, WaitingImport
from tests.factories import EditorFactory, FindingFactory, PersonFactory, TextVersionFactory
from tests.findings.admin.filling import pages_of, said

pytestmark = pytest.mark.django_db
NOUNS = [Finding, Institution, Person, Theme, Source]
IDA = "Name;Also known as;Colour\nIda Invented;I.;red\n"


def upload(desk, model, text, name="table.csv", **more):
    body = text if isinstance(text, bytes) else text.encode()
    return desk.post(pages_of(model, "import"), {"import_file": SimpleUploadedFile(name, body), **more})


def confirm(desk, model, response):
    return desk.post(pages_of(model, "process_import"), {"token": response.context["waiting"].token})


def words(response):
    return " ".join(response.content.decode().split())


def test_the_preview_shows_how_the_file_was_read_and_writes_nothing(desk):
    page = words(upload(desk, Person, IDA))

    assert "Text in UTF-8, separated by semicolons" in page
    assert '<th scope="row">Also known as</th><td>aliases</td>' in page
    assert '<th scope="row">Colour</th><td>not read: There is no such field.</td>' in page
    assert "1 new, 0 changed, 0 as they were" in page
    assert not Person.objects.exists()


def test_what_was_previewed_is_written_and_logged(desk, editor):
    response = confirm(desk, Person, upload(desk, Person, IDA))

    assert said(response) == ["Imported from table.csv: 1 new, 0 changed, 0 as they were."]
    assert Person.objects.get().aliases == ["I."]
    assert not WaitingImport.objects.exists()
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (editor, "Ida Invented")


def test_a_preview_is_confirmed_once(desk):
    preview = upload(desk, Person, IDA)
    confirm(desk, Person, preview)

    assert "This preview was not found" in said(confirm(desk, Person, preview))[-1]
    assert Person.objects.count() == 1


def test_a_preview_is_confirmed_by_its_editor_alone_and_for_its_noun(desk, client):
    preview = upload(desk, Person, IDA)
    assert "not found" in said(confirm(desk, Theme, preview))[-1]
    client.force_login(EditorFactory())

    confirm(client, Person, preview)

    assert not Person.objects.exists()


def test_previews_are_forgotten_after_a_day(desk):
    upload(desk, Person, IDA)
    WaitingImport.objects.update(uploaded_at=timezone.now() - datetime.timedelta(days=2))

    upload(desk, Person, IDA)

    assert WaitingImport.objects.count() == 1


def test_problems_are_listed_and_there_is_nothing_to_confirm(desk):
    response = upload(desk, Institution, "name,kind\nToytown,police force\nSquad,farce\n")

    assert "waiting" not in response.context
    assert '<tr><th scope="row">3</th><td>Kind</td><td>“farce” is not one of' in words(response)


def test_what_changed_since_the_preview_stops_the_whole(desk):
    preview = upload(desk, Person, "name,description\nIda Invented,Who\nPaul Pretend,Who\n")
    PersonFactory(slug="another", name="Pim", aliases=["Paul Pretend"])

    response = confirm(desk, Person, preview)

    assert "Nothing was imported" in words(response)
    assert "is another name of" in words(response)
    assert Person.objects.count() == 1


def test_a_second_upload_has_nothing_to_do(desk):
    confirm(desk, Person, upload(desk, Person, IDA))

    page = upload(desk, Person, IDA)

    assert "Nothing to do" in words(page)
    assert "0 new, 0 changed, 1 as they were" in words(page)


def test_a_file_that_cannot_be_read_is_refused_beside_the_field(desk):
    assert "This is a PDF. Save the table as CSV or XLSX." in words(upload(desk, Person, b"%PDF-1.7", "people.xlsx"))


def test_words_of_the_file_are_shown_as_words(desk):
    page = words(upload(desk, Person, "name,<b>x</b>\n<script>alert(1)</script>,y\n"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_a_template_can_be_downloaded_and_its_row_taken_in(desk, model):
    TextVersionFactory(text="Nobody had the key.", source__slug="lost-key", source__publisher__name="Toytown Gazette")
    for noun, text in [
        (Institution, "name,kind\nToytown Constabulary,police force\n"),
        (Theme, "code,slug,name,definition\nX,lost-things,Things,Gone.\n"),
        (Person, "name\nIda Invented\n"),
    ]:
        if noun is not model:
            confirm(desk, noun, upload(desk, noun, text))
    if model is Institution:
        confirm(desk, Institution, upload(desk, Institution, "name,kind\nToytown Constabulary,police force\n"))

    template = desk.get(pages_of(model, "import_template"))
    preview = upload(desk, model, template.content)

    assert template["Content-Type"] == "text/csv; charset=utf-8"
    assert preview.context["trial"].problems == []
    assert len(preview.context["trial"].effects) == 1


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_an_ordinary_editor_imports_and_one_who_may_only_look_does_not(client, model):
    editor, _ = make_editor(name="plain", password="toytown-cupboard-key")
    client.force_login(editor)
    assert client.get(pages_of(model, "import")).status_code == 200

    editor.groups.clear()
    from django.contrib.auth.models import Permission

    editor.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    for view in ("import", "process_import", "import_template"):
        assert client.get(pages_of(model, view)).status_code == 403
        assert client.post(pages_of(model, view), {}).status_code == 403


def test_no_import_publishes_by_any_post(desk):
    TextVersionFactory(text="Nobody had the key.", source__slug="lost-key")
    row = "source,quotation,state,first_published\nlost-key,Nobody had the key.,published,2020-01-01\n"

    preview = upload(desk, Finding, row, state="published")
    desk.post(pages_of(Finding, "process_import"), {"token": preview.context["waiting"].token, "state": "published"})

    assert Finding.objects.get().state == "draft"


def test_whoever_imports_becomes_a_writer_of_the_finding(desk, editor):
    TextVersionFactory(text="Nobody had the key.", source__slug="lost-key")

    confirm(desk, Finding, upload(desk, Finding, "source,quotation\nlost-key,Nobody had the key.\n"))

    assert Finding.objects.get().editing.writers == [editor.pk]


def test_a_published_finding_asks_for_its_reason_on_the_page(desk):
    finding = FindingFactory()
    row = f"id,summary\n{finding.public_id},Another summary.\n"

    assert "say below the file why" in words(upload(desk, Finding, row))
    confirm(desk, Finding, upload(desk, Finding, row, reason="It was half the truth."))

    assert Finding.objects.published().get().summary == "Another summary."


def test_the_list_leads_to_the_import_and_to_no_export(desk):
    page = words(desk.get(pages_of(Person)))

    assert f"href='{pages_of(Person, 'import')}'" in page
    assert "export" not in page.lower()
