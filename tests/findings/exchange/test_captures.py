"""What was brought in goes out as plain files and comes back whole: bytes, readings, pages and texts."""

import hashlib
import re
import tracemalloc

import pytest
from django.core.management import call_command
from django.db import transaction

from findings.exchange.exporting import export_archive
from findings.exchange.numbers import Runs
from findings.models import Finding
from sources.accepting import correct
from sources.models import Capture, Extraction, PageLayout, Payload, Source, TextVersion
from tests.factories import CaptureFactory, ExtractionFactory, SourceFactory, TextVersionFactory
from tests.findings.brought import OVER_THE_PAGE, brought, printed, quoted
from tests.sources.admin.bringing import HTML, STORY

from .test_round_trip import bytes_of, empty_the_archive, quiet, rows_of_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(db):
    """A report in PDF with a corrected text, a page from the web, and captures that no text rests on."""
    report = brought(printed(), mend=lambda text: text.replace("parade", "[parade]"))
    correct(report, text=report.text.replace("[parade]", "march"))
    quoted(report.source.texts.get(number=2), OVER_THE_PAGE.replace("parade", "march"))
    page = brought(HTML, name="key.html")
    quoted(page, STORY[2])
    headers = [["Content-Type", "text/html; charset=utf-8"], ["X-Odd", "a: b,\ufeff\t“c” "], ["X-Empty", ""]]
    CaptureFactory(
        body=b"\r\n\xff<html>\x00\r",
        media_type="text/html",
        way="web",
        file_name="",
        address="https://gazette.example/a_b?c=%20",
        final_address="https://gazette.example/é",
        status=200,
        headers=headers,
        warc=b"\x1f\x8bWARC",
        source=page.source,
    )
    ExtractionFactory(capture=CaptureFactory(body=b"Not accepted."))
    awkward = ExtractionFactory(
        text="\ufeffA\u2028b\r\nc", whole_text="x", page_starts=[0, 3], page_labels=["", "iv"], page_numbers=[2, 3]
    )
    TextVersionFactory(
        text="A\ufeff\u2028b",
        capture=awkward.capture,
        extraction=awkward,
        segments=[2, 2, 2],
        page_starts=[0, 3],
        page_labels=["", "iv"],
        page_numbers=[2, 3],
    )
    return report


@pytest.fixture
def files(archive, tmp_path):
    export_archive(tmp_path / "first", quiet)
    return tmp_path / "first"


def one(files, ending):
    """The file of the PDF, or of the one capture that has such a file."""
    pdf = next(files.glob("captures/*.pdf")).stem
    found = sorted(files.glob(f"captures/*{ending}"), key=lambda path: not path.name.startswith(pdf))
    return found[0]


def everything_of_captures():
    """What must come back, but for the numbers of rows."""
    return [
        sorted(Payload.objects.values_list("capture__sha256", "body", "warc", "capture__headers")),
        sorted(PageLayout.objects.values_list("number", "label", "start", "end", "characters", "boxes", "width")),
        sorted(TextVersion.objects.values_list("sha256", "segments", "page_numbers", "ocr_pages", "capture__sha256")),
        sorted(
            Extraction.objects.filter(texts__isnull=False).distinct().values_list("text", "whole_text", "page_labels")
        ),
    ]


def test_captures_readings_and_pages_come_back_whole(tmp_path, take, files, archive, capsys):
    before = everything_of_captures()
    assert len(before[1]) == 3
    empty_the_archive()

    take(files)
    export_archive(tmp_path / "second", quiet)

    assert bytes_of(files) == bytes_of(tmp_path / "second")
    assert everything_of_captures() == before
    assert (Capture.objects.count(), Extraction.objects.count()) == (5, 3)
    assert Capture.objects.get(way="web").source == Source.objects.get(texts__capture__file_name="key.html")
    call_command("verify_anchors")
    assert "2 quotations compared" in capsys.readouterr().out


def test_importing_what_was_brought_in_twice_rewrites_no_row(take, files):
    take(files)
    rows = rows_of_everything()

    assert set(take(files)) == {"unchanged"}
    assert rows_of_everything() == rows


def test_a_dry_run_stores_no_bytes(take, files):
    empty_the_archive()

    assert take(files, dry_run=True)["added"] > 5
    assert not Capture.objects.exists()


def test_bytes_lie_as_plain_files_under_their_digest(files):
    body = printed()
    path = files / "captures" / f"{hashlib.sha256(body).hexdigest()}.pdf"

    assert path.read_bytes() == body
    assert one(files, ".warc.gz").read_bytes() == b"\x1f\x8bWARC"
    assert one(files, ".reading-1.pages.jsonl").read_bytes().count(b"\n") == 3
    assert not list(files.glob("captures/*.reading-2.*"))


ENDINGS = [".pdf", ".html", ".warc.gz", ".reading-1.txt", ".reading-1.whole.txt", ".reading-1.pages.jsonl"]


def test_one_changed_byte_is_refused_with_file_and_sentence(refusals, files):
    for held in [True, False]:
        if not held:
            empty_the_archive()
        for ending in ENDINGS:
            path = one(files, ending)
            body = path.read_bytes()
            at = len(body) // 2
            path.write_bytes(body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :])
            rows = rows_of_everything()

            problems = refusals(files)

            said = f"captures/{path.name} line 1: This file is damaged: its SHA-256 is not the one in captures/"
            assert any(problem.startswith(said) for problem in problems), (ending, problems)
            assert rows_of_everything() == rows
            path.write_bytes(body)


def test_a_missing_file_is_refused(refusals, files):
    empty_the_archive()
    for ending in ENDINGS:
        path = one(files, ending)
        body = path.read_bytes()
        path.unlink()

        problems = refusals(files)

        assert any(f"The file captures/{path.name} is missing" in problem for problem in problems), problems
        assert not Source.objects.exists()
        path.write_bytes(body)


RECORD, TEXTS = "captures/*.yaml", "sources/*/source.yaml"
WRONG = [
    (RECORD, r"\nsize: .*", "\nsize: '3'", "These are not the bytes that the capture speaks of"),
    (RECORD, r"sha256: .", "sha256: z", "The SHA-256 is that of the file"),
    (RECORD, r"\nway: .*", "\nway: dreamt", "“way”"),
    (RECORD, r"pages_sha256: ....", "pages_sha256: abcd", "is damaged"),
    (RECORD, r"pages_sha256: .*", "colour: red", "has no “colour”"),
    (RECORD, r"\n *pages_sha256: .*", "", "it lacks “pages_sha256”"),
    (RECORD, r"page_starts: ", "page_starts: one ", "is whole numbers with spaces"),
    (RECORD, r"page_numbers: .*", "page_numbers: 9-3", "is numbers and runs of numbers"),
    (RECORD, r"- number: .*", "- number: first", "does not speak of this file"),
    (TEXTS, r"reading: .*", "reading: 7", "There is no reading 7"),
    (TEXTS, r"\n *reading: .*", "", "“reading” is missing"),
    (TEXTS, r"segments: 0 0 ", "segments: 0 1 ", "does not agree with its reading"),
    (TEXTS, r"capture: ....", "capture: abcd", "There is no capture"),
    (TEXTS, r" sha256: ....", " sha256: abcd", "This text is damaged"),
]


def test_a_wrong_record_is_refused(refusals, files):
    pdf = next(files.glob("captures/*.pdf")).stem
    empty_the_archive()
    for pattern, old, new, said in WRONG:
        path = next(path for path in sorted(files.glob(pattern)) if pdf in path.name + path.read_text())
        before = path.read_text()
        changed = re.sub(old, new, before, count=1)
        assert changed != before
        path.write_text(changed)

        problems = refusals(files)

        assert any(said in problem for problem in problems), (said, problems)
        assert not Capture.objects.exists()
        path.write_text(before)


def test_what_is_known_of_a_capture_never_changes_but_for_its_source(take, refusals, files):
    take(files)  # which numbers the themes of the factory
    path = next(path for path in files.glob("captures/*.yaml") if "way: web" in path.read_text())
    before = path.read_text()
    path.write_text(before.replace("status: 200", "status: 404"))
    assert any("never changes" in problem for problem in refusals(files))

    slug = next(slug for slug in Source.objects.values_list("slug", flat=True) if slug not in before)
    path.write_text(re.sub("source: .*", f"source: {slug}", before))

    assert take(files)["changed"] == 1
    assert Capture.objects.get(way="web").source.slug == slug


def test_files_of_which_nothing_is_known_are_refused(refusals, files):
    yaml = one(files, ".yaml")
    extra = files / "captures" / f"{yaml.stem}.txt"
    extra.write_bytes(b"?")
    assert any("does not speak of this file" in problem for problem in refusals(files))
    extra.unlink()
    yaml.unlink()

    assert any("What is known of it is missing" in problem for problem in refusals(files))


def test_pages_that_are_not_of_their_reading_are_refused_at_their_line(refusals, files):
    path, yaml = one(files, ".pages.jsonl"), one(files, ".yaml")
    lines = path.read_text().splitlines(keepends=True)
    for spoilt in [
        lines[1].replace('"end":', '"end":9'),
        lines[1].replace('"start":', '"begin":'),
        re.sub('"boxes":"....', '"boxes":"AAAA', lines[1]),
        lines[1].replace('"width":420.0', '"width":NaN'),
        "[]\n",
    ]:
        path.write_text("".join([lines[0], spoilt, lines[2]]))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yaml.write_text(re.sub("pages_sha256: .*", f"pages_sha256: {digest}", yaml.read_text()))
        empty_the_archive()

        assert any(p.startswith(f"captures/{path.name} line 2: This line is no page") for p in refusals(files))


def test_a_replaced_export_keeps_no_capture_that_is_gone(files):
    empty_the_archive()

    export_archive(files, quiet, replace=True)

    assert not (files / "captures").exists()
    assert not Finding.objects.exists()


@pytest.mark.parametrize("numbers", [[], [0], [1, 2, 3], [7, 7, 8, 3, 4, 1], [5, 4, 3]])
def test_runs_say_every_list_of_numbers(numbers):
    field = Runs("page_numbers")
    written = field.write(numbers)

    assert (field.read(written, None) if written else []) == numbers


def test_a_large_capture_is_never_held_whole(tmp_path, take):
    size = 24 * 1024 * 1024
    with transaction.atomic():
        CaptureFactory(body=bytes(range(256)) * (size // 256), media_type="application/pdf")

    assert peak(lambda: export_archive(tmp_path / "files", quiet)) < size
    empty_the_archive()
    assert peak(lambda: take(tmp_path / "files")) < size
    assert Capture.objects.get().size == size


def peak(deed):
    """The most bytes that Python held at once meanwhile."""
    tracemalloc.start()
    deed()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_seeds_and_findings_without_captures_are_written_as_before(db, tmp_path):
    TextVersionFactory(source=SourceFactory(slug="plain"))
    export_archive(tmp_path / "files", quiet)

    assert not (tmp_path / "files" / "captures").exists()
    assert "sha256" not in (tmp_path / "files/sources/plain/source.yaml").read_text()
