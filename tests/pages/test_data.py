"""The pages of releases, and their files as they are sent."""

import hashlib
import json
import re
import sqlite3

import pytest

from findings.models import Correction, Finding
from findings.publishing import publish, withdraw
from findings.releasing import shelf
from tests.factories import (
    CorrectionFactory,
    CoveringFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReplyFactory,
    SourceFactory,
    TextVersionFactory,
)
from tests.released import make, newest

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "xyzzy"


@pytest.fixture
def released(empty_shelf):
    FindingFactory(summary="A summary to be seen.", subjects=[InstitutionFactory()])
    make()
    return newest()


def url(release, name=""):
    return f"/data/{release.version}/{name}"


def body(client, address, **headers):
    return client.get(address, headers=headers).getvalue()


def test_before_the_first_release_the_page_says_that_there_is_none(client, settings):
    for root in ["", settings.RELEASES_ROOT, "/nowhere/at/all"]:
        settings.RELEASES_ROOT = root
        page = client.get("/data/")

        assert page.status_code == 200
        assert "No release has been made yet" in page.content.decode()
        assert client.get("/data/latest/").status_code == 404
        assert client.get("/data/2026.11.29/findings.csv").status_code == 404


def test_the_page_tells_all_of_the_newest_release(client, released):
    page = client.get("/data/").content.decode()

    for name in ["case-archive.zip", "case-archive.sqlite", "findings.jsonl", "findings.bib", "annotations.jsonld"]:
        assert url(released, name) in page
        assert released.files[name]["sha256"] in page
    assert released.told["address"] in page  # how to cite it
    assert "One neutral sentence" in page  # the headings
    assert "1 finding," in page
    assert 'href="/data/"' in client.get("/").content.decode()
    [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data_set = json.loads(told)
    assert (data_set["@type"], data_set["version"]) == ("Dataset", released.version)
    for each in data_set["distribution"]:
        content = body(client, each["contentUrl"].removeprefix("http://testserver"))
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(each["contentSize"]), each["sha256"])
    assert not client.get("/data/").cookies


def test_every_file_is_sent_as_it_is_with_its_sum_as_a_strong_tag(client, released):
    page = client.get(url(released)).content.decode()

    assert set(released.files) == {path.name for path in released.path.iterdir()}
    for name, its in released.files.items():
        assert url(released, name) in page
        response = client.get(url(released, name), headers={"Accept-Encoding": "gzip, br"})
        content = response.getvalue()
        assert content == (released.path / name).read_bytes(), name
        assert response["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"' == f'"{its["sha256"]}"'
        assert response["Content-Length"] == str(len(content))
        assert response["Content-Type"] == its["type"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert not response.cookies
        assert client.get(url(released, name), headers={"If-None-Match": response["ETag"]}).status_code == 304
        head = client.head(url(released, name))
        assert (head["Content-Length"], head["ETag"], head.getvalue()) == (str(len(content)), response["ETag"], b"")


def test_a_transfer_that_broke_off_goes_on_where_it_was(client, released):
    address = url(released, "findings.jsonl")
    whole = client.get(address)
    content = whole.getvalue()
    size = len(content)

    for asked, part in [
        ("0-9", content[:10]),
        ("10-", content[10:]),
        ("-7", content[-7:]),
        (f"5-{size * 2}", content[5:]),
    ]:
        response = client.get(address, headers={"Range": f"bytes={asked}", "If-Range": whole["ETag"]})
        assert (response.status_code, response.getvalue()) == (206, part), asked
        assert response["Content-Length"] == str(len(part))
        assert re.fullmatch(rf"bytes \d+-\d+/{size}", response["Content-Range"])
        assert response["ETag"] == whole["ETag"]
    for asked in ["9-5", f"{size}-", "-0"]:
        response = client.get(address, headers={"Range": f"bytes={asked}"})
        assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{size}"), asked
    for asked in ["bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=" + "9" * 400, "bytes=-", "bytes=²-³"]:
        assert body(client, address, Range=asked) == content, asked
    assert body(client, address, Range="bytes=3-", **{"If-Range": '"another edition"'}) == content


@pytest.mark.parametrize(
    "name",
    [
        "../release.json",
        "..%2Frelease.json",
        "%2e%2e/%2e%2e/etc/passwd",
        "release.json%00",
        "nothing.csv",
        ".",
        "%2F",
        "CHANGES.MD",
    ],
)
def test_no_name_but_that_of_a_file_of_the_release_is_opened(client, released, name):
    (released.path.parent / "release.json").write_text("secret")

    for version in [released.version, "latest", "..", f"{released.version}~1", "2026.13.99", "%2e%2e"]:
        response = client.get(f"/data/{version}/{name}", follow=True)
        assert response.status_code in {404, 400}, version
        assert b"secret" not in response.getvalue()


def test_latest_leads_to_the_newest_release_and_to_its_files(client, released):
    FindingFactory()
    make()

    later = f"{released.version}.2"
    assert newest().version == later
    for name in ["", "findings.csv", "case-archive.zip"]:
        response = client.get(f"/data/latest/{name}")
        assert (response.status_code, response["Location"]) == (302, f"/data/{later}/{name}")
    page = client.get("/data/").content.decode()
    assert f">{later}<" in page
    assert f'href="{url(released)}"' in page
    assert "1 added" in page
    assert client.get(url(released, "findings.csv")).status_code == 200


def taken_out(finding):
    withdraw([finding], reason="legal")


def held(finding):
    old = finding.quotation.text_version
    TextVersionFactory(source=old.source, number=2, text=old.text.replace(SECRET.upper(), "Noth"))


def words_withheld(finding):
    """The words of before are withheld, and others stand there now."""
    Finding.objects.filter(pk=finding.pk).update(summary="Another summary.")
    said = [{"what": "Summary", "was": f"{SECRET} summary", "now": "Another summary."}]
    CorrectionFactory(finding=finding, changes=said, words_withheld=True)


def correction_withheld(finding):
    """A correction whose words the release has is withheld later."""
    Correction.objects.filter(finding=finding).update(words_withheld=True)


def reply_taken_back(finding):
    finding.replies.update(state="declined")


@pytest.mark.parametrize("deed", [taken_out, held, words_withheld, correction_withheld, reply_taken_back])
def test_what_may_no_longer_be_read_is_in_no_file_of_an_earlier_release(client, empty_shelf, deed):
    other = FindingFactory(summary="A summary to be seen.", subjects=[InstitutionFactory()])
    person = PersonFactory(slug=f"{SECRET}-person", name=f"{SECRET} person")
    above = InstitutionFactory(slug=f"{SECRET}-above", name=f"{SECRET} above")
    body_ = InstitutionFactory(slug=f"{SECRET}-body", name=f"{SECRET} body", parent=above)
    finding = FindingFactory(
        words=f"{SECRET.upper()}ONE is here.",
        summary=f"{SECRET} summary",
        speakers=[person],
        subjects=[body_],
        text_version=TextVersionFactory(
            source=SourceFactory(title="Told"), text=f"Seen. {SECRET.upper()}ONE is here. Seen."
        ),
        report=SourceFactory(kind="report", title="Reported"),
    )
    CorrectionFactory(finding=finding, reason=f"{SECRET} reason", changes=[{"what": "x", "was": SECRET, "now": SECRET}])
    ReplyFactory(finding=finding, person=person, text=f"{SECRET} reply", state="published")
    make()
    CorrectionFactory(finding=other, reason="Odd\u2028reason")
    make()
    earlier, later = reversed(shelf.releases())
    before = {name: each["sha256"] for name, each in earlier.files.items()}
    assert SECRET in (earlier.path / "findings.csv").read_text()

    deed(finding)

    for release in (earlier, later):
        for name in release.files:  # at once
            response = client.get(url(release, name))
            assert (response.status_code, response["Cache-Control"]) == (503, "no-store"), name
            assert SECRET not in response.content.decode().lower()
        assert "may no longer be read" in client.get(url(release)).content.decode()

    assert "1 findings and 0 sources that readers may no longer see were taken out" in make("--mend")

    for release in (earlier, later):
        mended = shelf.release_of(release.version)
        assert SECRET not in client.get(url(release)).content.decode().lower()
        for name in mended.files:
            content = body(client, url(release, name))
            assert client.get(url(release, name)).status_code == 200
            assert SECRET.encode() not in content.lower(), name
            if name.endswith((".csv", ".jsonl", ".bib")) and name.startswith("findings"):
                assert other.shown_id.encode() in content, name
        with sqlite3.connect(f"file:{mended.database}?mode=ro", uri=True) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = "SELECT count(*) FROM findings_search WHERE findings_search MATCH ?"
            assert database.execute(found, [f"{SECRET}one OR {SECRET}"]).fetchone() == (0,)
        [amendment] = map(json.loads, (mended.path / "amendments.jsonl").read_text().splitlines())
        assert [each["identifier"] for each in amendment["findings"]] == [finding.shown_id]
        assert mended.path.name == f"{release.version}~2"
        assert not release.path.exists()
    [first, second] = reversed(shelf.releases())
    lines = (second.path / "changes.jsonl").read_text().split("\n")
    assert [json.loads(line)["reason"] for line in lines[:-1]] == ["Odd\u2028reason"]
    [amendment] = map(json.loads, (first.path / "amendments.jsonl").read_text().splitlines())
    recorded = {each["name"]: each["sha256"] for each in amendment["files_before"]}
    assert recorded == {name: sum_ for name, sum_ in before.items() if name in recorded}
    assert "Amended on" in client.get("/data/").content.decode()
    assert "taken out" not in make("--mend"), "it is mended once"
    publish([finding]) if deed is taken_out else None
    assert client.get(url(first, "findings.csv")).status_code == 200


def test_a_source_that_is_withdrawn_goes_too(client, empty_shelf):
    source = SourceFactory(kind="report", title=f"{SECRET} title", publisher=PublisherFactory(name=f"{SECRET} press"))
    CoveringFactory(from_source=FindingFactory().source, to_source=source)
    make()
    assert SECRET in (newest().path / "sources.csv").read_text()

    type(source).objects.filter(pk=source.pk).update(state="withdrawn")

    assert client.get(url(newest(), "sources.csv")).status_code == 503
    assert "0 findings and 1 sources" in make("--mend")
    for name in newest().files:
        assert SECRET.encode() not in body(client, url(newest(), name)).lower(), name
    assert "0 findings, 1 source." in client.get("/data/").content.decode()


def test_a_release_that_was_taken_back_answers_410_and_leads_to_the_newest(client, released):
    FindingFactory()
    make()

    assert "is offered no more" in make("--take-back", released.version)

    for name in ["", "findings.csv", "case-archive.sqlite"]:
        response = client.get(url(released, name))
        assert response.status_code == 410
        assert 'href="/data/latest/"' in response.content.decode()
    assert client.get("/data/latest/").status_code == 302
    assert "taken back" in client.get("/data/").content.decode()
    assert {path.name for path in shelf.release_of(released.version).path.iterdir()} == {
        "release.json",
        "manifest-sha256.txt",
    }
