from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .finding import Finding


class SearchDocument(models.Model):
    """What search and filters know of a published finding, in one slim row. Written by the database alone.

    Drafts and withdrawn findings have no row, so nothing that searches, filters or counts can show them.
    """

    finding = models.OneToOneField(Finding, primary_key=True, on_delete=models.DO_NOTHING, related_name="document")
    vector = SearchVectorField(help_text="Words of the quotation (A), the summary (B), the names and aliases (C).")
    kind = models.CharField(max_length=30, help_text="The finding's kind.")
    direction = models.CharField(max_length=20, help_text="The finding's direction.")
    groups = ArrayField(models.CharField(max_length=40), help_text="The affected groups.")
    theme_ids = ArrayField(models.BigIntegerField(), help_text="Its themes and the broader themes of these.")
    institution_ids = ArrayField(models.BigIntegerField(), help_text="The institutions in it and those above them.")
    person_ids = ArrayField(models.BigIntegerField(), help_text="The people in it.")
    source_ids = ArrayField(
        models.BigIntegerField(), help_text="The source it was read in and the report that found it."
    )
    publisher_ids = ArrayField(models.BigIntegerField(), help_text="Who issued these.")
    dated_on = models.DateField(null=True, help_text="When the report came out, or else the source it was read in.")
    year = models.SmallIntegerField(null=True, help_text="The year of that date.")
    starts_at = models.IntegerField(help_text="Where in its source the quotation starts.")

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="document_vector"),
            GinIndex(
                fields=["theme_ids", "institution_ids", "person_ids", "source_ids", "publisher_ids"],
                name="document_ids",
            ),
            models.Index(
                models.F("dated_on").desc(nulls_last=True), models.F("finding").desc(), name="document_by_date"
            ),
        ]

    def __str__(self) -> str:
        return f"search document of {self.finding}"
