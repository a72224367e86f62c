from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchRank, SearchVectorField
from django.db import models

from findings import search
from findings.tallied import tallied

from .finding import Finding


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Published findings in the words of those who look for them. Every order ends in one that is never equal."""

    def matching(self, words: str) -> "SearchDocumentQuerySet":
        """Those whose quotation, summary or names contain the words."""
        return self.filter(vector=search.query(words))

    def best_first(self, words: str) -> "SearchDocumentQuerySet":
        """By how well and how often the words occur: the quotation counts most, then the summary, then names."""
        rank = SearchRank(models.F("vector"), search.query(words))
        return self.annotate(rank=rank).order_by("-rank", models.F("dated_on").desc(nulls_last=True), "-pk")

    def newest_first(self) -> "SearchDocumentQuerySet":
        """By the date of what they report, the newest first."""
        return self.order_by(models.F("dated_on").desc(nulls_last=True), "-pk")

    def oldest_first(self) -> "SearchDocumentQuerySet":
        """By the date of what they report, the oldest first."""
        return self.order_by(models.F("dated_on").asc(nulls_last=True), "pk")

    def last_added_first(self) -> "SearchDocumentQuerySet":
        """By when readers could first see them, the latest first."""
        return self.order_by("-first_published", "-pk")


class SearchDocument(models.Model):
    """What search and filters know of a published finding, in one slim row. Written by the database alone.

    Drafts and withdrawn findings have no row, so nothing that searches, filters or counts can show them.
    """

    finding = models.OneToOneField(Finding, primary_key=True, on_delete=models.DO_NOTHING, related_name="document")
    vector = SearchVectorField(help_text="Words of the quotation (A), the summary (B), the names and aliases (C).")
    exact = SearchVectorField(help_text="The same words as they were written, without accents.")
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
    first_published = models.DateTimeField(help_text="When readers could first see the finding.")
    read_in_id = models.BigIntegerField(help_text="The source it was read in.")
    starts_at = models.IntegerField(help_text="Where in its source the quotation starts.")

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="document_vector"),
            GinIndex(fields=["exact"], name="document_exact"),
            GinIndex(
                fields=["theme_ids", "institution_ids", "person_ids", "source_ids", "publisher_ids"],
                name="document_ids",
            ),
            models.Index(
                models.F("dated_on").desc(nulls_last=True), models.F("finding").desc(), name="document_by_date"
            ),
        ]
        triggers = tallied()

    def __str__(self) -> str:
        return f"search document of {self.finding}"
