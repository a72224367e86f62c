"""What is proposed of a capture, all of it open to change before it is accepted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, AutocompleteSelect

from sources.models import Capture, Publisher, Source

from .whole_text_field import WholeTextField

NEW, OTHER = "new", "other"


class SourceSelect(AutocompleteSelect):
    """Says what to do where nothing is chosen, which is also its name for those who hear the page."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-placeholder": "Type part of its title"}


class TextForm(forms.Form):
    """The words, and of which work they are."""

    belongs = forms.ChoiceField(widget=forms.RadioSelect, label="This is")
    other = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label="Another source",
        widget=SourceSelect(Capture._meta.get_field("source"), admin.site),  # type: ignore[arg-type]
    )
    text = WholeTextField(
        help_text="Take out what is not of the work: captions, newsletter lines, advertisements. "
        "Once accepted it cannot be changed.",
    )
    note = forms.CharField(
        required=False,
        label="Note",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What was left out or marked, and why.",
    )

    def __init__(self, *args: Any, candidates: list[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(source.pk), f"a text of “{source}”, which the archive holds") for source in candidates]
        belongs: Any = self.fields["belongs"]
        belongs.choices = [*known, (NEW, "a new source"), (OTHER, "a text of another source the archive holds")]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("belongs") == OTHER and not self.cleaned_data.get("other"):
            self.add_error("other", "Say which source it is.")
        return cleaned

    @property
    def is_new_source(self) -> bool:
        return bool(self["belongs"].value() == NEW)

    def held_source(self) -> Source:
        """The source that was chosen of those the archive holds."""
        chosen = self.cleaned_data["belongs"]
        source: Source = self.cleaned_data["other"] if chosen == OTHER else Source.objects.get(pk=chosen)
        return source


class SourceForm(forms.ModelForm):
    """What is to be known of a new source. Its name in addresses is made from its title."""

    publisher_name = forms.CharField(
        label="Publisher", max_length=200, help_text="Who issued it: one the archive knows, or a new one."
    )
    publisher_kind = forms.ChoiceField(
        label="Kind of publisher",
        required=False,
        choices=[("", "as the archive knows it"), *Publisher.Kind.choices],
        help_text="For a new publisher.",
    )
    address = forms.URLField(
        required=False, max_length=1000, assume_scheme="https", label="Address", help_text="Where it stands on the web."
    )

    class Meta:
        model = Source
        fields = ["title", "kind", "byline", "published_on", "published_precision", "reference", "address"]
        fields += ["licence", "language"]
        widgets = {"published_on": AdminDateWidget, "title": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, may_add_publisher: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_add_publisher = may_add_publisher
        self.fields["publisher_name"].widget.attrs["list"] = "publishers"
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput | forms.URLInput):
                field.widget.attrs.setdefault("class", "vTextField")
        self.order_fields(["title", "kind", "publisher_name", "publisher_kind"])

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        name = " ".join((self.cleaned_data.get("publisher_name") or "").split())
        if name:
            self.instance.publisher = self._publisher(name)
        return cleaned

    def _publisher(self, name: str) -> Publisher:
        if held := Publisher.objects.filter(name__iexact=name).first():
            return held
        kind = self.cleaned_data.get("publisher_kind")
        if not self.may_add_publisher:
            self.add_error("publisher_name", f"The archive knows no publisher “{name}”, and you may not add one.")
        elif not kind:
            self.add_error(
                "publisher_kind", f"The archive knows no publisher “{name}” yet. Say of what kind it is, to add it."
            )
        return Publisher(name=name, kind=kind or Publisher.Kind.OTHER)
