"""What readers see of findings, part by part, in words: so that what was can be told from what is."""

from collections.abc import Iterator, Sequence

from findings import identifiers
from findings.models import ClaimStatus, Connection, Figure, Finding, Involvement, Quotation, Tagging
from findings.vocabulary import ConnectionKind, Direction, Group, Kind, QuotationRole, Role, State
from sources.dates import date_told
from sources.models import TextVersion
from sources.vocabulary import SourceKind

Shown = dict[str, list[str]]
QUOTATION, SOURCE, ELSEWHERE, PARTIES = "Quotation", "Source", "The same words elsewhere", "People and institutions"
THEMES, FIGURES, CONNECTED, STATUS = "Themes", "Figures", "Connected findings", "Status of the claim"
BATCH = 1000  # findings read at once
REPORTED = ["title", "kind", "byline", "publisher__name", "published_on", "published_precision"]


def seen(findings: Sequence[int]) -> Iterator[tuple[int, Shown]]:
    """What readers see of each of these findings, which they name by primary key. Seven queries for each thousand.

    Where it stands in its text is told by source and page, with who reported it, where and when; the order of themes
    and parties says nothing.
    """
    for start in range(0, len(findings), BATCH):
        numbers = findings[start : start + BATCH]
        shown = dict(_said(numbers))
        for part, what, words in _parts(numbers):
            shown[part][what].append(words)
        for each in shown.values():
            for what in (ELSEWHERE, PARTIES, THEMES, FIGURES, CONNECTED):
                each[what].sort()
        yield from shown.items()


def differences(before: Shown, after: Shown) -> list[dict[str, str]]:
    """What readers would find changed, each with what it was and what it is now.

    A status of the claim that came is no change of what was said: it stands there with its date.
    """
    return [
        {"what": what, "was": "\n".join(was), "now": "\n".join(after[what])}
        for what, was in before.items()
        if was != after[what] and not (what == STATUS and set(was) <= set(after[what]))
    ]


def _said(numbers: Sequence[int]) -> Iterator[tuple[int, Shown]]:
    """What stands in the findings themselves, and room for their parts, in the order in which readers are told."""
    columns = ["pk", "summary", "kind", "retold", "report__title", "groups", "direction", "content_note"]
    rows = Finding.objects.filter(pk__in=numbers).order_by("pk").values_list(*columns)
    for pk, summary, kind, retold, report, groups, direction, note in rows:
        yield (
            pk,
            {
                **{part: [] for part in (QUOTATION, SOURCE, ELSEWHERE)},
                "Summary": [summary],
                "Kind": [str(Kind(kind).label)] if kind else [],
                "Whose words": ["the reporting author’s own, who retells" if retold else "direct words"],
                **{part: [] for part in (PARTIES, THEMES)},
                "Report": [report] if report else [],
                "Affected groups": sorted(str(Group(group).label) for group in groups),
                "Direction": [str(Direction(direction).label)] if direction else [],
                "Content note": [note] if note else [],
                **{part: [] for part in (FIGURES, CONNECTED, STATUS)},
            },
        )


def _parts(numbers: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """Every part of the findings: whose it is, what it is, and its words."""
    of = {"finding__in": numbers}
    text = "text_version__"
    columns = [
        "finding_id",
        "role",
        "text",
        "spans",
        f"{text}page_starts",
        f"{text}page_labels",
        *(f"{text}source__{column}" for column in REPORTED),
    ]
    quoted = Quotation.objects.filter(**of).values_list(*columns)
    for pk, role, words, spans, starts, labels, title, kind, byline, publisher, *published in quoted:
        if role != QuotationRole.TAKEN_FROM:
            yield pk, ELSEWHERE, title
            continue
        page = TextVersion(page_starts=starts, page_labels=labels).page_label_at(spans[0].lower) if starts else ""
        yield pk, QUOTATION, words
        reported = [str(SourceKind(kind).label), byline, publisher, date_told(*published)]
        yield pk, SOURCE, _joined(title, *reported, page and f"page {page}")
    columns = ["finding_id", "role", "person__name", "institution__name", "descriptor"]
    for pk, role, *party in Involvement.objects.filter(**of).values_list(*columns):
        yield pk, PARTIES, f"{Role(role).label.capitalize()}: {_joined(*party)}"
    for pk, theme in Tagging.objects.filter(**of).values_list("finding_id", "theme__name"):
        yield pk, THEMES, theme
    columns = ["finding_id", "as_stated", "value", "unit", "qualifier", "group", "comparator", "base", "period"]
    for pk, stated, value, *rest in Figure.objects.filter(**of).values_list(*columns):
        meant = _joined("" if value is None else format(value.normalize(), "f"), *rest)
        yield pk, FIGURES, f"{stated} ({meant})" if meant else stated
    connections = Connection.objects.filter(from_finding__in=numbers, to_finding__state=State.PUBLISHED)
    columns = ["from_finding_id", "kind", "to_finding__public_id", "note"]
    for pk, kind, other, note in connections.values_list(*columns):
        yield pk, CONNECTED, _joined(f"{ConnectionKind(kind).label} {identifiers.shown(other)}", note)
    for status in ClaimStatus.objects.filter(**of).select_related("body"):
        yield status.finding_id, STATUS, _joined(str(status), status.standard, status.note)


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
