import pytest

from casearchive.editors import give_role, make_roles
from tests.factories import EditorFactory


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Nobody attacks these accounts, and the slow hash is Django's, not ours to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(db):
    return EditorFactory(username="toytown-editor")


@pytest.fixture
def desk(client, editor):
    """A browser in which an editor with all rights is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def door(client, request):
    """A browser in which somebody of that role is logged in, and their account."""
    make_roles()

    def enter(who):
        if who == "anonymous":
            return client, None
        account = EditorFactory(username=who.replace(" ", "-"), is_superuser=who.startswith("superuser"))
        if (role := who.split()[0]) in {"editor", "reviewer", "administrator"}:
            give_role(account, role)
        client.force_login(account)
        return client, account

    return enter
