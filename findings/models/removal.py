import pgtrigger
from django.db import models
from django.db.models import F, Q

from findings.vocabulary import Reason
from sources.models import Source
from sources.refusals import refusal
from sources.shown import shown
from sources.vocabulary import listed

from .finding import Finding

KEPT = refusal("removal_is_kept", "The log of removals follows the findings by itself: it is not changed by hand.")
UNTRUE = refusal("removal_follows_its_finding", "This finding was not withdrawn then, or not for this reason.")

# The source says nothing of the person where the fault was the archive’s or the source’s own.
SOURCE_MAY_BE_NAMED = {Reason.ERROR, Reason.SOURCE, Reason.DUPLICATE}


class Removal(models.Model):
    """That a finding was taken from readers: when, for which coded reason, and when it was given back.

    The database writes it whenever a finding is withdrawn or published again, by whatever path.
    """

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="removals", help_text="The finding that was withdrawn."
    )
    withdrawn_at = models.DateTimeField(help_text="When it was withdrawn.")
    reason = models.CharField(max_length=20, choices=Reason, help_text="Why it was withdrawn.")
    restored_at = models.DateTimeField(null=True, blank=True, help_text="When it was published again, if it was.")

    class Meta:
        ordering = ["-withdrawn_at", "-pk"]
        constraints = [
            listed("reason", Reason, "removal_reason_is_known", "Choose one of the listed reasons."),
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True) | Q(restored_at__gte=F("withdrawn_at")),
                name="removal_ends_after_it_began",
                violation_error_message="A finding is published again after it was withdrawn, not before.",
            ),
            models.UniqueConstraint(
                fields=["finding"],
                condition=Q(restored_at__isnull=True),
                name="finding_is_withdrawn_once_at_a_time",
                violation_error_message="This finding is withdrawn already.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="removal_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=f"IF pg_trigger_depth() = 1 THEN {KEPT} END IF; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="removal_follows_its_finding",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__restored_at__isnull=True),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM findings_finding WHERE id = NEW.finding_id AND state = 'withdrawn'
                            AND withdrawn_at = NEW.withdrawn_at AND withdrawn_reason = NEW.reason
                    ) THEN
                        {UNTRUE}
                    END IF;
                    RETURN NEW;
                """,
            ),
            shown("removal"),
        ]

    def __str__(self) -> str:
        return f"{self.finding.shown_id} withdrawn on {self.withdrawn_at:%d.%m.%Y}, {self.get_reason_display()}"

    @property
    def source_shown(self) -> Source | None:
        """The source its words were read in, where naming it points at nobody: never for legal reasons or privacy."""
        source = self.finding.source
        named = self.reason in SOURCE_MAY_BE_NAMED and source is not None and source.state == Source.State.PUBLISHED
        return source if named else None
