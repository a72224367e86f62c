import pgtrigger
from django.db import models

from sources.refusals import refusal

from .capture import Capture


class Payload(models.Model):
    """The bytes of a capture, in a row of their own, which is written once and read only when they are needed."""

    capture = models.OneToOneField(
        Capture, primary_key=True, on_delete=models.CASCADE, related_name="payload", help_text="What they are of."
    )
    body = models.BinaryField(help_text="The bytes, unaltered.")
    warc = models.BinaryField(
        null=True, blank=True, help_text="For the web: request and answer as sent, as a WARC/1.1 file, gzipped."
    )

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="payload_is_what_was_captured",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM sources_capture WHERE id = NEW.capture_id AND size = octet_length(NEW.body)
                            AND sha256 = encode(sha256(NEW.body), 'hex')
                    ) THEN
                        {refusal("payload_is_what_was_captured", "These are not the bytes that the capture speaks of.")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="payload_never_changes",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange(),
                func=refusal("payload_never_changes", "The bytes of a capture are evidence and never change."),
            ),
        ]

    def __str__(self) -> str:
        return f"Bytes of {self.capture}"
