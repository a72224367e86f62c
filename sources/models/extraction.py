from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from sources.vocabulary import ExtractionState, listed

from .capture import Capture


class Extraction(models.Model):
    """What a machine read in a capture. A proposal only: an editor mends it, and accepts it as the text of a source."""

    State = ExtractionState

    capture = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="extractions")
    state = models.CharField(
        max_length=10, choices=ExtractionState, default=ExtractionState.WAITING, help_text="How far the reading is."
    )
    extractor = models.CharField(max_length=100, blank=True, help_text="What read it.")
    extractor_version = models.CharField(max_length=50, blank=True, help_text="The version of that tool.")
    done = models.PositiveIntegerField(default=0, help_text="Pages read so far.")
    total = models.PositiveIntegerField(default=0, help_text="Pages there are; 0 while that is not known.")
    attempts = models.PositiveIntegerField(default=0, help_text="How often the reading was begun.")
    asked_at = models.DateTimeField(default=timezone.now, help_text="When it was asked for.")
    alive_at = models.DateTimeField(
        null=True, blank=True, help_text="Last sign of life of the program that reads. An old one: the program ended."
    )
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When it was read, or given up.")
    problem = models.TextField(blank=True, help_text="Why it could not be read, told to the editor.")
    warnings = ArrayField(
        models.TextField(),
        default=list,
        blank=True,
        help_text="What the editor should look at: pages without text, words read by character recognition.",
    )
    title = models.CharField(max_length=500, blank=True, help_text="The title proposed.")
    byline = models.CharField(max_length=300, blank=True, help_text="The authors proposed.")
    outlet = models.CharField(max_length=200, blank=True, help_text="The publisher proposed.")
    published_on = models.DateField(null=True, blank=True, help_text="The day of publication proposed.")
    language = models.CharField(max_length=20, blank=True, help_text="The language it declares (BCP 47).")
    text = models.TextField(
        blank=True, help_text="The running text proposed, without running heads, page numbers and menus."
    )
    whole_text = models.TextField(
        blank=True,
        help_text="Everything visible, so that an editor sees what was left out; empty where it is the same.",
    )
    page_starts = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        blank=True,
        help_text="Where each page with text starts.",
    )
    page_labels = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="The number printed on each of them.",
    )
    page_numbers = ArrayField(
        models.PositiveIntegerField(), default=list, blank=True, help_text="Their places in the file, from 1."
    )
    ocr_pages = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        blank=True,
        help_text="Places in the file of the pages whose words were read by character recognition.",
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            listed(
                "state",
                ExtractionState,
                "extraction_state_is_known",
                "A reading waits, runs, is done or has failed.",
            ),
            models.UniqueConstraint(
                fields=["capture"],
                condition=models.Q(state__in=[ExtractionState.WAITING, ExtractionState.RUNNING]),
                name="capture_is_read_by_one_at_a_time",
                violation_error_message="This capture is being read already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ExtractionState.FAILED) | ~models.Q(problem=""),
                name="failed_extraction_says_why",
                violation_error_message="A reading that failed says why.",
            ),
        ]

    def __str__(self) -> str:
        return f"Reading of {self.capture}"
