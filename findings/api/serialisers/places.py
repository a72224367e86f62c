"""Where records stand in the interface."""

from collections.abc import Callable
from typing import Any

from findings import identifiers
from findings.models import Finding, Institution, Person, Theme
from findings.record_addresses import address
from sources.models import Source

_NOUNS = {Source: "source", Theme: "theme", Person: "person", Institution: "institution"}


def finding_here(finding: Finding) -> str:
    """The address of a finding in the interface."""
    return address("findings:api-finding", identifiers.shown(finding.public_id))


def finding_for_good(finding: Finding) -> str:
    """The address of its page that never changes: it has no words in it."""
    return address("findings:finding-id", identifiers.shown(finding.public_id))


def file_of(form: str) -> Callable[[Finding], str]:
    """The address of a finding as a file of this form."""
    name = f"findings:finding-{form.replace('.', '-')}"
    return lambda finding: address(name, identifiers.shown(finding.public_id))


def record_here(record: Any) -> str:
    """The address in the interface of a source, theme, person or institution."""
    return address(f"findings:api-{_NOUNS[type(record)]}", record.slug)


def page_of(record: Any) -> str:
    """The address of the page of a finding, source, theme, person or institution."""
    if isinstance(record, Finding):
        return record.get_absolute_url()
    noun = _NOUNS[type(record)]
    return address(f"{'sources' if noun == 'source' else 'findings'}:{noun}-detail", record.slug)


def findings_of(parameter: str, slug: str) -> str:
    """The list of the findings that name a record, which is a filter of that name."""
    return f"{address('findings:api-finding-list')}?{parameter}={slug}"
