from django.contrib.postgres.fields import ArrayField
from django.db import models


class FrequentPhrase(models.Model):
    """Words that stand side by side in many published findings, as they were when phrases were last gathered."""

    text = models.TextField(
        db_collation="C", help_text="The words as they are written, in lower case and without accents."
    )
    findings = models.IntegerField(help_text="How many of the findings that were looked at held it.")
    witnesses = ArrayField(
        models.BigIntegerField(),
        help_text="Some of these. It is offered as long as one of them is published and holds it.",
    )
    among = models.IntegerField(help_text="How many findings were published then.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text"], name="phrase_is_kept_once", violation_error_message="This phrase is kept already."
            )
        ]

    def __str__(self) -> str:
        return self.text
