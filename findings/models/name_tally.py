from django.db import models

from sources.shown import shown


class NameTally(models.Model):
    """In how many published findings a record is named, as its filter counts them. Only the sum of its rows counts.

    A record whose sum is nothing is named in drafts at most: readers are told of it nowhere.
    """

    noun = models.CharField(max_length=20, help_text="Theme, institution, person or source.")
    record = models.BigIntegerField(help_text="The number of the record.")
    findings = models.IntegerField(help_text="How many published findings it came to, or went from.")

    class Meta:
        indexes = [models.Index(fields=["noun", "record"], include=["findings"], name="name_tally")]
        triggers = [shown("name_tally")]
        verbose_name_plural = "name tallies"

    def __str__(self) -> str:
        return f"{self.noun} {self.record}: {self.findings:+}"
