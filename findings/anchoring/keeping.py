"""Quotations of earlier texts: those left there on purpose, those that files bring in, and those nobody asked about."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from findings.models import AnchorQuestion, Quotation
from sources.models import TextVersion

LATER = TextVersion.objects.filter(source=OuterRef("text_version__source"), number__gt=OuterRef("text_version__number"))
LATEST = LATER.order_by("-number")


def kept_in_earlier_texts(quotations: QuerySet[Quotation]) -> dict[int, int]:
    """By its number, for each quotation left in an earlier text, the number of the latest text. One query."""
    asked = AnchorQuestion.objects.open().filter(quotation=OuterRef("pk"))
    left = quotations.order_by().annotate(latest=Subquery(LATEST.values("number")[:1]))
    return dict(left.filter(~Exists(asked), latest__gt=F("text_version__number")).values_list("pk", "latest"))


def ask_unless_kept(quotation: Quotation, kept: int | None) -> TextVersion | None:
    """Bring a quotation that comes in from a file into question, where its source has a later text than it says.

    `kept` is the number of the latest text that was looked at when it was left where it is. Returns the text in which
    it is to be looked for, if any.
    """
    version = quotation.text_version
    latest = TextVersion.objects.filter(source=version.source_id).order_by("-number").defer("text").first()
    if latest is None or latest.number <= version.number:
        return None
    question = _question(quotation, latest.pk)
    if kept == latest.number:
        question.answer, question.answered_at = AnchorQuestion.Answer.KEPT, timezone.now()
        question.note = "As the files say that were imported."
    question.save()
    return None if question.answer else latest


def left_behind(versions: Iterable[int]) -> set[int]:
    """Those of the text versions, by number, whose source has a later text. One query."""
    later = TextVersion.objects.filter(source=OuterRef("source"), number__gt=OuterRef("number"))
    return set(TextVersion.objects.filter(Exists(later), pk__in=set(versions)).values_list("pk", flat=True))


def ask_where_nobody_asked() -> int:
    """Bring into question what stands in an earlier text, and was never asked about for the latest; how many.

    These were there before questions were asked, or were saved in the very moment in which the later text came.
    """
    asked = AnchorQuestion.objects.filter(quotation=OuterRef("pk"), text_version=OuterRef("latest"))
    open_ = AnchorQuestion.objects.open().filter(quotation=OuterRef("pk"))
    found = Quotation.objects.annotate(latest=Subquery(LATEST.values("pk")[:1])).filter(latest__isnull=False)
    unasked = found.filter(~Exists(asked), ~Exists(open_)).order_by("pk")
    latest = dict(unasked.values_list("pk", "latest"))
    questions = [_question(quotation, latest[quotation.pk]) for quotation in Quotation.objects.filter(pk__in=latest)]
    return len(AnchorQuestion.objects.bulk_create(questions))


def _question(quotation: Quotation, latest: int) -> AnchorQuestion:
    return AnchorQuestion(
        quotation=quotation,
        text_version_id=latest,
        from_version_id=quotation.text_version_id,
        from_spans=quotation.spans,
        from_text=quotation.text,
    )
