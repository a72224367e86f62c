"""The whole archive written as files, in the one form that an import gives back byte for byte."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from findings.anchoring.keeping import kept_in_earlier_texts
from findings.models import Finding, Institution, Person, Quotation, Theme
from sources.models import Capture, Publisher, Source

from . import layout
from .applying import describe
from .captures import write_captures
from .entries import ENTRIES, written_entries
from .forms import CONNECTION, FINDING, INSTITUTION, PERSON, PUBLISHER, SOURCE, THEME
from .placing import written_quotation
from .texts import written_text
from .writing import written, written_list


def export_archive(directory: Path, progress: Callable[[str], object] = print, *, replace: bool = False) -> None:
    """Write everything, drafts too, to `directory`, as it is at one moment.

    Raises FileExistsError where the directory holds something, unless `replace`: then the files of the format are
    replaced, and others stay.
    """
    if directory.exists() and any(directory.iterdir()) and not replace:
        raise FileExistsError(f"{directory} is not empty.")
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".export-") as temporary:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            _write(Path(temporary), progress)
        _move(Path(temporary), directory)


def _write(directory: Path, progress: Callable[[str], object]) -> None:
    lists = [
        (Theme.objects.select_related("parent").prefetch_related("former_addresses").in_tree_order(), THEME),
        (Publisher.objects.order_by("slug"), PUBLISHER),
        (Person.objects.prefetch_related("former_addresses").order_by("slug"), PERSON),
        (
            Institution.objects.select_related("parent", "publisher")
            .prefetch_related("former_addresses")
            .order_by("slug"),
            INSTITUTION,
        ),
    ]
    for (name, _), (records, form) in zip(layout.LISTS, lists, strict=True):
        _put(directory / name, written_list(describe(form, record) for record in records))
        progress(f"{name}: {len(records)} records written")
    numbers = write_captures(directory)
    progress(f"{layout.CAPTURES}: {Capture.objects.count()} captures written")
    parts = ["covers", "texts", "former_addresses"]
    for source in Source.objects.select_related("publisher").prefetch_related(*parts).order_by("slug"):
        folder = directory / layout.SOURCES / source.slug
        texts = list(source.texts.select_related("capture").order_by("number"))
        record = describe(SOURCE, source)
        if texts:
            record["texts"] = [written_text(version, numbers) for version in texts]
        _put(folder / layout.SOURCE_FILE, written(record))
        for version in texts:
            _put(folder / layout.text_file(version.number), version.text)
        number = _write_findings(folder / layout.FINDINGS_FILE, _findings_of(source))
        progress(f"sources/{source.slug}: {len(texts)} texts and {number} findings written")
    taken = Finding.objects.filter(quotations__role="taken-from").values("pk")
    _write_findings(directory / layout.FINDINGS_FILE, list(_whole(Finding.objects.exclude(pk__in=taken))))


def _findings_of(source: Source) -> list[Finding]:
    taken = _whole(Finding.objects.filter(quotations__role="taken-from", quotations__text_version__source=source))
    return sorted(
        taken, key=lambda f: (f.quotation.text_version.number, f.quotation.start, f.quotation.end, f.public_id)
    )


def _whole(findings):  # type: ignore[no-untyped-def]
    parts = ["figures", "connections__to_finding", "statuses__body", "statuses__source", "replaced_by"]
    entries = ["corrections", "removals", "replies__person", "replies__institution"]
    return findings.with_parts().prefetch_related(*parts, *entries).order_by("public_id")


def _write_findings(path: Path, findings: list[Finding]) -> int:
    if findings:
        kept = kept_in_earlier_texts(Quotation.objects.filter(finding__in=[finding.pk for finding in findings]))
        _put(path, written_list(_finding_record(finding, kept) for finding in findings))
    return len(findings)


def _finding_record(finding: Finding, kept: dict[int, int]) -> dict[str, Any]:
    record = describe(FINDING, finding)
    parts: dict[str, list[dict[str, Any]]] = {
        key: [_part(describe(form, part), form.short) for part in getattr(finding, form.related).all()]
        for key, form in FINDING.parts.items()
    }
    parts["quotations"] = [written_quotation(each, kept.get(each.pk)) for each in finding.quotations.all()]
    parts["connections"] = [describe(CONNECTION, connection) for connection in finding.connections.all()]
    parts |= written_entries(finding)
    order = ["themes", "involved", "quotations", "figures", "connections", "statuses", *ENTRIES]
    return {**record, **{key: parts[key] for key in order if parts[key]}}


def _part(record: dict[str, Any], short: str) -> Any:
    return record[short] if set(record) == {short} else record


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _move(written_to: Path, directory: Path) -> None:
    directory.mkdir(exist_ok=True)
    for name in [*(name for name, _ in layout.LISTS), layout.FINDINGS_FILE]:
        (directory / name).unlink(missing_ok=True)
    for name in [layout.CAPTURES, layout.SOURCES]:
        shutil.rmtree(directory / name, ignore_errors=True)
    for path in written_to.iterdir():
        shutil.move(path, directory / path.name)
