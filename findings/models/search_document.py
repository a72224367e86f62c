from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchRank, SearchVectorField
from django.db import models

from findings import search
from findings.asking import expressing
from findings.asking.tree import Node

from .finding import Finding


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Published findings in the words of those who look for them. Every order ends in one that is never equal."""

    def matching(self, words: str) -> "SearchDocumentQuerySet":
        """Those that hold what a reader looks for, as `findings.asking` reads it."""
        return self.holding(search.sought(words))

    def holding(self, tree: Node | None) -> "SearchDocumentQuerySet":
        """Those whose quotation, summary or names hold the tree; none for none."""
        return self.none() if tree is None else self.filter(expressing.matching(tree))

    def best_first(self, tree: Node | None) -> "SearchDocumentQuerySet":
        """By how well and how often the words occur: the quotation counts most, then the summary, then names."""
        ranks = [
            SearchRank(models.F(column), query)
            for column in expressing.CONFIGURATIONS
            if (query := expressing.as_tsquery(tree, column)) is not None
        ]
        return self.annotate(rank=sum(ranks, start=models.Value(0.0))).order_by(
            "-rank", models.F("dated_on").desc(nulls_last=True), "-pk"
        )

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
    exact = SearchVectorField(
        help_text="The same words as they are written: unstemmed, without accents, none left out."
    )
    kind = models.CharField(max_length=30, help_text="The finding's kind.")
    direction = models.CharField(max_length=20, help_text="The finding's direction.")
    groups = ArrayField(models.CharField(max_length=40), help_text="The affected groups.")
    theme_ids = ArrayField(models.BigIntegerField(), help_text="Its themes and the broader themes of these.")
    institution_ids = ArrayField(models.BigIntegerField(), help_text="The institutions in it and those above them.")
    person_ids = ArrayField(models.BigIntegerField(), help_text="The people in it.")
    speaker_ids = ArrayField(models.BigIntegerField(), help_text="The people whose words it holds.")
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
                fields=["theme_ids", "institution_ids", "person_ids", "speaker_ids", "source_ids", "publisher_ids"],
                name="document_ids",
            ),
            models.Index(
                models.F("dated_on").desc(nulls_last=True), models.F("finding").desc(), name="document_by_date"
            ),
        ]

    def __str__(self) -> str:
        return f"search document of {self.finding}"
