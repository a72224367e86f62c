"""Why a finding matches where neither its quotation nor its summary holds the words: by the names that stand on it."""

from collections.abc import Iterable, Iterator, Sequence

from findings import search
from findings.asking.tree import Node
from findings.models import Finding


def explain_matches(findings: Sequence[Finding], tree: Node | None) -> None:
    """Give each finding its `reasons`: “theme Forensics, also called rape kits”; none where its words show it.

    At most one query, however many findings.
    """
    unexplained = [finding for finding in findings if tree is not None and not _shows(finding)]
    named = {finding.pk: list(_names(finding)) for finding in unexplained}
    sought = {name for names in named.values() for _, _, name in names}
    found = search.names_among(sought, tree) if sought else set()
    for finding in findings:
        first: dict[tuple[str, str], str] = {}
        for noun, name, form in named.get(finding.pk, []):
            if form in found:
                first.setdefault((noun, name), form)
        finding.reasons = [_told(*record, form) for record, form in first.items()]  # type: ignore[attr-defined]


def _shows(finding: Finding) -> bool:
    return any(is_match for _, is_match in [*(finding.hits or []), *(finding.summary_hits or [])])


def _names(finding: Finding) -> Iterator[tuple[str, str, str]]:
    for theme in finding.themes:
        yield from _forms("theme", theme.name, theme.aliases)
    for involvement in finding.involvements.all():
        role = involvement.get_role_display()
        if involvement.party is not None:
            yield from _forms(role, involvement.party.name, involvement.party.aliases)
        if involvement.descriptor:
            yield role, involvement.descriptor, involvement.descriptor


def _forms(noun: str, name: str, aliases: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for form in [name, *aliases]:
        yield noun, name, form


def _told(noun: str, name: str, form: str) -> str:
    return f"{noun} {name}" if form == name else f"{noun} {name}, also called “{form}”"
