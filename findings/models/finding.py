from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.functional import cached_property
from django.utils.text import Truncator

from findings import identifiers
from findings.once_published import ONCE_PUBLISHED
from findings.record_addresses import finding_address, finding_slug
from findings.triggers import kept_publishable, refreshed_by
from findings.vocabulary import Direction, Group, Kind, Reason, State
from sources.models import Source
from sources.refusals import refusal
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding_queryset import FindingQuerySet
from .holding import held_in_question
from .publication import COUNT_EDITS, PUBLISHED_BY_ANOTHER
from .replacement import only_duplicates_lead_on, replacing


@tracked(exclude=["held"], by_the_thousand=True)
class Finding(models.Model):
    """A verbatim passage of a source, with who said it, what kind of statement it is, about whom, under which themes.

    Its words stand in its quotation; everything here is what editors say about them.
    """

    public_id = models.CharField(
        "identifier",
        max_length=8,
        unique=True,
        default=identifiers.new,
        editable=False,
        error_messages={"unique": "Another finding already has this identifier."},
        help_text="Eight characters, the last a check character. Never changed, never given to another finding.",
    )
    kind = models.CharField(max_length=30, choices=Kind, blank=True, help_text="What sort of statement it is.")
    summary = models.CharField(
        max_length=400, blank=True, help_text="What was found or said, in one neutral sentence of the editor’s own."
    )
    retold = models.BooleanField(
        default=False,
        help_text="The words are the reporting author’s own, who retells what was found or said. "
        "Left empty, they are the very words of the speaker or of the report.",
    )
    report = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings_reported_elsewhere",
        help_text="The report that found it, where the words are read in another source such as an article.",
    )
    direction = models.CharField(
        max_length=20,
        choices=Direction,
        blank=True,
        help_text="Whether it happened inside the force or towards the public.",
    )
    groups = ArrayField(
        models.CharField(max_length=40, choices=Group),
        verbose_name="affected groups",
        default=list,
        blank=True,
        help_text="Protected characteristics of those affected (Equality Act 2010).",
    )
    content_note = models.CharField(
        max_length=200, blank=True, help_text="A warning shown above the quotation, beyond that of its themes."
    )
    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, help_text="Readers see published findings only."
    )
    held = models.BooleanField(
        default=False, editable=False, help_text="Not shown while its words are in question. Kept by the database."
    )
    first_published = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When readers could first see it. Set once, then kept."
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When it was withdrawn.")
    withdrawn_reason = models.CharField(
        max_length=20, choices=Reason, blank=True, editable=False, help_text="Why it was withdrawn."
    )
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="replaces",
        help_text="The finding that says the same, to which its address leads on.",
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("publish_finding", "Can publish, correct and withdraw findings of others")]
        constraints = [
            models.CheckConstraint(
                condition=Func(F("public_id"), function="public_id_is_valid", output_field=models.BooleanField()),
                name="public_id_is_well_formed",
                violation_error_message="This is not an identifier of the archive: its check character is wrong.",
            ),
            listed("kind", Kind, "finding_kind_is_known", "Choose one of the listed kinds.", blank=True),
            listed(
                "state", State, "finding_state_is_known", "A finding is a draft, in review, published or withdrawn."
            ),
            listed(
                "direction", Direction, "finding_direction_is_known", "Choose one of the listed directions.", blank=True
            ),
            models.CheckConstraint(
                condition=Q(groups__contained_by=Group.values),
                name="finding_groups_are_known",
                violation_error_message="Affected groups are those of the Equality Act 2010.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | ~Q(kind=""),
                name="published_finding_has_kind",
                violation_error_message="Choose the kind of finding before publishing.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | ~Q(summary=""),
                name="published_finding_has_summary",
                violation_error_message="Write the summary before publishing.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.JOURNALISTS_SUMMARY) | Q(retold=True),
                name="journalists_summary_is_retold",
                violation_error_message="A journalist’s summary retells: mark it as retold.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.OPINION) | Q(report__isnull=True),
                name="opinion_is_of_no_report",
                violation_error_message="An opinion is its author’s own: it is never a finding of a report.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        state=State.WITHDRAWN,
                        withdrawn_at__isnull=False,
                        withdrawn_reason__in=Reason.values,
                        first_published__isnull=False,
                    )
                    | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True, withdrawn_reason=""))
                ),
                name="withdrawal_has_date_and_reason",
                violation_error_message=(
                    "Only a finding that was published is withdrawn, with a date and one of the reasons."
                ),
            ),
            only_duplicates_lead_on(),
            models.CheckConstraint(
                condition=Q(first_published__isnull=True) | Q(state__in=[State.PUBLISHED, State.WITHDRAWN]),
                name="finding_once_published_answers",
                violation_error_message="What was published is not taken back to draft: withdraw it, with a reason.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="finding_identity_is_kept",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__public_id__df=pgtrigger.F("new__public_id"))
                | (
                    pgtrigger.Q(old__first_published__isnull=False)
                    & pgtrigger.Q(old__first_published__df=pgtrigger.F("new__first_published"))
                ),
                func=refusal(
                    "finding_identity_is_kept",
                    "The identifier of a finding and the time of its first publication never change.",
                ),
            ),
            pgtrigger.Trigger(
                name="finding_publication_is_dated",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__state="published", new__first_published__isnull=True),
                func="NEW.first_published := now(); RETURN NEW;",
            ),
            held_in_question(),
            *replacing(),
            pgtrigger.Trigger(
                name="finding_is_published_by_another",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__state="published"),
                declare=[("wrote", "bigint[]")],
                func=PUBLISHED_BY_ANOTHER,
            ),
            pgtrigger.Trigger(
                name="finding_once_published_is_kept",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__first_published__isnull=False),
                func=refusal(
                    "finding_once_published_is_kept",
                    "A finding that was published keeps its address for ever. Withdraw it instead of deleting it.",
                ),
            ),
            *kept_publishable("finding", by="id", on=["insert", "update"]),
            *refreshed_by("finding", "SELECT id FROM changed"),
            *ONCE_PUBLISHED,
            pgtrigger.Trigger(
                name="finding_begins_its_editing",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func="PERFORM finding_editing_begins(ARRAY(SELECT id FROM new_rows)); RETURN NULL;",
            ),
            pgtrigger.Trigger(
                name="finding_counts_as_edit",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
                func=COUNT_EDITS,
            ),
            shown("finding"),
        ]

    def __str__(self) -> str:
        return f"{self.shown_id} {Truncator(self.summary or 'without summary').chars(80)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        if self.state == State.PUBLISHED and self.first_published is None:
            self.refresh_from_db(fields=["first_published"])  # the database has set it, and refuses to have it unset

    def get_absolute_url(self) -> str:
        return finding_address(self.public_id, self.summary)

    def clean(self) -> None:
        """A journalist's summary retells: editors need not say so twice."""
        self.retold = self.retold or self.kind == Kind.JOURNALISTS_SUMMARY

    @property
    def shown_id(self) -> str:
        """The identifier as people see it, `K7Q2-9XWT`."""
        return identifiers.shown(self.public_id)

    @property
    def slug(self) -> str:
        """The words in the address."""
        return finding_slug(self.summary)

    @cached_property
    def quotation(self):  # type: ignore[no-untyped-def]
        """The quotation it is taken from; None for a draft without one."""
        return next((q for q in self.quotations.all() if q.role == q.Role.TAKEN_FROM), None)

    @property
    def source(self) -> Source | None:
        """The source in which the words were read."""
        return self.quotation.text_version.source if self.quotation else None

    def in_role(self, role: str) -> list:  # type: ignore[type-arg]
        """Its involvements in that role, in the editors' order, without a query where they are loaded."""
        return [involvement for involvement in self.involvements.all() if involvement.role == role]

    @property
    def speakers(self) -> list:  # type: ignore[type-arg]
        """Whose words these are."""
        return self.in_role("speaker")

    @property
    def finding_bodies(self) -> list:  # type: ignore[type-arg]
        """The reviews, inquiries or courts that adopted or reported the words."""
        return self.in_role("finding-body")

    @property
    def subjects(self) -> list:  # type: ignore[type-arg]
        """Whom the finding is about."""
        return self.in_role("subject")

    @property
    def themes(self) -> list:  # type: ignore[type-arg]
        """Its themes, the best fitting first."""
        return [tagging.theme for tagging in self.taggings.all()]

    @property
    def content_notes(self) -> list[str]:
        """The warnings due above its words: its own and those of its themes, each once."""
        return list(dict.fromkeys(filter(None, [self.content_note, *(theme.content_note for theme in self.themes)])))

    @property
    def group_labels(self) -> list[str]:
        """The affected groups as readers see them."""
        return [Group(group).label for group in self.groups]
