import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from findings.once_published import name_is_explained
from findings.triggers import addresses_last, refreshed_by
from sources.refusals import refusal
from sources.shown import shown
from sources.tracking import tracked

THIRD_LEVEL = refusal("theme_has_two_levels", "Themes have two levels: a narrower theme cannot have narrower ones.")


class ThemeQuerySet(models.QuerySet["Theme"]):
    def in_tree_order(self) -> "ThemeQuerySet":
        """Each broad theme, followed by its narrower ones."""
        return self.order_by(
            Coalesce("parent__position", "position"),
            Coalesce("parent__code", "code"),
            models.F("parent").asc(nulls_first=True),
            "position",
            "code",
        )


@tracked()
class Theme(models.Model):
    """What a finding is about, in the field's standard terms: two levels, each of them usable."""

    slug = models.SlugField(max_length=100, unique=True, help_text="Its name in addresses and in the exchange format.")
    code = models.CharField(max_length=10, unique=True, help_text="Its short code, “EQ2”. Themes are listed by it.")
    position = models.PositiveIntegerField(default=0, help_text="Its place in the list of themes.")
    name = models.CharField(max_length=100, unique=True, help_text="As readers see it.")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="The broader theme it belongs to; empty for a broad theme itself.",
    )
    definition = models.TextField(help_text="What it means, in one sentence.")
    use_for = models.TextField(blank=True, help_text="When to use it.")
    not_for = models.TextField(blank=True, help_text="When to use another theme, and which.")
    aliases = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Other words readers search for. One a line.",
    )
    uhri = models.CharField(
        "UN index term", max_length=200, blank=True, help_text="Nearest term of the UN’s Universal Human Rights Index."
    )
    iopc = models.CharField(
        "IOPC term", max_length=200, blank=True, help_text="Nearest term of the Independent Office for Police Conduct."
    )
    content_note = models.CharField(
        max_length=200, blank=True, help_text="A warning shown above findings with this theme, where one is due."
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="theme_has_two_levels",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__parent__isnull=False),
                func=f"""
                    IF NEW.parent_id = NEW.id
                        OR EXISTS (SELECT FROM findings_theme WHERE id = NEW.parent_id AND parent_id IS NOT NULL)
                        OR EXISTS (SELECT FROM findings_theme WHERE parent_id = NEW.id) THEN
                        {THIRD_LEVEL}
                    END IF;
                    RETURN NEW;
                """,
            ),
            *addresses_last("theme"),
            name_is_explained("theme", "SELECT finding_id FROM findings_tagging WHERE theme_id = NEW.id"),
            *refreshed_by(
                "theme",
                "SELECT finding_id FROM findings_tagging WHERE theme_id IN (SELECT id FROM changed)",
                on=["update"],
            ),
            shown("theme"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:theme-detail", args=[self.slug])
