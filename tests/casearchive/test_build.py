"""An installation is told from another by whatever its pages are made of."""

import pytest

from casearchive import build


@pytest.fixture
def fingerprint(tmp_path, monkeypatch, settings):
    """The fingerprint of a small installation, which the test may change."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>Toytown</p>")
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    monkeypatch.setattr(build, "ROOT", tmp_path)
    return build.fingerprint.__wrapped__


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("templates/page.html", "<p>Toytown.</p>"),
        ("templates/more.html", ""),
        ("findings/views.py", "pass"),
        ("static/staticfiles.json", "{}"),
    ],
)
def test_another_file_is_another_installation(fingerprint, tmp_path, file, text):
    before = fingerprint()
    (tmp_path / file).parent.mkdir(exist_ok=True)

    (tmp_path / file).write_text(text)

    assert fingerprint() != before


def test_another_package_is_another_installation(fingerprint, monkeypatch):
    before = fingerprint()

    monkeypatch.setattr(build, "distributions", list)

    assert fingerprint() != before


def test_the_same_files_are_the_same_installation_whenever_they_were_written(fingerprint, tmp_path):
    before = fingerprint()
    text = (tmp_path / "templates" / "page.html").read_text()
    (tmp_path / "templates" / "page.html").write_text(text)
    (tmp_path / "templates" / "notes.swp").write_text("Not shown.")

    assert fingerprint() == before
