"""Any editor enters a reply; only those who may publish decide on it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from findings.models import Reply
from tests.factories import EditorFactory, FindingFactory, PersonFactory, ReplyFactory
from tests.findings.admin.filling import complaints, page, pages_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_desk(client):
    """An editor who may change replies and publish nothing."""
    editor = EditorFactory(is_superuser=False)
    editor.user_permissions.set(Permission.objects.filter(codename__endswith="reply"))
    client.force_login(editor)
    return client


def decide(reply, deed):
    return reverse("admin:findings_reply_decide", args=[reply.pk, deed])


def test_a_reply_is_entered_and_published(desk, editor):
    sent = {
        "finding": FindingFactory().pk,
        "person": PersonFactory().pk,
        "text": "Not so.\r\nNever.",
        "received_on": "2022-04-01",
    }
    assert desk.post(pages_of(Reply, "add"), sent).status_code == 302
    reply = Reply.objects.get()
    assert reply.text == "Not so.\nNever."
    assert "Publish this reply" in desk.get(page(reply)).content.decode()

    desk.post(decide(reply, "publish"))

    reply.refresh_from_db()
    assert (reply.state, reply.decided_by) == ("published", editor)


def test_a_decided_reply_is_declined_from_the_list_and_its_words_are_only_shown(desk):
    reply = ReplyFactory(state="published")

    assert "text" not in desk.get(page(reply)).context["adminform"].form.fields
    assert desk.post(page(reply, "delete"), {"post": "yes"}).status_code == 403
    desk.post(pages_of(Reply), {"action": "decline", "_selected_action": [reply.pk]})

    reply.refresh_from_db()
    assert reply.state == "declined"


def test_an_editor_without_the_right_decides_nothing_by_any_door(plain_desk):
    reply = ReplyFactory()

    assert "this reply as it is stored" not in plain_desk.get(page(reply)).content.decode()
    assert plain_desk.post(decide(reply, "publish")).status_code == 403
    plain_desk.post(pages_of(Reply), {"action": "publish", "_selected_action": [reply.pk]})
    response = save(plain_desk, reply, state="published", note="Came by post.")

    assert response.status_code == 302, complaints(response)
    reply.refresh_from_db()
    assert (reply.state, reply.note) == ("received", "Came by post.")
