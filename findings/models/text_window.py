import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sources.models import TextVersion


class TextWindow(models.Model):
    """A window on a text: some 1,200 characters of it, with its shingles, by which pasted words are looked for.

    The database writes windows with the text, and never again, since a text never changes. Whether readers may know
    of it is asked anew each time.
    """

    text_version = models.ForeignKey(
        TextVersion,
        on_delete=models.DO_NOTHING,  # the database takes them away with their text
        db_constraint=False,
        related_name="windows",
        help_text="The text that it is a window on.",
    )
    starts_at = models.IntegerField(help_text="The position of its first character in the text.")
    shingles = ArrayField(
        models.IntegerField(), help_text="A number for each three words that stand in a row, each once."
    )

    class Meta:
        # Without a list of what is pending, which every check would have to read through.
        indexes = [GinIndex(fields=["shingles"], name="window_shingles", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.text_version}, from character {self.starts_at}"


def windows_follow() -> list[pgtrigger.Trigger]:
    """Triggers of texts: each gets its windows with it, and they go when it goes."""
    return [
        pgtrigger.Trigger(
            name="text_has_windows",
            operation=pgtrigger.Insert,
            when=pgtrigger.After,
            func="PERFORM text_windows_write(NEW.id, NEW.text); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="windows_go_with_their_text",
            operation=pgtrigger.Delete,
            when=pgtrigger.After,
            func="DELETE FROM findings_textwindow WHERE text_version_id = OLD.id; RETURN NULL;",
        ),
    ]
