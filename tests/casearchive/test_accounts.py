"""An administrator gives out accounts, and cannot give out more than administrators have."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from casearchive.editors import give_role, make_roles
from tests.factories import EditorFactory
from tests.findings.admin.filling import page, pages_of

pytestmark = pytest.mark.django_db
Editor = get_user_model()
GOOD = "a boat in the reeds"


@pytest.fixture
def administrator(client):
    make_roles()
    account = EditorFactory(username="administrator", is_superuser=False)
    give_role(account, "administrator")
    client.force_login(account)
    client.account = account
    return client


def form_of(account):
    """What the page of the account sends as it stands."""
    return {
        "username": account.username,
        "is_active": "on",
        "is_staff": "on",
        "date_joined_0": f"{account.date_joined:%Y-%m-%d}",
        "date_joined_1": f"{account.date_joined:%H:%M:%S}",
    }


def test_an_administrator_makes_an_account_and_gives_it_a_role(administrator):
    administrator.post(
        pages_of(Editor, "add"),
        {
            "username": "anna",
            "usable_password": "true",
            "password1": "a boat in the reeds",
            "password2": "a boat in the reeds",
        },
    )
    anna = Editor.objects.get(username="anna")

    administrator.post(page(anna), {**form_of(anna), "groups": [Group.objects.get(name="Reviewers").pk]})

    assert Editor.objects.get(username="anna").has_perm("findings.publish_finding")


@pytest.mark.parametrize("whose", ["their own", "another"])
def test_an_administrator_makes_nobody_able_to_do_everything(administrator, whose):
    account = administrator.account if whose == "their own" else EditorFactory(is_superuser=False)
    rights = Permission.objects.filter(codename__in=["delete_source", "delete_editor"])

    response = administrator.post(
        page(account),
        {
            **form_of(account),
            "first_name": "Ida",
            "is_superuser": "on",
            "user_permissions": [right.pk for right in rights],
        },
    )

    assert response.status_code == 302
    account = Editor.objects.get(pk=account.pk)
    assert account.first_name == "Ida"
    assert not account.is_superuser
    assert not account.user_permissions.exists()


def test_an_administrator_touches_no_account_that_may_do_everything(administrator):
    chief = EditorFactory()
    before = Editor.objects.filter(pk=chief.pk).values().get()
    new = "another boat in the reeds"

    answers = [
        administrator.post(page(chief), {"username": "mine", "is_active": ""}),
        administrator.post(f"/admin/casearchive/editor/{chief.pk}/password/", {"password1": new, "password2": new}),
        administrator.post(page(chief, "delete"), {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Editor.objects.filter(pk=chief.pk).values().get() == before


def test_an_administrator_changes_no_role(administrator):
    group = Group.objects.get(name="Editors")

    assert administrator.post(f"/admin/auth/group/{group.pk}/change/", {"name": "Editors"}).status_code == 403
