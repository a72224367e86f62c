from datetime import datetime
from typing import Any

from django import forms
from django.db.models.functions import Now
from django.utils.dateparse import parse_datetime

from findings.models import Editing, Finding
from findings.vocabulary import Group
from sources.admin.meanwhile import take_over
from sources.changes import Remembered, changes_since

CHANGED = (
    "Somebody changed this finding while you were typing, so nothing is saved yet. What they changed stands above. "
    "What you had not touched says what they made it; where both touched the same, your words stand in the form, and "
    "so do quotations, people, themes and figures as you had them. Save again to keep what it says now."
)


class FindingForm(forms.ModelForm):
    """What editors say of a finding. Its state is none of it: it goes its way by deeds of their own.

    It knows at which revision it was opened, and saves nothing over what another editor saved meanwhile.
    """

    groups = forms.MultipleChoiceField(
        label="Affected groups",
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Finding._meta.get_field("groups").help_text,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Finding
        fields = ["kind", "summary", "retold", "report", "direction", "groups", "content_note"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 2, "cols": 90})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changed_since: datetime | None = None  # when it was opened, where another editor has saved since
        if self.instance.pk is None:
            del self.fields["revision"], self.fields["opened"]
        else:
            self.initial.update(zip(("revision", "opened"), self._stands(), strict=True))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "revision" in self.fields:
            list(Finding.objects.select_for_update(no_key=True).filter(pk=self.instance.pk).values("pk"))
            revision, moment = self._stands()
            if self.cleaned_data.get("revision") != revision:
                self.changed_since = parse_datetime(self.cleaned_data.get("opened") or "")
                changes = changes_since(self.instance, [Remembered(Finding)], self.changed_since)
                before = (changes[-1].before or {}) if changes else {}
                now = Finding.objects.get(pk=self.instance.pk)
                take_over(self, before, now, revision=str(revision), opened=moment)
                self.add_error(None, CHANGED)
        return cleaned

    def _stands(self) -> tuple[int, str]:
        """The revision as it is now, and the time by the clock of the database."""
        standing = Editing.objects.filter(finding_id=self.instance.pk).values_list("revision", Now())
        revision, moment = standing.get()
        return revision, moment.isoformat()
