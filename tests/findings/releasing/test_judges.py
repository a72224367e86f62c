"""Independent readers accept every file of a release, and find in it what the database holds."""

import csv
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from decimal import Decimal

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings import models
from findings.models import Finding, Institution, Person
from findings.releasing.cells import as_it_was, guarded
from findings.releasing.column import Column
from findings.releasing.tables import TABLES
from sources.models import Publisher, Source
from tests.pages.test_annotation import check
from tests.released import everything, make, newest

pytestmark = pytest.mark.django_db(transaction=True)


def rows(folder, name):
    """A table as its description says it is to be read."""
    table = next(table for table in TABLES if table.name == name)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            {column.name: as_it_was(column, row[column.name]) for column in table.columns}
            for row in csv.DictReader(file)
        ]


def test_each_judge_accepts_its_file(empty_shelf, client):
    found = everything()
    make()
    folder = newest().path
    total = client.get("/findings/").context["total"]

    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"], cwd=folder, check=True)
    listed = {line.split("  ")[1] for line in (folder / "manifest-sha256.txt").read_text().splitlines()}
    assert listed == {path.name for path in folder.iterdir()} - {"manifest-sha256.txt"}

    import frictionless  # here, since it takes a second

    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["path", "rowNumber", "fieldNumber", "type", "message"])
    assert [task.stats["rows"] for task in report.tasks if task.name == "findings"] == [total]

    with closing(sqlite3.connect(f"file:{folder / 'case-archive.sqlite'}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM findings").fetchone() == (total,) == (len(found),)
        search = "SELECT count(*) FROM findings_search JOIN findings ON number = findings_search.rowid"
        search += " WHERE findings_search MATCH 'quotation: lost'"
        assert database.execute(search).fetchone() == (total,)
        assert {type(value) for (value,) in database.execute("SELECT value FROM figures WHERE value = 0.1")} <= {float}

    library = bibtexparser.parse_string((folder / "findings.bib").read_text())
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} == {f"finding-{each.shown_id}" for each in found}

    with zipfile.ZipFile(folder / "case-archive.zip") as packed:
        assert packed.testzip() is None
        assert {"datapackage.json", "README.txt", "CHANGES.md", "findings.csv"} <= set(packed.namelist())
        for name in packed.namelist():
            assert packed.read(name) == (folder / name).read_bytes()


def test_the_annotations_are_a_collection_of_pages_by_the_model_of_the_w3c(empty_shelf, monkeypatch):
    found = everything()
    monkeypatch.setattr("findings.releasing.annotations.A_PAGE", 5)
    make()
    folder, address = newest().path, newest().told["address"]

    collection = json.loads((folder / "annotations.jsonld").read_bytes())
    pages = [json.loads((folder / f"annotations-{n}.jsonld").read_bytes()) for n in (1, 2, 3)]

    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(found))
    assert (collection["first"], collection["last"]) == (pages[0]["id"], pages[2]["id"])
    assert [page["type"] for page in pages] == ["AnnotationPage"] * 3
    assert [page["startIndex"] for page in pages] == [0, 5, 10]
    assert [page.get("next") for page in pages] == [pages[1]["id"], pages[2]["id"], None]
    assert [page.get("prev") for page in pages] == [None, pages[0]["id"], pages[1]["id"]]
    assert {page["partOf"]["id"] for page in pages} == {collection["id"]} == {f"{address}annotations.jsonld"}
    items = [item for page in pages for item in page["items"]]
    for item in items:
        check({"@context": "http://www.w3.org/ns/anno.jsonld", **item})
    assert {item["id"] for item in items} == {f"http://testserver/findings/{each.shown_id}.jsonld" for each in found}
    quotes = {item["id"]: item["target"][0]["selector"][0] for item in items}
    for each in found:
        quote = quotes[f"http://testserver/findings/{each.shown_id}.jsonld"]
        assert quote == {"type": "TextQuoteSelector", "exact": each.quotation.text}, "without the words around it"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables_and_lines_hold_what_the_database_holds(empty_shelf, client, seed):
    everything(seed)
    make()
    folder = newest().path
    published = Finding.objects.published()

    words = {row["identifier"]: (row["summary"], row["quotation"]) for row in rows(folder, "findings")}
    assert words == {each.shown_id: (each.summary, each.quotation.text) for each in published}
    lines = [json.loads(line) for line in (folder / "findings.jsonl").read_text().split("\n")[:-1]]
    assert lines[0]["findings"] == len(lines) - 1 == client.get("/findings/").context["total"]
    assert {line["identifier"]: (line["summary"], line["quotation"]) for line in lines[1:]} == words
    parts = {
        "quotations": models.Quotation.objects,
        "taggings": models.Tagging.objects,
        "involvements": models.Involvement.objects,
        "figures": models.Figure.objects,
        "claim_statuses": models.ClaimStatus.objects,
        "corrections": models.Correction.objects,
        "replies": models.Reply.objects.published(),
    }
    of = {"finding__in": published}
    assert {name: len(rows(folder, name)) for name in parts} == {
        name: part.filter(**of).count() for name, part in parts.items()
    }
    figures = {
        (each.finding.shown_id, each.unit, each.group, each.value) for each in models.Figure.objects.filter(**of)
    }
    told = rows(folder, "figures")
    assert figures == {
        (row["finding"], row["unit"], row["group"], Decimal(row["value"]) if row["value"] else None) for row in told
    }
    assert [row["text"] for row in rows(folder, "replies")] == [each.text for each in models.Reply.objects.published()]
    for name, records in [
        ("people", Person.objects.published()),
        ("institutions", Institution.objects.published()),
        ("themes", models.Theme.objects.all()),
        ("sources", Source.objects.published()),
        ("publishers", Publisher.objects.filter(sources__state="published")),
    ]:
        called = "title" if name == "sources" else "name"
        told = {row["slug"]: row[called] for row in rows(folder, name)}
        assert told == {record.slug: getattr(record, called) for record in records}, name
    [stone] = rows(folder, "tombstones")
    assert stone["reason"] == "error"
    assert b"Hidden" not in b"".join(path.read_bytes() for path in folder.iterdir())


@given(st.text())
def test_a_cell_is_never_a_formula_and_says_what_it_said(words):
    column = Column("free", "", "", free=True)
    cell = guarded(words)

    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}
    assert as_it_was(column, cell) == words
