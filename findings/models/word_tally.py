from django.db import models
from django.db.models import Sum

from sources.shown import shown


class WordTallyQuerySet(models.QuerySet["WordTally"]):
    def summed(self) -> "models.QuerySet[WordTally, tuple[str, int, int]]":
        """The words that stand in published findings, each once: in how many, and how many of these name it."""
        sums = self.order_by().values("text").annotate(number=Sum("findings"), in_names=Sum("named"))
        return sums.filter(number__gt=0).values_list("text", "number", "in_names")


class WordTally(models.Model):
    """In how many published findings a word stands. A word has several rows; only their sum means something.

    The database adds a row for each change and never waits for another writer. `rebuild_words` makes them one again.
    """

    text = models.TextField(db_collation="C", help_text="The word as it is written, in lower case and without accents.")
    findings = models.IntegerField(help_text="How many published findings it came to, or went from.")
    named = models.IntegerField(help_text="In how many of these a name holds it: of a theme, person or institution.")

    objects = WordTallyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["text"], include=["findings", "named"], name="word_tally")]
        triggers = [shown("word_tally")]
        verbose_name_plural = "word tallies"

    def __str__(self) -> str:
        return f"{self.text}: {self.findings:+}"
