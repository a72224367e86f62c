"""Imports flow one way: casearchive → findings → sources → nothing of ours."""

import pytest

from .files import APPS, ROOT, files
from .imports import imported

MAY_IMPORT = {
    "casearchive": {"casearchive", "findings", "sources"},
    "findings": {"findings", "sources"},
    "sources": {"sources"},
}


def trespasses(app, root=ROOT):
    """Each file of the app that names a package it may not know, with that package."""
    forbidden = {*APPS, "tests"} - MAY_IMPORT[app]
    return {
        f"{path} knows {package}"
        for path in files(app, root=root)
        if path.suffix == ".py"
        for package in imported(path, root) & forbidden
    }


@pytest.mark.parametrize("app", APPS)
def test_no_file_imports_against_the_stream(app):
    assert trespasses(app) == set()


@pytest.mark.parametrize(
    "line",
    [
        "import findings",
        "import os, findings.models as records",
        "from findings.models import Finding",
        "from ..findings import models",
        "def later():\n    from findings import search",
        "owner = models.ForeignKey('findings.Finding', models.CASCADE)",
        "finder = import_module('findings.search')",
        "from tests.factories import SourceFactory",
        "from casearchive import environment",
    ],
)
def test_every_way_of_importing_is_seen(tmp_path, line):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "trespasser.py").write_text(line)

    [found] = trespasses("sources", root=tmp_path)

    assert found.startswith("sources/trespasser.py knows ")


def test_a_migration_that_needs_another_apps_is_seen(tmp_path):
    directory = tmp_path / "sources" / "migrations"
    directory.mkdir(parents=True)
    (directory / "0002_more.py").write_text("class Migration:\n    dependencies = [('findings', '0001_rules')]")

    assert trespasses("sources", root=tmp_path) == {"sources/migrations/0002_more.py knows findings"}


def test_what_is_allowed_is_no_trespass(tmp_path):
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "citing.py").write_text("from sources.models import Source\nfrom . import search\n")

    assert trespasses("findings", root=tmp_path) == set()
