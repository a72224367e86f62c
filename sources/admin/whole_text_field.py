import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sources.storable import with_line_feeds

_TURNING = re.compile("[\u202d\u202e]")  # the overrides; other marks of direction turn no letters round


class WholeTextField(forms.CharField):
    """The words of a whole text, as they were typed, with the line ends of the archive."""

    widget = forms.Textarea(attrs={"rows": 30, "class": "proposed-text", "spellcheck": "false"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return with_line_feeds(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not value.strip():
            raise ValidationError("There are no words in this text. Paste them here.")
        if turned := _TURNING.search(value):
            line = " ".join(value[turned.end() :].split())[:40]
            raise ValidationError(
                f"An unseen character before “{line}” turns the letters after it round: readers would see other "
                "words than stand there. Take it out, or type these words anew."
            )
