import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from findings import search
from findings.asking import expressing
from findings.asking.tree import Node
from findings.tallied import tallied
from findings.triggers import once_a_statement
from sources.shown import shown

from .finding import Finding

CHANGES_KEPT = 1000  # more than an index may miss: see `findings/index/following.py`


def followed() -> list[pgtrigger.Trigger]:
    """Triggers that write down which documents a statement wrote, for the indexes that follow them.

    Old notes go as new ones come; those that another transaction is taking away are left to it, so that nobody waits.
    """

    def body(tables: dict[str, str]) -> str:
        written = " UNION ".join(f"SELECT finding_id FROM {table}" for table in tables.values())
        return f"""
                INSERT INTO findings_searchchange (finding_ids)
                SELECT array_agg(finding_id) FROM ({written}) AS written HAVING count(*) > 0;
                DELETE FROM findings_searchchange WHERE id IN (
                    SELECT id FROM findings_searchchange
                    WHERE made_in < (
                        SELECT made_in FROM findings_searchchange ORDER BY made_in DESC OFFSET {CHANGES_KEPT} LIMIT 1
                    )
                    LIMIT 100 FOR UPDATE SKIP LOCKED
                );
                RETURN NULL;
            """

    return once_a_statement("document_is_followed", body)


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Published findings in the words of those who look for them."""

    def matching(self, words: str) -> "SearchDocumentQuerySet":
        """Those that hold what a reader looks for, as `findings.asking` reads it."""
        return self.holding(search.sought(words))

    def holding(self, tree: Node | None) -> "SearchDocumentQuerySet":
        """Those whose quotation, summary or names hold the tree; none for none."""
        return self.none() if tree is None else self.filter(expressing.matching(tree))


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
    claim_status = models.CharField(max_length=20, default="", help_text="What last became of its claim, if anything.")
    corrected_at = models.DateTimeField(null=True, help_text="When it was last corrected, if ever.")
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
        triggers = [*followed(), *tallied(), shown("document")]

    def __str__(self) -> str:
        return f"search document of {self.finding}"
