from django.db import models

from findings.once_published import explained
from findings.triggers import counted_by, kept_publishable
from sources.shown import shown
from sources.tracking import tracked

from .finding import Finding


@tracked(by_the_thousand=True)
class Figure(models.Model):
    """A statistic as data: the number a finding states, and of what."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="figures")
    as_stated = models.CharField(max_length=200, help_text="The number in the very words of the quotation.")
    value = models.DecimalField(
        max_digits=18,
        decimal_places=6,
        null=True,
        blank=True,
        help_text="The number, where the words give one: 20 for “a fifth”. Empty for “hundreds”.",
    )
    unit = models.CharField(max_length=50, blank=True, help_text="Percent, officers, cases …")
    qualifier = models.CharField(max_length=50, blank=True, help_text="About, at least, more likely …")
    group = models.CharField(max_length=200, blank=True, help_text="Whom or what the number counts.")
    comparator = models.CharField(max_length=200, blank=True, help_text="What it is compared with.")
    base = models.CharField(max_length=200, blank=True, help_text="Of how many, or of which whole.")
    period = models.CharField(max_length=100, blank=True, help_text="When, as the source says.")
    position = models.PositiveIntegerField(default=0, help_text="Its place among the finding’s figures.")

    class Meta:
        ordering = ["position", "pk"]
        triggers = [
            *kept_publishable("figure"),
            *counted_by("figure"),
            *explained("figure", "n IS DISTINCT FROM o"),
            shown("figure"),
        ]

    def __str__(self) -> str:
        return self.as_stated
