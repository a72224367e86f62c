"""Which findings show a person, an institution, a theme, a source, or the publisher of one."""

from contextlib import AbstractContextManager
from typing import Any

from django.db.models import Model, Q

from findings.correcting import correcting
from findings.models import Finding, Institution, Person, Theme
from findings.rights import PUBLISH
from sources.models import Publisher, Source

REFUSAL = "Readers see this beside published findings. Ask a reviewer to change it."


class InFindings:
    """The name of a record beside findings that readers have seen. Each of them is corrected with it."""

    def __init__(self, findings: list[int]) -> None:
        self.findings = findings

    def refusal(self, user: Any) -> str:
        """What readers see is changed only by those who may publish."""
        return "" if user.has_perm(PUBLISH) else REFUSAL

    def corrected(self, *, reason: str, by: Any) -> AbstractContextManager[Any]:
        return correcting(self.findings, reason=reason, by=by)


def shown_in_findings(record: Model, **kwargs: Any) -> InFindings | None:
    """How findings that were ever published show the name of the record; None where none does."""
    if (named := _naming(record)) is None:
        return None
    seen = Finding.objects.filter(named, first_published__isnull=False)
    numbers = list(seen.order_by("pk").values_list("pk", flat=True).distinct())
    return InFindings(numbers) if numbers else None


def _naming(record: Model) -> Q | None:
    if isinstance(record, Person):
        return Q(involvements__person=record.pk)
    if isinstance(record, Institution):
        return Q(involvements__institution=record.pk) | Q(statuses__body=record.pk)
    if isinstance(record, Theme):
        return Q(taggings__theme=record.pk)
    if isinstance(record, Source):
        return Q(quotations__text_version__source=record.pk) | Q(report=record.pk)
    if isinstance(record, Publisher):
        return Q(quotations__text_version__source__publisher=record.pk)
    return None
