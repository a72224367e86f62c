from django.db import models


class ShownChange(models.Model):
    """That a transaction wrote what readers may be shown. Written by the database alone.

    All tokens together are the version of what readers see: see `sources/shown.py`. Rows that were there are made one
    from time to time, whose token is theirs together.
    """

    token = models.BigIntegerField(help_text="By chance; no other change has it.")

    def __str__(self) -> str:
        return f"change {self.pk} of what readers are shown"
