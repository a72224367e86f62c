"""Findings as a W3C AnnotationCollection, in pages.

The words around a quotation are left out: of many findings of one source together they would be too much of it, and
they may be the words of a finding that is withdrawn later.
"""

import json
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from typing import Any

from django.db.models import Prefetch

from findings import identifiers
from findings.citing.annotation import CONTEXT, Node, annotation
from findings.citing.cited import NAME_OF_ARCHIVE
from findings.citing.reading import cited_findings
from findings.models import Finding, Quotation
from findings.rows import rows

from .kinds import COLLECTION

A_PAGE = 1_000  # annotations
_PAGE = "annotations-{}.jsonld".format


def write_annotations(
    folder: Path, numbers: Sequence[int], home: str, address: str, tell: Callable[[str], object]
) -> None:
    """The collection and its pages. `address` is where the release stands."""
    pages = range(0, len(numbers), A_PAGE)
    for at, start in enumerate(pages, start=1):
        items = _annotations(list(numbers[start : start + A_PAGE]), home)
        _write_page(folder, at, address, items, start, len(pages), len(numbers))
        if at % 10 == 0 or at == len(pages):
            tell(f"{COLLECTION}: {min(start + A_PAGE, len(numbers)):,} of {len(numbers):,} findings written")
    _write_collection(folder, address, len(pages), len(numbers))


def annotations_without(old: Path, new: Path, address: str, gone: Set[str]) -> None:
    """A copy without those of these findings, by the identifiers that people see. Its pages begin where they did."""
    pages = len(list(old.glob(_PAGE("*"))))
    left = [len(_left(old / _PAGE(at), gone)) for at in range(1, pages + 1)]
    for at in range(1, pages + 1):
        items = _left(old / _PAGE(at), gone)
        _write_page(new, at, address, items, sum(left[: at - 1]), pages, sum(left))
    _write_collection(new, address, pages, sum(left))


def _left(page: Path, gone: Set[str]) -> list[Node]:
    return [item for item in json.loads(page.read_bytes())["items"] if _identifier(item) not in gone]


def _identifier(item: Node) -> str:
    return str(item["id"]).rpartition("/")[2].removesuffix(".jsonld")


def _annotations(numbers: list[int], home: str) -> Iterable[Node]:
    quotations = Quotation.objects.with_source().filter(role=Quotation.Role.TAKEN_FROM)
    shown = Finding.objects.published().filter(pk__in=numbers).only("first_published")
    found = {each.pk: each for each in shown.prefetch_related(Prefetch("quotations", quotations))}
    for row, cited in zip(rows(numbers), cited_findings(numbers, home), strict=True):
        finding = found[row.pk or 0]
        finding.quotation.prefix = finding.quotation.suffix = ""
        own = f"{home}/findings/{identifiers.shown(row.public_id)}.jsonld"
        told = annotation(finding, row, cited, home, own)
        del told["@context"]  # that of its page
        yield told


def _write_page(folder: Path, at: int, address: str, items: Iterable[Node], start: int, pages: int, total: int) -> None:
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "id": address + _PAGE(at),
        "type": "AnnotationPage",
        "partOf": {"id": address + COLLECTION, "type": "AnnotationCollection", "total": total},
        "startIndex": start,
    }
    if at > 1:
        told["prev"] = address + _PAGE(at - 1)
    if at < pages:
        told["next"] = address + _PAGE(at + 1)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    head = json.dumps(told, ensure_ascii=False).removesuffix("}")
    (folder / _PAGE(at)).write_text(f'{head}, "items": [\n{lines}\n]}}\n', encoding="utf-8")


def _write_collection(folder: Path, address: str, pages: int, total: int) -> None:
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "id": address + COLLECTION,
        "type": "AnnotationCollection",
        "label": f"{NAME_OF_ARCHIVE}: findings",
        "total": total,
    }
    if pages:
        told |= {"first": address + _PAGE(1), "last": address + _PAGE(pages)}
    (folder / COLLECTION).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
