from collections.abc import Iterable

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from findings.once_published import name_is_explained
from findings.triggers import Unnest, addresses_last, refreshed_by
from findings.vocabulary import InstitutionKind
from sources.models import Publisher
from sources.refusals import refusal
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding_queryset import readable

CIRCLE = refusal("institution_tree_has_no_circle", "A body cannot be part of itself, nor of one of its own parts.")


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def published(self) -> "InstitutionQuerySet":
        """Bodies that a published finding names, and those above them."""
        named = Institution.objects.filter(readable("involvements__finding__"))
        return self.filter(pk__in=named.values(above=Unnest("lineage")))


@tracked(exclude=["lineage"])
class Institution(models.Model):
    """A body that findings are about or come from: a force, a unit of it, a review, an inquiry. They form a tree."""

    Kind = InstitutionKind

    slug = models.SlugField(max_length=100, unique=True, help_text="Its name in addresses and in the exchange format.")
    name = models.CharField(max_length=200, unique=True, help_text="Its full name.")
    kind = models.CharField(max_length=20, choices=InstitutionKind, help_text="What sort of body it is.")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="The body it is part of. Findings about a part count for the whole.",
    )
    lineage = ArrayField(
        models.BigIntegerField(),
        default=list,
        editable=False,
        help_text="Numbers of the bodies above it, from the top, and its own. Kept by the database.",
    )
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Other names and short forms. One a line."
    )
    description = models.TextField(
        blank=True, help_text="What it is, as far as a source in the archive says it, and nothing more."
    )
    publisher = models.OneToOneField(
        Publisher,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="institution",
        help_text="The same body as a publisher, where it is one.",
    )

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            listed(
                "kind", InstitutionKind, "institution_kind_is_known", "Choose one of the listed kinds of institution."
            ),
        ]
        indexes = [GinIndex(fields=["lineage"], name="institution_lineage")]
        triggers = [
            pgtrigger.Trigger(
                name="institution_lineage_is_kept",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                declare=[("above", "bigint[]")],
                func=f"""
                    SELECT lineage INTO above FROM findings_institution WHERE id = NEW.parent_id;
                    IF NEW.id = ANY (above) OR NEW.parent_id = NEW.id THEN
                        {CIRCLE}
                    END IF;
                    NEW.lineage := coalesce(above, ARRAY[]::bigint[]) || NEW.id;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="institution_lineage_reaches_parts",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                condition=pgtrigger.Q(old__lineage__df=pgtrigger.F("new__lineage")),
                func="""
                    UPDATE findings_institution SET lineage = lineage WHERE parent_id = NEW.id;
                    RETURN NULL;
                """,
            ),
            *addresses_last("institution"),
            name_is_explained(
                "institution",
                "SELECT finding_id FROM findings_involvement WHERE institution_id = NEW.id"
                " UNION SELECT finding_id FROM findings_claimstatus WHERE body_id = NEW.id",
            ),
            *refreshed_by(
                "institution",
                "SELECT finding_id FROM findings_involvement WHERE institution_id IN (SELECT id FROM changed)",
                on=["update"],
            ),
            shown("institution"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:institution-detail", args=[self.slug])

    @property
    def with_article(self) -> str:
        """Its name within a sentence: reviews and inquiries take an article, “the Casey Review”."""
        return with_article(self.name, self.kind)

    def ancestors(self) -> "list[Institution]":
        """The bodies above it, from the top."""
        above = {body.pk: body for body in Institution.objects.filter(pk__in=self.lineage[:-1])}
        return [above[pk] for pk in self.lineage[:-1]]


def with_article(name: str, kind: str) -> str:
    """The name of a body of that kind within a sentence."""
    takes_it = kind in {InstitutionKind.REVIEW, InstitutionKind.INQUIRY}
    return f"the {name}" if takes_it and not name.startswith("The ") else name


def in_tree_order(bodies: Iterable[Institution]) -> list[Institution]:
    """Each body followed by its parts, by name. The bodies above each of them are among them."""
    by_key = {body.pk: body for body in bodies}
    return sorted(by_key.values(), key=lambda body: [by_key[above].name for above in body.lineage])
