import pgtrigger
from django.db import models
from django.utils import timezone

from sources.refusals import refusal
from sources.shown import shown

from .source import Source

STILL_LIVED_AT = refusal(
    "former_slug_is_free", "A source stands at this address. Only an address that nobody has any more leads on."
)


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    """Names that sources once had."""

    def leading_to(self, slug: str) -> Source | None:
        """The source that had this name and that readers may see; None where there is none."""
        former = self.select_related("source").filter(slug=slug[:121], source__state=Source.State.PUBLISHED).first()
        return former.source if former else None


class FormerSlug(models.Model):
    """A name that a source once had in addresses. It leads to the source for ever; the database writes it."""

    slug = models.SlugField(max_length=120, unique=True, help_text="The name it had in addresses.")
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="former_addresses", help_text="The source that it leads to."
    )
    since = models.DateTimeField(default=timezone.now, editable=False, help_text="Since when it leads there.")

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        ordering = ["slug", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="former_slug_is_free",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),
                when=pgtrigger.After,
                func=f"""
                    IF EXISTS (SELECT FROM sources_source WHERE slug = NEW.slug) THEN
                        {STILL_LIVED_AT}
                    END IF;
                    RETURN NULL;
                """,
            ),
            shown("former_slug"),
        ]

    def __str__(self) -> str:
        return self.slug
