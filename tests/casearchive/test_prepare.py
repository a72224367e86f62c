"""`python3 -m casearchive.prepare`: the first thing a newcomer meets."""

import ast
import errno
import json
import os
import subprocess
from pathlib import Path

import pytest

from casearchive import prepare
from casearchive.preparing.installing import Packages
from casearchive.preparing.problem import Problem, because_of
from casearchive.preparing.tasks import ROOT, place_of_environment
from casearchive.preparing.virtual import Virtual


@pytest.fixture
def packages(tmp_path):
    """A checkout that needs no packages, and a virtual environment that was filled for developers."""
    for kind in ("local", "dev"):
        (tmp_path / f"requirements-{kind}.txt").write_text(f"# {kind}\n")
    packages = Packages(tmp_path, Virtual(tmp_path / "environment"))
    packages.virtual.python.parent.mkdir(parents=True)
    packages.virtual.python.touch()
    return stamped(packages, "dev")


def stamped(packages, kind):
    packages.stamp.write_text(json.dumps(packages._description(kind)))
    return packages


def test_it_can_be_read_by_an_old_python():
    ast.parse(Path(prepare.__file__).read_text(), feature_version=(3, 4))


def test_an_old_python_is_named_with_the_remedy():
    assert "Python 3.9 (python3) is too old; the archive needs 3.11 to 3.13" in prepare.complaint((3, 9, 2))
    assert "apt install python3" in prepare.complaint((3, 9, 2))


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 13, 0), (3, 14, 0)])
def test_a_new_python_is_welcome(version):
    assert prepare.complaint(version) == ""


@pytest.mark.parametrize("arguments", [[], ["dance"]])
def test_a_task_it_does_not_know_is_answered_with_those_it_knows(arguments, capsys):
    assert prepare.main(arguments) == 2
    assert "run|editor|db|manage|test|bench|check|fix" in capsys.readouterr().err


def test_what_is_installed_is_not_installed_again(packages, monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)  # nothing may be started

    packages.ensure("dev")


def test_the_packages_for_developers_are_enough_to_run(packages):
    assert packages.suffice_for("local")


def test_the_packages_to_run_are_not_enough_for_developers(packages):
    assert not stamped(packages, "local").suffice_for("dev")


def test_who_measures_keeps_the_packages_of_developers(packages):
    assert not packages.suffice_for("bench")
    (packages.root / "requirements-bench.txt").write_text("# bench\n")
    assert stamped(packages, "bench").suffice_for("dev")


def test_a_changed_lock_file_asks_for_an_installation(packages):
    (packages.root / "requirements-dev.txt").write_text("# changed\n")

    assert not packages.suffice_for("local")


def test_an_interrupted_installation_is_not_taken_for_a_whole_one(packages):
    packages.stamp.unlink()

    assert not packages.suffice_for("local")


def test_a_moved_environment_is_not_taken_for_a_working_one(packages, tmp_path):
    packages.virtual.directory.rename(tmp_path / "moved")

    assert not Packages(tmp_path, Virtual(tmp_path / "moved")).suffice_for("local")


def test_a_new_checkout_is_prepared_from_nothing(tmp_path):
    (tmp_path / "requirements-local.txt").write_text("# nothing\n")
    packages = Packages(tmp_path, Virtual(tmp_path / "a new environment"))

    packages.ensure("local")

    assert packages.virtual.works()
    assert packages.suffice_for("local")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_the_environment_of_another_user_is_refused_with_the_remedy(packages):
    packages.stamp.unlink()
    os.chown(packages.virtual.directory, 65534, 65534)

    with pytest.raises(Problem, match=r"belongs to nobody.*VENV="):
        packages.ensure("local")


def test_a_directory_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").touch()

    with pytest.raises(Problem, match="not a virtual environment"):
        Packages(tmp_path, Virtual(tmp_path)).ensure("local")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only disk"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "could not be written"),
    ],
)
def test_trouble_with_the_disk_is_one_plain_sentence(number, words):
    problem = because_of(OSError(number, os.strerror(number)), Path("/here/.venv"))

    assert words in str(problem)
    assert "/here/.venv" in str(problem)


def test_the_place_of_the_environment_can_be_chosen(monkeypatch):
    monkeypatch.setenv("VENV", "elsewhere")
    assert place_of_environment() == ROOT / "elsewhere"

    monkeypatch.delenv("VENV")
    assert place_of_environment() == ROOT / ".venv"
