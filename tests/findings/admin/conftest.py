import pytest

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
