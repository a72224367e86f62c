"""All tables of a release."""

from . import of_findings, of_names, of_record

_OF_NAMES = [
    of_names.PUBLISHERS,
    of_names.SOURCES,
    of_names.COVERINGS,
    of_names.THEMES,
    of_names.PEOPLE,
    of_names.INSTITUTIONS,
    of_names.FORMER_ADDRESSES,
]
_OF_FINDINGS = [
    of_findings.FINDINGS,
    of_findings.QUOTATIONS,
    of_findings.TAGGINGS,
    of_findings.INVOLVEMENTS,
    of_findings.FIGURES,
    of_findings.CONNECTIONS,
    of_record.CLAIM_STATUSES,
    of_record.CORRECTIONS,
    of_record.REPLIES,
    of_record.TOMBSTONES,
]
TABLES = [*_OF_NAMES, *_OF_FINDINGS]  # those first that others name
AS_READ = [*_OF_FINDINGS, *_OF_NAMES]  # those first that people look for
KEYS = {table.name: table.key[0] for table in TABLES if len(table.key) == 1}
