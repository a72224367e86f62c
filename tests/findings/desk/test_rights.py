"""Who may open the desk, and who may save there."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from casearchive.editors import make_editor
from findings.models import Finding
from tests.factories import EditorFactory, SourceFactory
from tests.findings.desk.conftest import AtTheDesk

WORDS = "Nobody asked for the key,"
DOORS = ["findings", "session", "names", "suggestions", "elsewhere"]
DEEDS = ["save", "send", "refuse", "link"]


@pytest.fixture
def reader_only(browser_of, text_version):
    """The desk of an account that may see drafts and texts, and change nothing."""
    account = EditorFactory(is_superuser=False)
    account.user_permissions.set(Permission.objects.filter(codename__in=["view_finding", "view_textversion"]))
    return AtTheDesk(browser_of(account), text_version)


@pytest.mark.parametrize("door", ["", *DOORS])
def test_a_visitor_is_sent_to_the_log_in(client, text_version, door):
    response = AtTheDesk(client, text_version).read(door)

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/?next=")


@pytest.mark.parametrize("deed", DEEDS)
def test_a_visitor_can_do_nothing(client, text_version, deed):
    desk = AtTheDesk(client, text_version)

    assert desk.send(deed, desk.entry(WORDS)).status_code == 302
    assert not Finding.objects.exists()


@pytest.mark.parametrize("door", ["", *DOORS, *DEEDS])
def test_an_account_without_rights_is_refused(browser_of, text_version, door):
    desk = AtTheDesk(browser_of(EditorFactory(is_superuser=False)), text_version)

    assert desk.read(door).status_code == 403
    assert desk.send(door, {}).status_code == 403 if door else True


def test_an_ordinary_editor_works_at_the_desk(browser_of, text_version):
    editor, _ = make_editor(name="plain", password="toytown-cupboard-key")
    desk = AtTheDesk(browser_of(editor), text_version)

    saved = desk.save(WORDS).json()["finding"]

    assert saved["refusal"] == ""
    assert desk.save(WORDS, finding=saved["id"], revision=saved["revision"], summary="Said.").status_code == 200


def test_who_may_only_look_sees_the_findings_and_saves_none(reader_only, desk):
    saved = desk.save(WORDS).json()["finding"]

    shown = reader_only.read("findings").json()["findings"][0]

    assert "may not change" in shown["refusal"]
    assert reader_only.save(WORDS).status_code == 403
    assert reader_only.save(WORDS, finding=saved["id"], revision=saved["revision"]).status_code == 403
    assert reader_only.client.post(reader_only.address(), {"passage": WORDS}).status_code == 403
    assert Finding.objects.count() == 1


def test_who_may_not_see_people_looks_none_up(reader_only):
    assert reader_only.read("names", of="party", q="Ida").status_code == 403


def test_a_forged_save_is_refused(client_class, editor, text_version):
    client = client_class(enforce_csrf_checks=True)
    client.force_login(editor)

    assert AtTheDesk(client, text_version).save(WORDS).status_code == 403
    assert not Finding.objects.exists()


@pytest.mark.parametrize("door", DOORS)
def test_what_only_reads_takes_no_post_and_no_text_is_made_up(desk, door):
    assert desk.send(door, {}).status_code == 405
    assert desk.client.get(desk.address(door).replace("text=1", "text=7")).status_code == 404
    assert desk.client.get(desk.address(door).replace("text=1", "text=x")).status_code == 404


def test_a_source_without_text_says_so(desk):
    address = reverse("admin:findings_quotedsource_desk", args=[SourceFactory().pk])

    assert "No text is held of this source yet" in desk.client.get(address).content.decode()
    assert desk.client.get(f"{address}findings/").json() == {"findings": []}
    assert desk.client.post(f"{address}save/", "{}", content_type="application/json").status_code == 404
