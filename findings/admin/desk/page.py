"""The desk itself: the text on one side, its findings and the form on the other; without scripts, a box to paste in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from findings.admin.quotation_form import PassageField
from findings.desk.marking import stretches
from findings.desk.paper import has_pages
from findings.desk.parts import write_quotation
from findings.desk.showing import standing_findings
from findings.models import Finding, QuotedSource
from findings.vocabulary import KIND_MEANINGS, Direction, Group, Kind, Role
from sources.locating import PassageIsAmbiguous, locate
from sources.models import TextVersion
from sources.unlocated import Candidate, Unlocated

KEYS = "1234567890cjo"  # one for each kind, in their order


class PasteForm(forms.Form):
    """A quotation by its words, for browsers without scripts."""

    passage = PassageField(
        label="The words",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Paste them as they stand in the text. Write “ […] ” where you leave words out.",
    )
    starts_at = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    candidates: list[Candidate]

    def __init__(self, *args: Any, text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text, self.candidates = text, []

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if passage := self.cleaned_data.get("passage"):
            try:
                self.spans = locate(self.text, passage, near=self.cleaned_data.get("starts_at"))
            except PassageIsAmbiguous as several:
                self.candidates = several.candidates
                self.add_error("passage", f"{several.problem} Choose the place you mean, or paste more of the words.")
            except Unlocated as problem:
                self.add_error("passage", problem.lines)
        return cleaned


def desk(model_admin: Any, request: HttpRequest, source: QuotedSource, text: TextVersion | None) -> HttpResponse:
    """Show the desk; or make a draft of a pasted quotation, and go on to its page."""
    pasted = request.POST if request.method == "POST" else None
    form = PasteForm(pasted, text=text.text if text else "")
    if pasted is not None and text is not None:
        if not request.user.has_perm("findings.add_finding"):
            raise PermissionDenied
        if form.is_valid():
            return _drafted(model_admin, request, text, form)
    findings = standing_findings(text) if text else []
    context = {
        **model_admin.admin_site.each_context(request),
        "title": source.title,
        "is_nav_sidebar_enabled": False,
        "opts": model_admin.opts,
        "source": source,
        "source_page": _page_of(source),
        "text": text,
        "paged": text is not None and has_pages(text),
        "texts": list(source.texts.order_by("-number").defer("text")),
        "stretches": stretches(text, findings) if text else [],
        "findings": findings,
        "form": form,
        "kinds": [
            {"value": kind.value, "label": kind.label, "key": key, "meaning": KIND_MEANINGS[kind]}
            for kind, key in zip(Kind, KEYS, strict=True)
        ],
        "roles": Role.choices,
        "groups": Group.choices,
        "directions": Direction.choices,
        "may_add": request.user.has_perm("findings.add_finding"),
    }
    return TemplateResponse(request, "admin/findings/quotedsource/desk.html", context)


def _page_of(source: QuotedSource) -> str:
    noun = "article" if source.kind == source.Kind.ARTICLE else "report"
    return reverse(f"admin:sources_{noun}_change", args=[source.pk])


def _drafted(model_admin: Any, request: HttpRequest, text: TextVersion, form: PasteForm) -> HttpResponse:
    with transaction.atomic():
        finding = Finding.objects.create()
        write_quotation(finding, text, form.spans)
    said = f"The words stand in the text, and a draft was made of them: {finding.shown_id}. Say what it is."
    model_admin.message_user(request, said, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:findings_finding_change", args=[finding.pk]))
