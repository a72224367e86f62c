import pgtrigger
from django.db import models
from django.utils import timezone

from sources.accounts import account
from sources.refusals import refusal
from sources.vocabulary import CaptureWay, listed

from .source import Source


class CaptureQuerySet(models.QuerySet["Capture"]):
    def of_bytes(self, sha256: str) -> "CaptureQuerySet":
        """The capture of exactly these bytes, if they were ever taken in."""
        return self.filter(sha256=sha256)


class Capture(models.Model):
    """The bytes of a work as they came: pasted, uploaded or fetched from the web. The evidence, never altered.

    The bytes themselves stand in its payload, so that no list of captures ever loads them.
    """

    Way = CaptureWay

    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="captures",
        help_text="The work it shows; empty until an editor has said which.",
    )
    way = models.CharField(max_length=10, choices=CaptureWay, help_text="How it came here.")
    file_name = models.CharField(max_length=255, blank=True, help_text="The name of the uploaded file.")
    address = models.URLField(max_length=2000, blank=True, help_text="The address that was asked for.")
    final_address = models.URLField(
        max_length=2000, blank=True, help_text="The address that answered, after all redirections."
    )
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The HTTP status of that answer.")
    headers = models.JSONField(default=list, blank=True, help_text="The headers of that answer: names and values.")
    media_type = models.CharField(max_length=100, help_text="What it is, by its content: “application/pdf”.")
    size = models.PositiveIntegerField(help_text="How many bytes it has.")
    sha256 = models.CharField(max_length=64, unique=True, help_text="SHA-256 of its bytes; checked by the database.")
    captured_at = models.DateTimeField(default=timezone.now, help_text="When it came.")
    captured_by = account("The editor who brought it in.", editable=False)

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            listed("way", CaptureWay, "capture_way_is_known", "A capture is pasted, uploaded or fetched from the web."),
            models.CheckConstraint(
                condition=models.Q(size__gt=0),
                name="capture_is_not_empty",
                violation_error_message="There is nothing in it: a capture has at least one byte.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="capture_never_changes",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange(exclude=["source", "captured_by"]),
                func=refusal(
                    "capture_never_changes", "A capture is evidence and never changes. Bring the other version in."
                ),
            ),
            pgtrigger.Trigger(
                name="capture_has_its_bytes",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=f"""
                    IF EXISTS (SELECT FROM sources_capture WHERE id = NEW.id)
                        AND NOT EXISTS (SELECT FROM sources_payload WHERE capture_id = NEW.id) THEN
                        {refusal("capture_has_its_bytes", "A capture is stored with its bytes, or not at all.")}
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or self.final_address or self.address or f"pasted text {self.sha256[:8]}"

    @property
    def body(self) -> bytes:
        """Its bytes, read from the database now."""
        return bytes(self.payload.body)
