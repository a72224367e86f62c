"""What every test finds: a local archive, a database of its own, a browser where the machine has one."""

import fcntl
import itertools
import os
import shutil

import django
import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase, override_settings
from whitenoise import WhiteNoise  # type: ignore[import-untyped,unused-ignore]

from tests.emptying import empty

os.environ.setdefault("LOCAL", "true")
os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"  # here, as pyproject.toml would be heard too early
# Playwright's loop runs in the thread of the test, which makes Django believe the test itself is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
django.setup()  # here too: a `pytest tests/findings` reads that directory's conftest.py next, which imports models

# The same examples in every run, so that a change is judged by itself; and no test fails for being slow. Whoever looks
# for new examples says `make test ARGS="--hypothesis-profile=exploring"`.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("exploring", deadline=None)
hypothesis.settings.load_profile("repeatable")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_CHROMIUM = "There is no Chromium on this machine; on Debian: sudo apt install chromium"
LONG = ("cluster", "browser")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    """Skip the journeys, saying why, where nobody could make them; put first what takes longest."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if not CHROMIUM and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
    items.sort(key=lambda item: [bool(item.get_closest_marker(mark)) for mark in LONG], reverse=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium instead of one that would have to be downloaded."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*QUIET, *as_root]}


@pytest.fixture(scope="session")
def browser(browser):
    """Closed with the database connection made while it ran, which nobody finds after Playwright’s loop has ended."""
    yield browser
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A test database of this run alone: two runs in one checkout would otherwise drop each other's.

    Runs that come later number theirs; the number is free again, and its leftovers reused, when the process is gone.
    """
    settings.LOCAL_DIR.mkdir(parents=True, exist_ok=True)
    for number in itertools.count():
        file = (settings.LOCAL_DIR / f"tests-{number}.lock").open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            continue
        break
    database = connections.databases["default"]
    name = database["TEST"]["NAME"] or f"test_{database['NAME']}"
    database["TEST"]["NAME"] = f"{name}_{number}" if number else name
    with file:
        yield


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests():
    """After a test with a live server, or with transactions of its own, the tables are emptied in our quicker way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty())
        yield


@pytest.fixture(autouse=True, scope="session")
def static_files_are_looked_for_once():
    """Each test's browser makes the middleware anew, which reads through the folder of static files every time."""
    look, found = WhiteNoise.update_files_dictionary, {}

    def remember(middleware, root, prefix):
        if (root, prefix) not in found:
            others, middleware.files = middleware.files, {}
            look(middleware, root, prefix)
            found[root, prefix], middleware.files = middleware.files, others
        middleware.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", remember)
        yield


@pytest.fixture(autouse=True, scope="session")
def quick_passwords():
    """Nobody attacks these accounts, and the slow hash is Django's, not ours to test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True, scope="session")
def unbounded_asking():
    """All tests ask from one address, more often than any visitor may."""
    with override_settings(API_RATE=""):
        yield


@pytest.fixture(autouse=True, scope="session")
def plain_static_files():
    """Static files by their plain names: hashed ones would have to be collected before each run.

    For the whole session: a page that a browser still asks for between two tests would otherwise find out how they are
    named while that changes, and leave it so.
    """
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True, scope="session")
def releases_of_tests_alone(tmp_path_factory):
    """An empty place for releases: nobody's own are read, or added to."""
    with override_settings(RELEASES_ROOT=str(tmp_path_factory.mktemp("releases")), SITE_ADDRESS="http://testserver"):
        yield


@pytest.fixture
def empty_shelf(settings, tmp_path):
    """A directory of this test alone in which releases are kept."""
    settings.RELEASES_ROOT = str(tmp_path / "releases")
    return tmp_path / "releases"
