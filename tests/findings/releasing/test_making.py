"""How releases come to be: whole or not at all, one at a time, and only where something changed."""

import datetime
import hashlib
import json
import os
import zipfile

import pytest
from django.core.management import CommandError
from django.utils import timezone

from findings.correcting import correcting
from findings.merging.deed import merge
from findings.models import Finding
from findings.publishing import publish, withdraw
from findings.releasing import shelf
from findings.releasing.column import field
from findings.releasing.mending import is_due
from findings.releasing.sealing import pack
from findings.releasing.tables import TABLES
from tests.factories import DraftFactory, FindingFactory, InvolvementFactory, PersonFactory, TextVersionFactory
from tests.house.files import ROOT
from tests.released import everything, make, newest

from .child import making

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("step", ["findings: 1 rows read", "Sums: written"])
def test_killed_at_any_step_it_leaves_nothing_that_anybody_sees(empty_shelf, client, step):
    FindingFactory()
    make()
    FindingFactory(summary="A later one.")
    step = step.replace("1 rows", "2 rows")

    with making() as (process, pipe):
        while pipe.recv() != step:
            pipe.send("on")
        if step.startswith("Sums"):
            with pytest.raises(CommandError, match="Another release_data is at work"):
                make()
        process.kill()
        process.join(30)

    left = [path.name for path in empty_shelf.iterdir() if path.name.startswith(".making-")]
    assert len(left) == 1, "it really was at work"
    assert [release.version for release in shelf.releases()] == [f"{timezone.localdate():%Y.%m.%d}"]
    assert left[0] not in client.get("/data/").content.decode()
    assert client.get(f"/data/{left[0]}/findings.csv").status_code == 404
    assert "is made: 2 findings" in make()
    assert not [path for path in empty_shelf.iterdir() if path.name.startswith(".making-")]
    assert len(shelf.releases()) == 2


def test_where_nothing_changed_there_is_no_new_one_unless_it_is_forced(empty_shelf):
    FindingFactory()
    make()
    DraftFactory(summary="Nobody sees this.")
    before = sorted(os.listdir(empty_shelf))

    assert "Nothing changed since the last release" in make()
    assert sorted(os.listdir(empty_shelf)) == before
    assert "is made" in make("--force")
    assert len(shelf.releases()) == 2


def test_a_dry_run_tells_what_would_be_made_and_keeps_nothing(empty_shelf):
    FindingFactory()

    said = make("--dry-run")

    assert "would be made: 1 findings" in said
    assert list(empty_shelf.iterdir()) == []


def test_without_a_place_or_an_address_it_says_what_to_set(settings, tmp_path):
    settings.RELEASES_ROOT = ""
    with pytest.raises(CommandError, match="RELEASES_ROOT is not set"):
        make()
    settings.SITE_ADDRESS = ""
    with pytest.raises(CommandError, match="SITE_ADDRESS is not set"):
        make("--root", str(tmp_path / "elsewhere"))
    settings.SITE_ADDRESS = "https://archive.example.org"
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        make("--root", str(tmp_path / "file"))


def test_the_list_of_changes_has_everything_since_the_release_before(empty_shelf):
    once, kept, gone = FindingFactory(), PersonFactory(slug="kept"), PersonFactory(slug="gone")
    corrected, taken, returned, asked = (FindingFactory() for _ in range(4))
    InvolvementFactory(finding=corrected, role="mentioned", party=gone)
    InvolvementFactory(finding=corrected, role="subject", party=kept)
    withdraw([returned], reason="error")
    make()
    assert "this is the first release" in (newest().path / "CHANGES.md").read_text()

    added = FindingFactory()
    with correcting([once.pk], reason="A word\nwas misspelt."):
        Finding.objects.filter(pk=once.pk).update(summary="Mended.")
    withdraw([taken], reason="legal")
    publish([returned])
    TextVersionFactory(source=asked.source, number=2, text="Other words.")
    merge(kept=kept, gone=gone, reason="The same.")
    make()

    lines = [json.loads(line) for line in (newest().path / "changes.jsonl").read_text().splitlines()]
    found = {(each["change"], each.get("identifier", each.get("slug"))) for each in lines}
    assert found == {
        ("added", added.shown_id),
        ("corrected", once.shown_id),
        ("corrected", corrected.shown_id),
        ("withdrawn", taken.shown_id),
        ("published again", returned.shown_id),
        ("merged", "gone"),
    }
    told = (newest().path / "CHANGES.md").read_text()
    assert f"- {once.shown_id} on {timezone.localdate()}: A word was misspelt." in told
    assert f"- {taken.shown_id} on {timezone.localdate()}: for a legal reason" in told
    assert "- person gone into kept" in told
    assert newest().told["changes"]["added"] == 1
    assert newest().told["before"] == shelf.releases()[1].version


def test_the_newest_edition_is_the_release_and_versions_are_ordered_as_numbers(empty_shelf):
    FindingFactory()
    for _ in range(2):
        make("--force")
    first = shelf.releases()[-1]
    os.rename(shelf.releases()[0].path, empty_shelf / f"{first.version}.10")
    os.mkdir(empty_shelf / f"{first.version}~2")
    for name in os.listdir(first.path):
        os.link(first.path / name, empty_shelf / f"{first.version}~2" / name)

    assert shelf.release_of(first.version).edition == 2
    assert [release.version for release in shelf.releases()] == [f"{first.version}.10", first.version]
    assert shelf.next_version(timezone.localdate()) == f"{first.version}.11"
    make("--mend")
    assert not first.path.exists(), "an earlier edition that was left is cleared away"


def test_a_damaged_release_is_not_offered_and_does_not_hold_up_others(empty_shelf, client):
    finding = FindingFactory()
    for _ in range(3):
        make("--force")
    last, second, first = shelf.releases()
    first.database.write_bytes(first.database.read_bytes()[:5000])
    second.database.unlink()
    withdraw([finding], reason="legal")

    with pytest.raises(CommandError, match=f"Damaged, and not offered any more: {second.version}.*{first.version}"):
        make("--mend")

    assert not is_due(), "the worker does not try for ever"
    assert client.get(f"/data/{last.version}/findings.csv").status_code == 200
    assert client.get(f"/data/{first.version}/findings.csv").status_code == 503
    assert client.get(f"/data/{second.version}/findings.csv").status_code == 404
    assert client.get("/data/").status_code == 200
    make("--take-back", first.version)
    assert client.get(f"/data/{first.version}/").status_code == 410


def test_an_archive_of_nothing_is_released_too(empty_shelf, client):
    make()

    assert newest().told["counts"]["findings"] == 0
    assert newest().files["findings.bib"]["bytes"] == 0
    for name in ["", *newest().files]:
        assert client.get(f"/data/{newest().version}/{name}").status_code == 200, name


def test_packed_files_are_the_same_bytes_each_time(tmp_path):
    (tmp_path / "a.csv").write_text("a\r\n")
    sums = set()
    for number in range(2):
        os.utime(tmp_path / "a.csv", (number, number))
        pack(tmp_path / "a.zip", ["a.csv"], datetime.datetime(2026, 11, 29, 1, 2, 3, tzinfo=datetime.UTC))
        sums.add(hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest())

    assert len(sums) == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.getinfo("a.csv").date_time == (2026, 11, 29, 1, 2, 2)  # ZIP counts in steps of two seconds


def test_every_table_and_heading_is_documented():
    documented = (ROOT / "docs" / "data-format.md").read_text()

    for table in TABLES:
        assert f"`{table.name}.csv`" in documented, table.name
    assert all(column.meaning for table in TABLES for column in table.columns)
    assert field(Finding, "kind").values[0] == "conclusion"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_mended_release_is_what_would_be_made_now_but_for_the_tombstones(empty_shelf, seed):
    found = everything(seed)
    make()
    withdraw(found[:3] + found[5:9], reason="privacy")

    make()

    now, mended = shelf.releases()
    assert mended.edition == 2
    same = [*(f"{table.name}.csv" for table in TABLES if table.name != "tombstones"), "findings.jsonl", "findings.bib"]
    for name in same:
        assert (mended.path / name).read_bytes() == (now.path / name).read_bytes(), name
    pages = [json.loads((release.path / "annotations-1.jsonld").read_bytes())["items"] for release in (mended, now)]
    assert pages[0] == pages[1]
    assert len(pages[0]) == len(found) - 7
