"""What an editor can answer on the page of a question, one form for each deed."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from findings.anchoring import answering
from findings.models import AnchorQuestion, Correction
from sources.locating import locate
from sources.passages import Span
from sources.unlocated import Unlocated

from .quotation_form import PassageField


class Answer(forms.Form):
    """An answer, with its reason where readers know the finding."""

    said: ClassVar[str]

    note = forms.CharField(
        label="Reason",
        required=False,
        max_length=Correction._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="Kept with the answer.",
    )

    def __init__(self, *args: Any, question: AnchorQuestion, **kwargs: Any) -> None:
        self.question = question
        super().__init__(*args, prefix=None, auto_id=f"id_{type(self).__name__.lower()}_%s", **kwargs)
        note = self.fields["note"]
        note.required = question.was_published
        if question.was_published:
            note.help_text = (
                "This finding was published: say why. Kept with the answer, and told to readers where words change."
            )


class Here(Answer):
    """The suggested place is the right one; the words become those that stand there."""

    said = "moved to the suggested place."
    proposed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: AnchorQuestion, **kwargs: Any) -> None:
        super().__init__(*args, question=question, **kwargs)
        self.initial["proposed"] = _written(question)

    def clean_proposed(self) -> str:
        """The place that the editor saw is the one that is taken, or none is."""
        seen: str = self.cleaned_data["proposed"]
        if seen != _written(self.question):
            raise ValidationError("The suggestion has changed since this page was opened. Look at it again.")
        return seen

    def carry_out(self, by: Any) -> None:
        spans = [(span.lower, span.upper) for span in self.question.proposed_spans]
        answering.move(self.question, spans, by=by, note=self.cleaned_data["note"])


class Elsewhere(Answer):
    """The editor pastes the words as they stand in the newer text."""

    said = "given the place that was chosen."
    spans: list[Span]
    passage = PassageField(
        label="Words in the newer text",
        help_text="Paste them; the archive finds their place. Write “ […] ” where you leave words out.",
    )
    starts_at = forms.IntegerField(
        min_value=0,
        required=False,
        help_text="Only where the words stand more than once: the position of the place you mean.",
    )
    field_order = ("passage", "starts_at", "note")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if passage := self.cleaned_data.get("passage"):
            try:
                near = self.cleaned_data.get("starts_at")
                self.spans = locate(self.question.text_version.text, passage, near=near)
            except Unlocated as problem:
                self.add_error("passage", problem.lines)  # type: ignore[arg-type]
        return cleaned

    def carry_out(self, by: Any) -> None:
        answering.move(self.question, self.spans, by=by, note=self.cleaned_data["note"], chosen=True)


class Keep(Answer):
    """The source has changed what it says; the quotation stays what it was, and readers are told of which text."""

    said = "left in the earlier text."

    def carry_out(self, by: Any) -> None:
        answering.keep(self.question, by=by, note=self.cleaned_data["note"])


# Each is carried out by an account, and raises ValidationError where that is refused.
Deed = Here | Elsewhere | Keep
DEEDS: dict[str, type[Deed]] = {"here": Here, "elsewhere": Elsewhere, "keep": Keep}


def _written(question: AnchorQuestion) -> str:
    spans = ",".join(f"{span.lower}-{span.upper}" for span in question.proposed_spans)
    return f"{question.text_version_id}:{spans}"
