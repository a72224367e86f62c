from typing import Any

from django import forms

from findings.models import Quotation
from sources.locating import PassageIsAmbiguous, locate
from sources.models import TextVersion
from sources.passages import Span
from sources.storable import with_line_feeds
from sources.unlocated import Unlocated

from .loaded import LoadedForm


class PassageField(forms.CharField):
    """Words as they come back from a text box: with the line ends of the archive."""

    widget = forms.Textarea(attrs={"rows": 5, "cols": 90})

    def to_python(self, value: Any) -> str:
        return with_line_feeds(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed((initial or "").strip(), data)


class QuotationForm(LoadedForm):
    """A quotation chosen by its words: the archive finds their place, and takes them from the text itself."""

    passage = PassageField(
        help_text="Paste the words; the archive finds their place. Write “ […] ” where you leave words out."
    )
    starts_at = forms.IntegerField(
        min_value=0,
        required=False,
        help_text="Only where the words stand more than once: the position of the place you mean.",
    )

    class Meta:
        model = Quotation
        fields = ["finding", "role", "text_version"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.spans:
            self.initial.update(passage=self.instance.text, starts_at=self.instance.start)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        version, passage = self.cleaned_data.get("text_version"), self.cleaned_data.get("passage")
        if version and passage and {"text_version", "passage", "starts_at"} & set(self.changed_data):
            self._place(version, passage)
        return cleaned

    def _place(self, version: TextVersion, passage: str) -> None:
        try:
            self.instance.place(version.text, self._spans(version.text, passage))
        except Unlocated as problem:
            self.add_error("passage", problem.lines)

    def _spans(self, text: str, passage: str) -> list[Span]:
        """Where the passage stands. The position shown from before counts only where the words alone do not decide."""
        given = self.cleaned_data.get("starts_at")
        if given is None or "starts_at" in self.changed_data:
            return locate(text, passage, near=given)
        try:
            return locate(text, passage)
        except PassageIsAmbiguous:
            return locate(text, passage, near=given)
