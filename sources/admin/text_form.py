from typing import Any

from django import forms

from sources.accepting import next_number
from sources.models import TextVersion

from .whole_text_field import WholeTextField


class NewTextForm(forms.ModelForm):
    """A text to be taken in: its words are kept as pasted, and it takes the next number of its source."""

    text = WholeTextField(
        widget=forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField"}),
        help_text="Paste the whole text, with an empty line between paragraphs. Once saved it cannot be changed.",
    )

    class Meta:
        model = TextVersion
        fields = ["text", "extractor", "note"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        text, starts = self.cleaned_data.get("text"), self.cleaned_data.get("page_starts")
        if text is not None and starts:
            if starts != sorted(set(starts)):
                self.add_error("page_starts", "Each page starts after the one before. Put the positions in order.")
            elif starts[-1] >= len(text):
                self.add_error("page_starts", f"The text ends at position {len(text)}: no page starts at {starts[-1]}.")
        return cleaned

    def save(self, commit: bool = True) -> TextVersion:
        self.instance.number = next_number(self.instance.source)
        saved: TextVersion = super().save(commit)
        return saved
