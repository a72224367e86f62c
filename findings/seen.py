"""What readers see of findings, part by part, in words: so that what was can be told from what is."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch

from findings.models import ClaimStatus, Connection, Finding
from findings.vocabulary import State

Shown = dict[str, list[str]]
QUOTATION, STATUS = "Quotation", "Status of the claim"
BATCH = 1000  # findings read at once


def seen(findings: Sequence[int]) -> Iterator[tuple[int, Shown]]:
    """What readers see of each of these findings, which they name by primary key. Constant queries for each thousand.

    Where it stands in its text is told by source and page; the order of themes and parties says nothing.
    """
    for start in range(0, len(findings), BATCH):
        for finding in _loaded(findings[start : start + BATCH]):
            yield finding.pk, _shown(finding)


def differences(before: Shown, after: Shown) -> list[dict[str, str]]:
    """What readers would find changed, each with what it was and what it is now.

    A status of the claim that came is no change of what was said: it stands there with its date.
    """
    return [
        {"what": what, "was": "\n".join(was), "now": "\n".join(after[what])}
        for what, was in before.items()
        if was != after[what] and not (what == STATUS and set(was) <= set(after[what]))
    ]


def _loaded(numbers: Sequence[int]) -> list[Finding]:
    connections = Connection.objects.filter(to_finding__state=State.PUBLISHED).select_related("to_finding")
    whole = Finding.objects.filter(pk__in=numbers).for_list().order_by("pk")
    return list(
        whole.prefetch_related(
            "figures",
            Prefetch("connections", connections),
            Prefetch("statuses", ClaimStatus.objects.select_related("body")),
        )
    )


def _shown(finding: Finding) -> Shown:
    quotation, source = finding.quotation, finding.source
    page = f", page {quotation.page}" if quotation and quotation.page else ""
    return {
        QUOTATION: [quotation.text] if quotation else [],
        "Source": [f"{source}{page}"] if source else [],
        "The same words elsewhere": sorted(
            str(other.text_version.source) for other in finding.quotations.all() if other != quotation
        ),
        "Summary": [finding.summary],
        "Kind": [finding.get_kind_display()],
        "Whose words": ["the reporting author’s own, who retells" if finding.retold else "direct words"],
        "People and institutions": sorted(
            f"{involvement.get_role_display().capitalize()}: {_party(involvement)}"
            for involvement in finding.involvements.all()
        ),
        "Themes": sorted(theme.name for theme in finding.themes),
        "Report": [str(finding.report)] if finding.report else [],
        "Affected groups": sorted(finding.group_labels),
        "Direction": [finding.get_direction_display()] if finding.direction else [],
        "Content note": [finding.content_note] if finding.content_note else [],
        "Figures": sorted(_figure(figure) for figure in finding.figures.all()),
        "Connected findings": sorted(
            _joined(f"{connection.get_kind_display()} {connection.to_finding.shown_id}", connection.note)
            for connection in finding.connections.all()
        ),
        STATUS: [_joined(str(status), status.standard, status.note) for status in finding.statuses.all()],
    }


def _party(involvement) -> str:  # type: ignore[no-untyped-def]
    return _joined(str(involvement.party or ""), involvement.descriptor)


def _figure(figure) -> str:  # type: ignore[no-untyped-def]
    value = "" if figure.value is None else format(figure.value.normalize(), "f")
    stated = _joined(value, figure.unit, figure.qualifier, figure.group, figure.comparator, figure.base, figure.period)
    return f"{figure.as_stated} ({stated})" if stated else figure.as_stated


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
