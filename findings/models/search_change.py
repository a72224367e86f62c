from django.contrib.postgres.fields import ArrayField
from django.db import models


class TransactionId(models.Field):  # type: ignore[type-arg]
    """The number of a transaction, as PostgreSQL counts them: never used twice."""

    def db_type(self, connection) -> str:  # type: ignore[no-untyped-def]
        return "xid8"


class CurrentTransaction(models.Func):
    function = "pg_current_xact_id"
    output_field = TransactionId()


class ByChance(models.Func):
    """A number that no other change has."""

    template = "hashtextextended(gen_random_uuid()::text, 0)"
    output_field = models.BigIntegerField()


class SearchChange(models.Model):
    """The search documents that one statement wrote. Written by the database alone.

    By these rows the index that each process keeps in memory follows the archive: see `findings/index/following.py`.
    """

    made_in = TransactionId(
        db_default=CurrentTransaction(),
        editable=False,
        help_text="The transaction that wrote them: readers have seen the change if they have seen what it did.",
    )
    token = models.BigIntegerField(
        db_default=ByChance(),
        help_text="By chance. All tokens together tell what an index has followed, in whatever order changes arrive.",
    )
    finding_ids = ArrayField(models.BigIntegerField(), help_text="Whose documents were written or removed.")

    class Meta:
        indexes = [models.Index(fields=["made_in"], name="change_by_transaction")]

    def __str__(self) -> str:
        return f"change {self.pk} of {len(self.finding_ids)} search documents"
