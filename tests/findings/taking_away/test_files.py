"""What a list is as a file."""

import csv
import datetime
import io
import json

import openpyxl
import pytest
from django.db import connection
from django.utils import timezone

from findings.taking_away import taken
from findings.taking_away.columns import COLUMNS, OF_THE_LIST
from findings.taking_away.workbook import workbook
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReplyFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.house.files import ROOT

pytestmark = pytest.mark.django_db


def rows(client, query=""):
    return list(csv.DictReader(io.StringIO(client.get(f"/findings/export.csv{query}").getvalue().decode())))


def objects(client, query=""):
    return [*map(json.loads, client.get(f"/findings/export.jsonl{query}").getvalue().decode().splitlines())]


@pytest.fixture
def finding():
    source = SourceFactory(
        slug="gazette-1",
        title="Keys lost",
        byline="Ida Invented",
        publisher=PublisherFactory(name="Toytown Gazette"),
        published_on="2023-03-01",
        published_precision="month",
        licence="open-government-licence",
        address="https://gazette.example/keys",
        reference="Issue 7",
    )
    made = FindingFactory(
        words="=1+1 keys were lost, “all” of them.",
        text_version=TextVersionFactory(source=source, text="Told: =1+1 keys were lost, “all” of them."),
        summary="+Keys were lost.",
        themes=[ThemeFactory(name="Keys"), ThemeFactory(name="Loss", content_note="Keys are lost in it.")],
        speakers=[PersonFactory(name="Otto Nobody")],
        bodies=[InstitutionFactory(name="Nowhere Review", kind="review")],
    )
    CorrectionFactory(finding=made, made_at="2024-05-06T07:08:09Z")
    ClaimStatusFactory(finding=made, status="alleged")
    ReplyFactory(finding=made, text="@We found them.", descriptor="A locksmith", state="published")
    return made


def test_a_line_has_all_that_a_reader_needs_to_quote_it(client, finding):
    [row] = rows(client)

    assert list(row) == [each.name for each in [*COLUMNS, *OF_THE_LIST]]
    assert list(row)[:3] == ["identifier", "address", "source_address"]
    assert row["identifier"] == finding.shown_id
    assert row["address"] == f"http://testserver/findings/{finding.shown_id}"
    assert client.get(row["address"], follow=True).redirect_chain == [(finding.get_absolute_url(), 301)]
    assert client.get(row["source_address"]).status_code == 200
    expected = {
        "original_address": "https://gazette.example/keys",
        "voice": "quoted",
        "speakers": "Otto Nobody",
        "finding_bodies": "Nowhere Review",
        "themes": "Keys; Loss",
        "content_notes": "Keys are lost in it.",
        "claim_status": "alleged",
        "source_title": "Keys lost",
        "byline": "Ida Invented",
        "publisher": "Toytown Gazette",
        "reference": "Issue 7",
        "source_date": "2023-03",
        "first_published": f"{finding.first_published.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "corrected": "2024-05-06T07:08:09Z",
        "licence": "open-government-licence",
    }
    assert {name: row[name] for name in expected} == expected
    assert "Open Government Licence" in row["licence_note"]
    assert "We found them." in row["replies"]


def test_no_cell_begins_like_a_formula_and_json_has_the_words_as_they_are(client, finding):
    [row], (_, told) = rows(client), objects(client)

    assert row["quotation"] == "'=1+1 keys were lost, “all” of them."
    assert row["summary"] == "'+Keys were lost."
    assert not [cell for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert told["quotation"] == "=1+1 keys were lost, “all” of them."
    assert told["themes"] == ["Keys", "Loss"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_every_sign_that_begins_a_formula_is_guarded(client, sign):
    FindingFactory(text_version=TextVersionFactory(source=SourceFactory(title=f"{sign}HYPERLINK()")))

    assert rows(client)[0]["source_title"] == f"'{sign}HYPERLINK()"


def test_the_file_says_which_list_it_is_and_of_when(client, finding):
    response = client.get("/findings/export.csv?theme=" + finding.themes[0].slug)
    [row] = csv.DictReader(io.StringIO(response.getvalue().decode()))

    address = f"http://testserver/findings/?theme={finding.themes[0].slug}"
    today = timezone.localdate().isoformat()
    assert (row["list_address"], row["list_taken_on"], row["list_findings"]) == (address, today, "1")
    assert f'<{address}>; rel="collection"' in response["Link"]
    assert response["Content-Disposition"] == f'attachment; filename="case-archive-{today}.csv"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    about = objects(client, f"?theme={finding.themes[0].slug}")[0]
    assert (about["address"], about["taken_on"], about["findings"]) == (address, today, 1)
    assert "belong to those who published them" in about["licence_note"]


def test_excel_gets_its_mark_where_it_is_asked_for(client, finding):
    assert client.get("/findings/export.csv?bom=1").getvalue().startswith(b"\xef\xbb\xbfidentifier,")
    assert client.get("/findings/export.csv").getvalue().startswith(b"identifier,")


def test_a_list_of_nothing_is_headings_alone(client, db):
    assert rows(client) == []
    assert objects(client)[0]["findings"] == 0
    workbook = openpyxl.load_workbook(io.BytesIO(client.get("/findings/export.xlsx").getvalue()))
    assert workbook["Findings"].max_row == 1


@pytest.mark.parametrize("exit_", ["export.csv", "export.jsonl", "export.xlsx", "feed.atom", "feed.json"])
def test_what_is_not_understood_is_told_in_plain_text(client, finding, exit_):
    response = client.get(f"/findings/{exit_}?theme=nonsense&since=soon")

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Theme:" in response.content.decode()
    assert "ETag" not in response or "page-" not in response["ETag"]


def test_batches_follow_each_other_in_the_order_of_the_list(client, toytown, monkeypatch):
    whole = [row["identifier"] for row in rows(client, "?sort=oldest")]

    monkeypatch.setattr(taken, "FIRST", 2)
    monkeypatch.setattr(taken, "OTHERS", 3)

    assert [row["identifier"] for row in rows(client, "?sort=oldest")] == whole
    assert len(whole) == 12


def test_what_is_withdrawn_while_a_file_is_sent_is_in_no_later_batch(client, toytown, monkeypatch):
    from findings.publishing import withdraw

    monkeypatch.setattr(taken, "FIRST", 2)
    monkeypatch.setattr(taken, "OTHERS", 3)
    response = client.get("/findings/export.jsonl?sort=oldest")
    seen = response.streaming_content
    begun = next(seen).decode()
    gone = next(each for each in toytown if each.shown_id not in begun)

    withdraw([gone], reason="legal")

    assert gone.shown_id not in begun + b"".join(seen).decode()


def test_each_batch_is_bounded_as_the_questions_of_pages_are(client, toytown, settings):
    settings.STATEMENT_TIMEOUT = 1
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")

    client.get("/findings/export.csv").getvalue()

    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("1s",)


def test_a_workbook_opens_and_holds_no_formula(client, finding):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/findings/export.xlsx").getvalue()))

    headings, [*cells] = [[cell.value for cell in row] for row in book["Findings"]]
    row = dict(zip(headings, cells, strict=True))
    assert book.sheetnames == ["Findings", "About"]
    assert row["quotation"] == "=1+1 keys were lost, “all” of them."
    assert {cell.data_type for line in book["Findings"] for cell in line} <= {"s", "n", "inlineStr"}
    assert [cell.value for cell in book["About"][1]] == ["List", "http://testserver/findings/"]


def test_a_workbook_takes_any_words(db):
    odd = "a\x00\x0b<b>&amp;\ud7ff \n " + "x" * 40_000

    book = openpyxl.load_workbook(io.BytesIO(b"".join(workbook([("Odd", [[odd, None, ""]])]))))

    told = book["Odd"]["A1"].value
    assert told.startswith("a<b>&amp;\ud7ff \n xxx")
    assert len(told) == 32_767
    assert told.endswith("…")


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch):
    from findings.taking_away import workbook as module

    monkeypatch.setattr(module, "MOST_ROWS", 3)

    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(workbook([("Long", [[str(n)] for n in range(7)]), ("Last", [])])))
    )

    assert [[row[0].value for row in book[name]] for name in ["Long", "Long 2", "Long 3"]] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]
    assert book.sheetnames[-1] == "Last"


def test_every_heading_is_documented():
    documented = (ROOT / "docs" / "data-format.md").read_text()

    for column in [*COLUMNS, *OF_THE_LIST]:
        assert f"| `{column.name}` | {column.meaning}" in documented
