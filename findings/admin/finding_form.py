from typing import Any

from django import forms

from findings.models import Finding
from findings.vocabulary import Group, State

BEFORE = [(state.value, state.label) for state in (State.DRAFT, State.IN_REVIEW, State.PUBLISHED)]
SINCE = [(State.PUBLISHED.value, State.PUBLISHED.label)]


class FindingForm(forms.ModelForm):
    """What editors say of a finding. Nobody withdraws by it, since a withdrawal has a reason."""

    groups = forms.MultipleChoiceField(
        label="Affected groups",
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Finding._meta.get_field("groups").help_text,
    )

    class Meta:
        model = Finding
        fields = ["kind", "summary", "retold", "report", "direction", "groups", "content_note", "state"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 2, "cols": 90})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if state := self.fields.get("state"):
            state.choices = SINCE if self.instance.first_published else BEFORE  # type: ignore[attr-defined]
            if self.instance.first_published:
                state.help_text = "Readers see it, and its address lasts. To take it back, use Withdraw above."
