from django.db import models
from django.db.models import Q

from findings.once_published import explained, other
from findings.triggers import counted_by, kept_publishable, refreshed_by
from findings.vocabulary import Role
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding import Finding
from .institution import Institution
from .person import Person


@tracked(by_the_thousand=True)
class Involvement(models.Model):
    """In which role a person, an institution or somebody unnamed stands in a finding."""

    Role = Role

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="involvements")
    role = models.CharField(
        max_length=20,
        choices=Role,
        help_text="Speaker: whose words these are or, in a journalist’s summary, whose are retold. "
        "Finding body: the review or inquiry that adopted or reported them. "
        "Subject: whom the finding is about. Addressee: whom it is addressed to. Respondent: who answers.",
    )
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="involvements",
        help_text="A named person.",
    )
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="involvements",
        help_text="Or a body.",
    )
    descriptor = models.CharField(
        max_length=200,
        blank=True,
        help_text="How the source describes them here: “a senior Met officer”. Alone for somebody unnamed.",
    )
    position = models.PositiveIntegerField(default=0, help_text="Their place among others in the same finding.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            listed("role", Role, "involvement_role_is_known", "Choose one of the listed roles."),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(institution__isnull=True),
                name="involvement_is_of_one_party",
                violation_error_message="Choose a person or an institution, not both. Add another line for the other.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(institution__isnull=False) | ~Q(descriptor=""),
                name="involvement_says_who",
                violation_error_message="Say who: a person, an institution, or a description of somebody unnamed.",
            ),
            models.CheckConstraint(
                condition=~Q(role="finding-body") | Q(institution__isnull=False),
                name="finding_body_is_an_institution",
                violation_error_message="The finding body is an institution: the review, inquiry or court.",
            ),
            models.UniqueConstraint(
                fields=["finding", "role", "person", "institution", "descriptor"],
                nulls_distinct=False,
                name="involvement_is_said_once",
                violation_error_message="The same party stands twice in the same role.",
            ),
        ]
        triggers = [
            *kept_publishable("involvement"),
            *counted_by("involvement"),
            *explained(
                "involvement",
                other("finding_id", "role", "person_id", "institution_id", "descriptor", "position"),
            ),
            *refreshed_by("involvement", "SELECT finding_id FROM changed"),
            shown("involvement"),
        ]

    def __str__(self) -> str:
        return f"{self.who} ({self.get_role_display()})"

    @property
    def party(self) -> Person | Institution | None:
        """The named person or body, or None for somebody unnamed."""
        return self.person or self.institution

    @property
    def who(self) -> str:
        """The name, or for somebody unnamed the description."""
        return str(self.party or self.descriptor)
