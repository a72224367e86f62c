import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5

from findings.vocabulary import ReplyState
from sources.accounts import account
from sources.refusals import refusal
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding import Finding
from .institution import Institution
from .person import Person

KEPT = refusal(
    "reply_once_decided_is_kept",
    "A reply that was published or declined stays as it was received. Enter what came since as a new reply.",
)


DECIDED = "{state,decided_by_id,decided_at,note}"  # may still change


class ReplyQuerySet(models.QuerySet["Reply"]):
    def published(self) -> "ReplyQuerySet":
        """What readers may see, on the page of a finding that they may see."""
        return self.filter(state=ReplyState.PUBLISHED)

    def waiting(self) -> "ReplyQuerySet":
        """Received, and neither published nor declined: the oldest first."""
        return self.filter(state=ReplyState.RECEIVED).order_by("received_on", "pk")


@tracked()
class Reply(models.Model):
    """What somebody whom a finding concerns has to say to it, in their own words, printed beside the quotation."""

    State = ReplyState

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="replies", help_text="The finding that it answers."
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Who replies."
    )
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Or which body."
    )
    descriptor = models.CharField(
        max_length=200, blank=True, help_text="Or a description: “a former officer of the unit”; “through solicitors”."
    )
    text = models.TextField(help_text="The reply as it was received, word for word.")
    received_on = models.DateField(help_text="The day on which it reached the archive.")
    state = models.CharField(
        max_length=10,
        choices=ReplyState,
        default=ReplyState.RECEIVED,
        editable=False,
        help_text="Readers see published replies only.",
    )
    decided_by = account("Who published or declined it.", editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When that was.")
    note = models.TextField(blank=True, help_text="For editors: how it came, and why it was declined.")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["received_on", "pk"]
        constraints = [
            listed("state", ReplyState, "reply_state_is_known", "A reply is received, published or declined."),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(institution__isnull=True),
                name="reply_is_of_one_party",
                violation_error_message="Choose a person or an institution, not both.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(institution__isnull=False) | ~Q(descriptor=""),
                name="reply_says_whose",
                violation_error_message="Say who replies: a person, an institution, or a description.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="reply_has_words",
                violation_error_message="Enter the reply as it was received.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReplyState.RECEIVED, decided_at__isnull=True)
                | (~Q(state=ReplyState.RECEIVED) & Q(decided_at__isnull=False)),
                name="reply_is_decided_once_at_a_time",
                violation_error_message="A reply that was published or declined has the date of it.",
            ),
            models.UniqueConstraint(
                F("finding"),
                F("person"),
                F("institution"),
                F("descriptor"),
                F("received_on"),
                MD5("text"),
                name="reply_is_entered_once",
                nulls_distinct=False,
                violation_error_message="This reply has been entered already.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="reply_once_decided_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__state__df="received"),
                func=f"""
                    IF TG_OP = 'DELETE' OR NEW.state = 'received' OR to_jsonb(NEW) - '{DECIDED}'::text[]
                        <> to_jsonb(OLD) - '{DECIDED}'::text[] THEN
                        {KEPT}
                    END IF;
                    RETURN NEW;
                """,
            ),
            shown("reply"),
        ]

    def __str__(self) -> str:
        return f"Reply of {self.who} to {self.finding.shown_id}"

    @property
    def who(self) -> str:
        """Who replies, as readers are told."""
        return ", ".join(filter(None, [str(self.person or self.institution or ""), self.descriptor]))
