"""What stands in a text: the words of published findings, and those that readers may not see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length

from findings import identifiers
from findings.models import Quotation
from findings.models.finding_queryset import readable
from findings.vocabulary import State
from sources.models import TextVersion
from sources.passages import Span, parted

from .spans import joined

SHORTEST = 20  # code points of a passage that is looked for elsewhere: shorter ones stand in other places by chance


@dataclass(slots=True)
class Quoted:
    """A quotation of a published finding, and how many code points of context are shown before and after it."""

    finding: int
    shown_id: str
    spans: tuple[Span, ...]
    before: int
    after: int

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def quoted_in(version: TextVersion) -> list[Quoted]:
    """The quotations of published findings in this text, in its order. One query."""
    rows = Quotation.objects.filter(readable("finding__"), text_version=version).order_by("spans", "-role", "pk")
    columns: list[Any] = ["finding", "finding__public_id", "spans", Length("prefix"), Length("suffix")]
    return [
        Quoted(finding, identifiers.shown(public_id), tuple((s.lower, s.upper) for s in spans), before, after)
        for finding, public_id, spans, before, after in rows.values_list(*columns)
    ]


def barred_in(version: TextVersion, text: str) -> list[Span]:
    """Where words of withdrawn and held findings stand, excerpted in whichever text of the source. One query."""
    hidden = Q(finding__state=State.WITHDRAWN) | Q(finding__state=State.PUBLISHED, finding__held=True)
    rows = Quotation.objects.filter(hidden, text_version__source=version.source_id).order_by()
    found: list[Span] = []
    for of_version, spans, words in rows.values_list("text_version", "spans", "text"):
        if of_version == version.pk:
            found += [(span.lower, span.upper) for span in spans]
        for passage in parted(words, (span.upper - span.lower for span in spans)):
            found += _places_of(passage, text)
    return joined(found)


def _places_of(passage: str, text: str) -> list[Span]:
    if len(passage) < SHORTEST:
        return []
    places, at = [], text.find(passage)
    while at >= 0:
        places.append((at, at + len(passage)))
        at = text.find(passage, at + 1)
    return places
