"""Settings are safe or nothing starts; what is missing altogether stands in tests/casearchive/test_environment.py."""

import os
import subprocess
import sys

import pytest

from .files import ROOT

PUBLIC = {
    "LOCAL": "false",
    "DEBUG": "false",
    "SECRET_KEY": "not-a-secret-of-toytown-but-long-enough-and-of-many-different-characters-1234567890",
    "ALLOWED_HOSTS": "archive.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://archive.example.org",
    "DATABASE_URL": "postgres://archive@localhost/archive",
}


def archive(*arguments, **changes):
    """Run a command as on a public server, with nothing else in the environment; returns its exit code and words."""
    environment = {"PATH": os.environ["PATH"], **PUBLIC, **changes}
    command = [sys.executable, "-m", "casearchive", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_settings_of_a_public_server_give_no_cause_for_warning():
    code, said = archive("check", "--deploy", "--fail-level", "WARNING")

    assert code == 0, said
    assert "no issues" in said


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "sqlite:///archive.sqlite3", "DATABASE_URL must name a PostgreSQL database"),
        ("DATABASE_URL", "mysql://archive@localhost/archive", "DATABASE_URL must name a PostgreSQL database"),
        ("DEBUG", "true", "It is allowed only with LOCAL=true"),
        ("DATABASE_URL", "archive", "DATABASE_URL must name a PostgreSQL database"),
        ("DEBUG", "perhaps", "DEBUG is “perhaps”. Set it to true or false"),
        ("SECURITY_CONTACT", "keys@toytown.example", "SECURITY_CONTACT begins with mailto:, https:// or tel:"),
        ("CARD_FONT", "/nowhere/letters.ttf", "CARD_FONT names no file: /nowhere/letters.ttf"),
        ("LOCAL", "", "no issues"),
    ],
)
def test_what_is_unsafe_is_refused_in_one_sentence(name, value, sentence):
    _, said = archive("check", **{name: value})

    assert sentence in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_what_is_refused_does_not_start():
    code, _ = archive("check", DEBUG="true")

    assert code == 1


def test_a_weak_key_is_a_warning():
    code, said = archive("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY="short")

    assert code != 0
    assert "security.W009" in said
