import pgtrigger
from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from findings.vocabulary import AnchorAnswer, AnchorReason, State
from sources.accounts import account
from sources.models import TextVersion
from sources.refusals import refusal
from sources.vocabulary import listed

from .holding import holding
from .quotation import Quotation


class AnchorQuestionQuerySet(models.QuerySet["AnchorQuestion"]):
    def open(self) -> "AnchorQuestionQuerySet":
        """Those that nobody has answered yet."""
        return self.filter(answer="")

    def for_people(self) -> "AnchorQuestionQuerySet":
        """The open ones that wait for an editor: what is withdrawn is seen by nobody, and waits for nothing."""
        return self.open().exclude(quotation__finding__state=State.WITHDRAWN)

    def with_all(self) -> "AnchorQuestionQuerySet":
        """With what a list of them shows, and without whole texts."""
        related = self.select_related(
            "quotation__finding", "quotation__text_version__source", "text_version__source", "from_version"
        )
        return related.defer("quotation__text_version__text", "text_version__text", "from_version__text")


class AnchorQuestion(models.Model):
    """Where does a quotation stand in a newer text of its source? Asked by the database when that text comes.

    While it is open the finding is not shown. Answered, it is kept, and tells where the quotation stood before.
    """

    Why, Answer = AnchorReason, AnchorAnswer

    quotation = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="anchor_questions")
    text_version = models.ForeignKey(
        TextVersion,
        on_delete=models.PROTECT,
        related_name="anchor_questions",
        help_text="The newer text in which the words are looked for.",
    )
    from_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, related_name="+", help_text="The text in which the words stood."
    )
    from_spans = ArrayField(IntegerRangeField(), help_text="Where they stood there.")
    from_text = models.TextField(help_text="The words as they stood there.")
    why = models.CharField(
        max_length=10, choices=AnchorReason, default=AnchorReason.WAITING, help_text="Why a person is asked."
    )
    proposed_spans = ArrayField(
        IntegerRangeField(),
        default=list,
        blank=True,
        help_text="Where in the newer text something like it stands. A suggestion, never more.",
    )
    rule = models.CharField(
        max_length=50, blank=True, help_text="The rules by which it was looked for: “anchor-1, marks-2”."
    )
    asked_at = models.DateTimeField(default=timezone.now, help_text="When the newer text came.")
    answer = models.CharField(
        max_length=10, choices=AnchorAnswer, blank=True, help_text="What became of it; empty while it is open."
    )
    answered_by = account("The editor who answered; nobody where the words moved by themselves.")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="When it was answered.")
    note = models.TextField(blank=True, help_text="The reason given with the answer.")

    objects = AnchorQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = "anchor in question"
        verbose_name_plural = "anchors in question"
        constraints = [
            listed("why", AnchorReason, "anchor_reason_is_known", "Choose one of the listed reasons."),
            listed("answer", AnchorAnswer, "anchor_answer_is_known", "Choose one of the listed answers.", blank=True),
            models.UniqueConstraint(
                fields=["quotation"],
                condition=Q(answer=""),
                name="quotation_is_in_question_once",
                violation_error_message="There is an open question about this quotation already.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="anchor_answer_is_dated",
                violation_error_message="An answer has a time, and a time an answer.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="anchor_answer_is_kept",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=~pgtrigger.Q(old__answer=""),
                func=f"""
                    IF to_jsonb(NEW) - 'answered_by_id' <> to_jsonb(OLD) - 'answered_by_id' THEN
                        {refusal("anchor_answer_is_kept", "A question about an anchor is answered once.")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            *holding(),
        ]

    def __str__(self) -> str:
        return f"{self.quotation.finding.shown_id} in {self.text_version}"

    @property
    def was_published(self) -> bool:
        """Whether readers know the finding, so that a change of its words needs a reason."""
        return self.quotation.finding.first_published is not None
