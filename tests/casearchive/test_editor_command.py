"""`manage.py editor`."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
GOOD = "a boat in the reeds"


@pytest.fixture
def editor(monkeypatch):
    """Makes an account as a script would."""

    def make(*arguments, password=GOOD):
        monkeypatch.setenv("EDITOR_PASSWORD", password)
        out = StringIO()
        call_command("editor", *arguments, stdout=out)
        return out.getvalue()

    return make


def account(name):
    return get_user_model().objects.get(username=name)


def test_an_editor_may_enter_and_edit(editor):
    assert "Made the account anna" in editor("--name", "anna")

    anna = account("anna")
    assert anna.is_staff
    assert not anna.is_superuser
    assert anna.check_password(GOOD)
    assert anna.has_perms(["findings.add_finding", "findings.change_finding", "sources.view_source"])


def test_an_editor_may_not_delete_what_has_a_lasting_address_nor_touch_accounts(editor):
    editor("--name", "anna")

    anna = account("anna")
    assert not anna.has_perm("findings.delete_finding")
    assert not anna.has_perm("sources.delete_source")
    assert not anna.has_perm("casearchive.change_editor")


def test_a_chief_may_do_everything(editor):
    editor("--name", "chief", "--chief")

    assert account("chief").is_superuser


def test_a_second_time_it_changes_the_password_and_keeps_the_rights(editor):
    editor("--name", "chief", "--chief")

    assert "Changed the account chief" in editor("--name", "chief", password="another boat, other reeds")

    assert account("chief").check_password("another boat, other reeds")
    assert account("chief").is_superuser


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("anna", "short", "too short"),
        ("anna", "password1234", "too common"),
        ("annabelle.smith", "annabelle.smith", "similar"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(editor, name, password, reason):
    with pytest.raises(CommandError, match=f"No account was made.*{reason}"):
        editor("--name", name, password=password)

    assert not get_user_model().objects.exists()


def test_a_name_that_is_none_is_refused(editor):
    with pytest.raises(CommandError, match="Enter a valid username"):
        editor("--name", "an na")


def test_without_a_terminal_it_says_how_to_answer(editor, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())

    with pytest.raises(CommandError, match="--name and the password in EDITOR_PASSWORD"):
        editor("--name", "anna", password="")


@pytest.mark.parametrize(
    ("role", "publishes", "makes_accounts"),
    [("editor", False, False), ("reviewer", True, False), ("administrator", True, True)],
)
def test_a_role_decides_what_an_account_may_do(editor, role, publishes, makes_accounts):
    editor("--name", "anna", "--role", role)

    anna = account("anna")
    assert anna.has_perms(["findings.change_finding", "sources.change_source"])
    assert anna.has_perm("findings.publish_finding") == publishes
    assert anna.has_perm("casearchive.change_editor") == makes_accounts
    assert not anna.is_superuser


def test_an_account_has_one_role_and_keeps_it_with_a_new_password(editor):
    editor("--name", "anna", "--role", "reviewer")
    assert "is a reviewer" in editor("--name", "anna", password="another boat, other reeds")
    assert account("anna").has_perm("findings.publish_finding")

    editor("--name", "anna", "--role", "editor")

    assert list(account("anna").groups.values_list("name", flat=True)) == ["Editors"]


def test_the_roles_are_made_once_and_brought_up_to_date():
    out = StringIO()
    call_command("roles", stdout=out)
    held = {group.name: set(group.permissions.all()) for group in Group.objects.all()}
    Group.objects.get(name="Editors").permissions.add(Permission.objects.get(codename="publish_finding"))

    call_command("roles", stdout=StringIO())

    assert "Reviewers: writes, publishes what others wrote, and shows sources to readers." in out.getvalue()
    assert {group.name: set(group.permissions.all()) for group in Group.objects.all()} == held
    assert set(held) == {"Editors", "Reviewers", "Administrators"}


def test_nobody_has_a_right_to_what_the_database_remembers(editor):
    editor("--name", "anna", "--role", "administrator")

    assert not any("event" in right for right in account("anna").get_all_permissions())
