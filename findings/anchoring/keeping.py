"""Quotations that stand in an earlier text of their source because somebody decided so: how files tell of them."""

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from findings.models import AnchorQuestion, Quotation
from sources.models import TextVersion

LATER = TextVersion.objects.filter(source=OuterRef("text_version__source"), number__gt=OuterRef("text_version__number"))


def kept_in_earlier_texts(quotations: QuerySet[Quotation]) -> dict[int, int]:
    """By its number, for each quotation left in an earlier text, the number of the latest text. One query."""
    asked = AnchorQuestion.objects.open().filter(quotation=OuterRef("pk"))
    left = quotations.order_by().annotate(latest=Subquery(LATER.order_by("-number").values("number")[:1]))
    return dict(left.filter(~Exists(asked), latest__gt=F("text_version__number")).values_list("pk", "latest"))


def ask_unless_kept(quotation: Quotation, kept: int | None) -> TextVersion | None:
    """Bring a quotation that comes in from a file into question, where its source has a later text than it says.

    `kept` is the number of the latest text that was looked at when it was left where it is. Returns the text in which
    it is to be looked for, if any.
    """
    version = quotation.text_version
    latest = TextVersion.objects.filter(source=version.source_id).order_by("-number").defer("text").first()
    if latest is None or latest.number <= version.number or kept == latest.number:
        return None
    AnchorQuestion.objects.create(
        quotation=quotation,
        text_version=latest,
        from_version=version,
        from_spans=quotation.spans,
        from_text=quotation.text,
    )
    return latest
