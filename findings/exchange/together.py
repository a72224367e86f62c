"""New findings of files taken in many at a time, as long as nothing is wrong with any of them."""

from collections.abc import Iterable, Sequence

from findings.anchoring.keeping import ask_unless_kept, left_behind
from findings.loading.loading import load
from findings.loading.newcomer import Newcomer
from findings.models import Finding, Quotation
from findings.publishing import settle
from sources.models import TextVersion

from .applying import built, check, check_keys, fill, sync_parts, values
from .entries import ENTRIES, take_entries
from .fields import Lookup
from .forms import FINDING, Form
from .placing import parts_of, read_kept, read_quotation
from .reading import Record

AT_ONCE = 500  # records: if one is refused, so many are looked at one by one to find it
OTHER_KEYS = ["quotations", "connections", *ENTRIES]
QUOTATION = Form(Quotation, [])
LOADED = {"themes": "taggings", "involved": "involvements", "figures": "figures"}  # part of a record, part of a finding


def identifiers_of(records: Iterable[Record], find: Lookup) -> list[str]:
    """The stored form of the identifier of each record; empty where it has none that can be read."""
    key = FINDING.key
    return [values(Form(Finding, [key]), record, find)[key] for record in records]


def take_together(records: Sequence[Record], find: Lookup) -> tuple[list[Finding], set[TextVersion]]:
    """Write the findings of these records, of which the archive has none yet.

    Returns them, with the texts in which quotations of earlier texts are to be looked for. Raises Problem or
    DatabaseError where anything is wrong with one of them; which one, the caller finds by taking each alone.
    """
    newcomers = [_newcomer(record, find) for record in records]
    load(newcomers)
    newer = set()
    superseded = left_behind(q.text_version_id for newcomer in newcomers for q in newcomer.quotations)
    for record, newcomer in zip(records, newcomers, strict=True):
        kept = map(read_kept, parts_of(record, "quotations"))
        for quotation, number in zip(newcomer.quotations, kept, strict=True):
            if quotation.text_version_id in superseded and (version := ask_unless_kept(quotation, number)):
                newer.add(version)
        for key in FINDING.parts.keys() - LOADED.keys() & record.keys():
            sync_parts(newcomer.finding, record, key, FINDING.parts[key], find)
        take_entries(newcomer.finding, record, find)
    settle()
    return [newcomer.finding for newcomer in newcomers], newer


def _newcomer(record: Record, find: Lookup) -> Newcomer:
    check_keys(FINDING, record, *OTHER_KEYS)
    finding = Finding()
    fill(finding, values(FINDING, record, find))
    check(finding, record, FINDING)
    newcomer = Newcomer(finding)
    for part in parts_of(record, "quotations"):
        read_kept(part)
        newcomer.quotations.append(read_quotation(part, find))
        check(newcomer.quotations[-1], part, QUOTATION)
    for key, name in LOADED.items():
        form = FINDING.parts[key]
        for position, part in enumerate(parts_of(record, key, form.short)):
            row = built(form, part, find)
            row.position = position  # type: ignore[attr-defined]
            check(row, part, form)
            getattr(newcomer, name).append(row)
    return newcomer
