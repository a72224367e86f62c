"""A reply is printed as it came; what became of a claim is said with who decided it."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from findings.models import Reply
from findings.replying import decline_replies, publish_replies
from tests.factories import ClaimStatusFactory, EditorFactory, InstitutionFactory, PersonFactory, ReplyFactory
from tests.refusing import refused

pytestmark = pytest.mark.django_db


def test_whoever_may_publish_decides_on_a_reply():
    reply, editor = ReplyFactory(), EditorFactory(is_superuser=False)
    with pytest.raises(PermissionDenied):
        publish_replies([reply], by=editor)

    editor.user_permissions.add(Permission.objects.get(codename="publish_finding"))
    editor = type(editor).objects.get(pk=editor.pk)

    assert publish_replies([reply], by=editor) == 1
    assert publish_replies([reply], by=editor) == 0
    reply.refresh_from_db()
    assert (reply.state, reply.decided_by) == ("published", editor)
    assert reply.decided_at


def test_a_reply_that_was_decided_on_stays_as_it_was_received():
    reply = ReplyFactory()
    Reply.objects.filter(pk=reply.pk).update(text="A slip of the pen was mended.")
    publish_replies([reply], by=EditorFactory())

    for change in [
        {"text": "Other words."},
        {"received_on": "2020-01-01"},
        {"person": PersonFactory()},
        {"descriptor": "x"},
        {"state": "received", "decided_at": None},
    ]:
        with refused("reply_once_decided_is_kept", "stays as it was received"):
            Reply.objects.filter(pk=reply.pk).update(**change)
    with refused("reply_once_decided_is_kept"):
        reply.delete()


def test_a_published_reply_can_be_taken_from_readers():
    reply = ReplyFactory(state="published")

    assert decline_replies([reply], by=EditorFactory()) == 1
    assert not Reply.objects.published().exists()


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        ("reply_says_whose", {"person": None}),
        ("reply_has_words", {"text": ""}),
        ("reply_state_is_known", {"state": "lost"}),
        ("reply_is_decided_once_at_a_time", {"state": "published", "decided_at": None}),
    ],
)
def test_a_reply_that_says_too_little_is_refused(rule, made):
    with refused(rule):
        ReplyFactory(**made)


def test_a_reply_is_of_one_party_and_entered_once():
    with refused("reply_is_of_one_party"):
        ReplyFactory(institution=InstitutionFactory())
    first = ReplyFactory()
    with refused("reply_is_entered_once"):
        ReplyFactory(finding=first.finding, person=first.person)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        ("decision_has_a_deciding_body", {"status": "upheld"}),
        ("claim_status_is_known", {"status": "rumoured"}),
        ("claim_status_date_fits_its_precision", {"decided_on": "2021-05-04", "decided_precision": "month"}),
        ("claim_status_precision_is_known", {"decided_precision": "hour"}),
    ],
)
def test_a_status_that_cannot_be_is_refused(rule, made):
    with refused(rule):
        ClaimStatusFactory(**made)


def test_a_status_says_who_decided_and_when():
    body = InstitutionFactory(name="Toytown Panel")
    status = ClaimStatusFactory(status="upheld", body=body, decided_on="2021-05-01", decided_precision="month")
    status.refresh_from_db()

    assert str(status) == "upheld, Toytown Panel, May 2021"
