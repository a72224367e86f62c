from django.db import models

from sources.vocabulary import PageReading, listed

from .extraction import Extraction


class PageLayout(models.Model):
    """Where on one page of a file each character of the text stands. Written with its extraction, never changed."""

    Reading = PageReading

    extraction = models.ForeignKey(Extraction, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="Its place in the file, from 1.")
    label = models.CharField(max_length=20, blank=True, help_text="The number printed on it or given by the file.")
    width = models.FloatField(help_text="Width as shown, in points (1/72 inch).")
    height = models.FloatField(help_text="Height as shown, in points.")
    reading = models.CharField(max_length=10, choices=PageReading, help_text="How its words were read.")
    confidence = models.FloatField(
        null=True, blank=True, help_text="For character recognition: mean confidence of its words, 0 to 100."
    )
    start = models.PositiveIntegerField(help_text="Position in the extraction’s text at which its words start.")
    end = models.PositiveIntegerField(help_text="Position after its last word. Equal to the start for an empty page.")
    characters = models.BinaryField(
        help_text="For each code point of start to end the number of the file’s character on this page, or -1: "
        "little-endian 32-bit integers, compressed by zlib."
    )
    boxes = models.BinaryField(
        help_text="For each code point of start to end its box: left, top, right, bottom in points from the top left "
        "corner, all 0 where there is none: little-endian 32-bit floats, compressed by zlib."
    )

    class Meta:
        ordering = ["extraction", "number", "pk"]
        constraints = [
            listed(
                "reading",
                PageReading,
                "page_reading_is_known",
                "A page was read from its text layer, by character recognition, or has no words.",
            ),
            models.UniqueConstraint(
                fields=["extraction", "number"],
                name="page_is_laid_out_once",
                violation_error_message="This page was already read.",
            ),
        ]

    def __str__(self) -> str:
        return f"Page {self.label or self.number} of {self.extraction}"
