from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from findings.once_published import name_is_explained
from findings.triggers import addresses_last, refreshed_by
from sources.shown import shown
from sources.tracking import tracked

from .finding_queryset import readable


def surname_first(name: str) -> str:
    """`name` as in an index, “Invented, Ida”, taking its last word for the surname: a beginning that editors mend."""
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}" if first else last


class PersonQuerySet(models.QuerySet["Person"]):
    def published(self) -> "PersonQuerySet":
        """People whom a published finding names: nobody is listed for a draft."""
        return self.filter(readable("involvements__finding__")).distinct()


@tracked()
class Person(models.Model):
    """A named person in some role in a finding. Nobody is merged with anybody automatically."""

    slug = models.SlugField(
        max_length=100, unique=True, help_text="Their name in addresses and in the exchange format."
    )
    name = models.CharField(max_length=200, help_text="As readers see it, without title.")
    sort_name = models.CharField(max_length=200, help_text="As in an index: “Surname, First name”.")
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Other forms of the name. One a line."
    )
    description = models.TextField(
        blank=True, help_text="Who they are, as far as a source in the archive says it, and nothing more."
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name_plural = "people"
        triggers = [
            *addresses_last("person"),
            name_is_explained("person", "SELECT finding_id FROM findings_involvement WHERE person_id = NEW.id"),
            *refreshed_by(
                "person",
                "SELECT finding_id FROM findings_involvement WHERE person_id IN (SELECT id FROM changed)",
                on=["update"],
            ),
            shown("person"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:person-detail", args=[self.slug])
