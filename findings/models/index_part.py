from django.db import models


class IndexPart(models.Model):
    """A part of the index of all published findings as it was last made: what a process begins with.

    It can be made anew from the search documents at any time, by `manage.py rebuild_index`.
    """

    name = models.CharField(max_length=60, primary_key=True, help_text="What the part holds.")
    base = models.CharField(
        max_length=32,
        default="",
        help_text="Of a part that is read when it is asked for: the base it belongs to. Of others nothing.",
    )
    content = models.BinaryField(help_text="Numbers and sets of numbers, as `findings/index/packing.py` packs them.")

    def __str__(self) -> str:
        return self.name
