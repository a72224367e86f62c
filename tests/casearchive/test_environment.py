"""What the environment is asked, and how it is refused."""

import os
import subprocess
import sys
from unittest.mock import Mock

import pytest
from django.core.exceptions import ImproperlyConfigured

from casearchive import __main__ as entrance
from casearchive.environment import ROOT, directory, kept_secret, required

PUBLIC = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "archive.example.org",
    "DATABASE_URL": "postgres://archive@localhost/archive",
}


@pytest.mark.parametrize("missing", PUBLIC)
def test_in_public_a_missing_variable_ends_the_start_with_the_remedy(missing):
    environment = {name: value for name, value in os.environ.items() if name not in ("LOCAL", "DATABASE_URL")}
    environment |= {**PUBLIC, missing: ""}

    done = subprocess.run(
        [sys.executable, "-c", "import casearchive.settings"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert f"{missing} is not set" in done.stderr
    assert done.returncode == 1


def test_what_the_environment_lacks_is_said_without_a_traceback(monkeypatch):
    refusal = ImproperlyConfigured("ALLOWED_HOSTS is not set. Export it.")
    monkeypatch.setattr(entrance, "execute_from_command_line", Mock(side_effect=refusal))

    with pytest.raises(SystemExit, match="ALLOWED_HOSTS is not set"):
        entrance.main(["check"])


def test_a_variable_left_empty_counts_as_missing(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not set"):
        required("DATABASE_URL")


def test_a_relative_directory_counts_from_the_checkout(monkeypatch):
    monkeypatch.setenv("LOCAL_DIR", "elsewhere")

    assert directory("LOCAL_DIR", ROOT) == ROOT / "elsewhere"


def test_the_local_key_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "secret-key"

    key = kept_secret(path)

    assert len(key) >= 50
    assert kept_secret(path) == key
    assert path.stat().st_mode & 0o077 == 0


def test_a_key_that_cannot_be_kept_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match=r"could not be kept in .*Set LOCAL_DIR"):
        kept_secret(tmp_path / "file" / "secret-key")
