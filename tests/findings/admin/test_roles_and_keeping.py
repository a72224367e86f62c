"""What nobody deletes, whatever role they have; and that nobody raises themself above all rights."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from findings.models import Correction
from tests.factories import EditorFactory, MergeFactory, RemovalFactory, TaggingBatchFactory
from tests.findings.admin.filling import page, pages_of
from tests.findings.admin.test_roles import EVERYBODY, OTHERS
from tests.findings.admin.test_roles_at_other_doors import archive, setting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_deletes_a_log_or_what_findings_stand_on(door, who):
    browser, account = door(who)
    finding = setting("", "published", account if who.endswith("own") else None)
    kept = [
        finding,
        finding.editing,
        finding.quotation,
        finding.source,
        finding.quotation.text_version,
        finding.themes[0],
        finding.speakers[0].person,
        Correction.objects.get(),
        MergeFactory(),
        TaggingBatchFactory(),
        RemovalFactory(),
    ]
    before = archive()

    for record in kept:
        browser.post(page(record, "delete"), {"post": "yes"})
        sent = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [record.pk], "post": "yes"}
        browser.post(pages_of(type(record)), sent)

    assert archive() == before
    for record in kept:
        assert type(record)._default_manager.filter(pk=record.pk).exists()


@pytest.mark.parametrize("who", sorted(OTHERS | {"editor other"}))
def test_nobody_raises_themself_above_all_rights(door, who):
    browser, account = door(who)

    browser.post(page(account), {
        "username": account.username, "is_superuser": "on", "is_staff": "on", "is_active": "on",
        "date_joined_0": "2026-01-01", "date_joined_1": "00:00:00", "user_permissions": [1, 2, 3],
    })  # fmt: skip

    account.refresh_from_db()
    assert account.is_superuser == who.startswith("superuser")
    assert who.startswith("superuser") or not account.user_permissions.exists()


def test_an_administrator_changes_no_account_that_may_do_everything(door):
    browser, _ = door("administrator other")
    chief = EditorFactory(username="chief")

    for address in [page(chief), f"/admin/casearchive/editor/{chief.pk}/password/", page(chief, "delete")]:
        answer = browser.post(address, {"username": "mine", "password1": "x", "password2": "x", "post": "yes"})
        assert answer.status_code == 403

    chief.refresh_from_db()
    assert chief.username == "chief"
