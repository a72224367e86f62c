"""The form at the door: words, files, an address, or several of them at once."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """All the files chosen. What is in them is looked at one by one, later, so that one cannot spoil the others."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [file for file in data or [] if file]


class BringForm(forms.Form):
    """What an editor brings in."""

    uploads = FilesField(
        required=False,
        label="Files",
        help_text="PDF, HTML or plain text, several at once, each of at most 50 MB.",
        widget=ManyFiles(attrs={"accept": ".pdf,.html,.htm,.xhtml,.txt,.text"}),
    )
    address = forms.CharField(
        required=False,
        label="Address on the web",
        max_length=2000,
        help_text="Of an article, or of a PDF. It is fetched once, as any reader would, and kept as it was.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "class": "vLargeTextField"}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Words",
        help_text="Paste the whole text, with an empty line between paragraphs.",
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
    )
    title = forms.CharField(
        required=False,
        max_length=500,
        label="Title of the words",
        help_text="As printed. It can still be changed.",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        return f"https://{address}" if address and "://" not in address[:12] and ":" not in address[:12] else address

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        words = (self.cleaned_data.get("text") or "").strip()
        brought = [words, self.too_large, *map(self.cleaned_data.get, ("uploads", "address"))]
        if not any(brought) and not self.errors:
            self.add_error(None, "There is nothing to bring in yet: choose files, give an address, or paste words.")
        return cleaned

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        self.too_large = too_large  # then something was brought, and refused before it came here
        super().__init__(*args, **kwargs)
