import hashlib
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func
from django.utils import timezone

from sources.refusals import refusal
from sources.shown import shown
from sources.storable import with_line_feeds

from .capture import Capture
from .extraction import Extraction
from .source import Source

UNREADABLE = refusal(
    "text_version_is_sound", "A text has at least one character, and its lines end in a line feed alone."
)
OTHER_DIGEST = refusal("text_version_is_sound", "The SHA-256 given is not that of the text.")
PAGES_OUT_OF_ORDER = refusal("text_version_is_sound", "Pages start one after another, each within the text.")


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class WordsOf(Func):
    """The different words of six letters or digits and more in a text, in lower case: an array to be searched."""

    function = "long_words_of"
    output_field = ArrayField(models.TextField())


class TextVersion(models.Model):
    """The text of a source at one time, never changed: a correction is the next version.

    Positions in it are counted in Unicode code points from 0. Lines end in a single line feed.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="texts", help_text="The work whose text this is."
    )
    number = models.PositiveIntegerField(default=1, help_text="1 for the first text held of this source, then 2, 3 …")
    text = models.TextField(help_text="The words, exactly. Once saved they cannot be changed.")
    sha256 = models.CharField(
        max_length=64, editable=False, help_text="SHA-256 of the text in UTF-8; checked by the database."
    )
    extractor = models.CharField(max_length=100, default="by hand", help_text="What took the text from the original.")
    extractor_version = models.CharField(max_length=50, blank=True, help_text="The version of that tool.")
    page_starts = ArrayField(
        models.PositiveIntegerField(), default=list, blank=True, help_text="Position at which each page starts."
    )
    page_labels = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="The number printed on each page, one for each start.",
    )
    page_numbers = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        editable=False,
        blank=True,
        help_text="The place of each of these pages in the file, from 1; empty where the text is not from a file.",
    )
    ocr_pages = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        editable=False,
        blank=True,
        help_text="Places in the file of the pages whose words were read by character recognition.",
    )
    capture = models.ForeignKey(
        Capture,
        null=True,
        editable=False,
        blank=True,
        on_delete=models.PROTECT,
        related_name="texts",
        help_text="The bytes it was taken from, where they are held.",
    )
    extraction = models.ForeignKey(
        Extraction,
        null=True,
        editable=False,
        blank=True,
        on_delete=models.PROTECT,
        related_name="texts",
        help_text="What the machine read, from which editors made it.",
    )
    segments = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        editable=False,
        blank=True,
        help_text="Where it is what the machine read, character for character: in threes, a position here, that "
        "in the extraction’s text, and a length. What editors put in is in none.",
    )
    note = models.TextField(blank=True, help_text="What was left out or marked, and why.")
    added_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When this text was taken in.")

    class Meta:
        ordering = ["source", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"],
                name="text_version_number_is_unique",
                violation_error_message="This source already has a text with that number. Take the next number.",
            ),
            models.CheckConstraint(
                condition=models.Q(page_starts__len=models.F("page_labels__len")),
                name="text_version_labels_every_page",
                violation_error_message="Give one printed label for each page start, and one start for each label.",
            ),
        ]
        indexes = [GinIndex(WordsOf(F("text")), name="text_version_long_words")]
        triggers = [
            pgtrigger.Trigger(
                name="text_version_is_sound",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func=f"""
                    IF NEW.text = '' OR strpos(NEW.text, chr(13)) > 0 THEN
                        {UNREADABLE}
                    END IF;
                    IF NEW.sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
                        {OTHER_DIGEST}
                    END IF;
                    IF NEW.page_starts <> ARRAY(SELECT DISTINCT s FROM unnest(NEW.page_starts) AS s ORDER BY s)
                        OR length(NEW.text) <= ANY (NEW.page_starts) THEN
                        {PAGES_OUT_OF_ORDER}
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="text_version_never_changes",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange(),
                func=refusal(
                    "text_version_never_changes",
                    "A text version never changes. Add the corrected text as the next one.",
                ),
            ),
            shown("text"),
        ]

    def __str__(self) -> str:
        return f"{self.source}, text {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.text = with_line_feeds(self.text)
            self.sha256 = digest(self.text)
        super().save(*args, **kwargs)

    def page_label_at(self, position: int) -> str:
        """The printed number of the page on which `position` stands, or nothing where the text has no pages."""
        label = ""
        for start, candidate in zip(self.page_starts, self.page_labels, strict=True):
            if start > position:
                break
            label = candidate
        return label
