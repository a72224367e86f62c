import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from findings.triggers import refreshed_by
from findings.vocabulary import State
from sources.accounts import account
from sources.refusals import refusal
from sources.shown import shown

from .finding import Finding

KEPT = refusal(
    "correction_is_kept",
    "A correction stays as it was made. Only whether its words are withheld may change; mend a wrong one by another.",
)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def for_readers(self) -> "CorrectionQuerySet":
        """Of findings that have an address: published ones, and withdrawn and held ones, of which no word is shown."""
        return self.filter(finding__state__in=[State.PUBLISHED, State.WITHDRAWN])


class Correction(models.Model):
    """That a finding was changed after readers could see it: when, why, what it said before and what it says now.

    Never altered and never deleted. Where the old words had to go, they are withheld from readers.
    """

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="corrections", help_text="The finding that was corrected."
    )
    made_at = models.DateTimeField(default=timezone.now, help_text="When it was changed.")
    made_by = account("Who changed it; empty for imported corrections. Readers do not see it.")
    reason = models.CharField(max_length=500, help_text="Why it was changed, as readers are told.")
    changes = models.JSONField(help_text="What was changed, each with the words of before and of now, as readers saw.")
    words_withheld = models.BooleanField(
        default=False,
        help_text="Readers see the date and the reason only: for words that must not be repeated.",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="correction_has_a_reason",
                violation_error_message="Say why it was changed: readers are told.",
            ),
        ]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest_first")]
        triggers = [
            *refreshed_by("correction", "SELECT finding_id FROM changed", on=["insert"]),  # what it tells never changes
            pgtrigger.Trigger(
                name="correction_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                # An account that is deleted leaves its corrections behind, without a name.
                func=f"""
                    IF TG_OP = 'DELETE'
                        OR to_jsonb(NEW) - '{{words_withheld,made_by_id}}'::text[]
                            <> to_jsonb(OLD) - '{{words_withheld,made_by_id}}'::text[]
                        OR (NEW.made_by_id IS DISTINCT FROM OLD.made_by_id AND NEW.made_by_id IS NOT NULL) THEN
                        {KEPT}
                    END IF;
                    RETURN NEW;
                """,
            ),
            shown("correction"),
        ]

    def __str__(self) -> str:
        return f"{self.finding.shown_id} corrected on {self.made_at:%d.%m.%Y}: {self.reason}"

    @property
    def shows_words(self) -> bool:
        """Whether readers may see what it was and what it is now."""
        return not self.words_withheld and self.finding.state == State.PUBLISHED and not self.finding.held
