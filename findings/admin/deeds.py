"""The way of a finding, as buttons and actions: send for review, send back, publish, withdraw."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from findings import identifiers, publishing, rights
from findings.models import Finding
from findings.vocabulary import Reason, State

Deed = Callable[[Iterable[Finding]], int | None]


class WithdrawForm(forms.Form):
    """Why: one of the reasons that a tombstone can give."""

    reason = forms.ChoiceField(choices=Reason.choices, widget=forms.RadioSelect, label="Why is it withdrawn?")
    replaced_by = forms.CharField(
        required=False,
        max_length=20,
        label="Identifier of the finding that says the same",
        help_text="Only for a duplicate. Its address will lead readers there.",
    )

    def clean_replaced_by(self) -> Finding | None:
        """The finding of that identifier, in whatever way it is written."""
        typed = self.cleaned_data["replaced_by"]
        if not typed.strip():
            return None
        finding = Finding.objects.filter(public_id=identifiers.read(typed) or "").first()
        if finding is None:
            raise forms.ValidationError("There is no finding with this identifier. It may be mistyped.")
        return finding


class Deeds:
    """For the admin page of findings. Every deed is a POST; the deed itself asks once more who may do it."""

    actions: Sequence[Any] = ("send", "publish", "withdraw")

    def get_urls(self) -> list[Any]:
        views = {"send": self.send_view, "send-back": self.send_back_view, "publish": self.publish_view}
        views["withdraw"] = self.withdraw_view
        wrapped = self.admin_site.admin_view  # type: ignore[attr-defined]
        deeds = [
            path(f"<int:pk>/{name}/", wrapped(view), name=f"findings_finding_{name.replace('-', '_')}")
            for name, view in views.items()
        ]
        return [*deeds, *super().get_urls()]  # type: ignore[misc]

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(rights.PUBLISH)

    @admin.action(description="Send the selected findings for review", permissions=["change"])
    def send(self, request: HttpRequest, queryset: Any) -> None:
        deed = partial(publishing.send_for_review, by=request.user)
        self._carry_out(request, _selected(queryset), deed, State.IN_REVIEW)

    @admin.action(description="Publish the selected findings", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: Any) -> None:
        self._carry_out(request, _selected(queryset), partial(publishing.publish, by=request.user), State.PUBLISHED)

    @admin.action(description="Withdraw the selected findings …", permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_why(request, _selected(queryset))

    def send_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send one finding for review, from its own page."""
        finding = get_object_or_404(Finding, pk=pk)
        if not self.has_change_permission(request, finding):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._carry_out(request, [finding], partial(publishing.send_for_review, by=request.user), State.IN_REVIEW)
        return _to("change", pk)

    def send_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send one finding back to who wrote it, with a note."""
        finding = self._to_review(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])

        def back(findings: Iterable[Finding]) -> int:
            publishing.send_back(finding, by=request.user, note=request.POST.get("note", ""))
            return 1

        return self._onwards(request, finding, self._carry_out(request, [finding], back, State.DRAFT))

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish one finding, as the reviewer has read it."""
        finding = self._to_review(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        read = request.POST.get("revision", "")
        revision = int(read) if read.isdecimal() and len(read) < 10 else 0  # as none is: then nothing was read
        alone = request.POST.get("alone", "")
        deed = partial(publishing.publish, by=request.user, alone=alone, revisions={pk: revision})
        return self._onwards(request, finding, self._carry_out(request, [finding], deed, State.PUBLISHED))

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Withdraw one finding, from its own page."""
        return self._ask_why(request, [self._to_review(request, pk)]) or _to("change", pk)

    def _to_review(self, request: HttpRequest, pk: int) -> Finding:
        finding = get_object_or_404(Finding, pk=pk)
        if not self.has_publish_permission(request, finding):
            raise PermissionDenied
        return finding

    def _onwards(self, request: HttpRequest, finding: Finding, done: bool) -> HttpResponse:
        """To the next that waits; back to this one where it was refused."""
        following = finding if not done else rights.next_to_review(request.user, finding)
        if following:
            return _to("review", following.pk)
        return HttpResponseRedirect(reverse("admin:findings_finding_changelist") + "?state__exact=in-review")

    def _ask_why(self, request: HttpRequest, findings: list[Finding]) -> HttpResponse | None:
        form = WithdrawForm(request.POST if "withdraw" in request.POST else None)
        if form.is_valid():
            deed = partial(publishing.withdraw, **form.cleaned_data, by=request.user)
            self._carry_out(request, findings, deed, State.WITHDRAWN)
            return None
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": "Withdraw from the archive",
            "opts": self.opts,  # type: ignore[attr-defined]
            "form": form,
            "findings": findings,
            "selected_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/findings/finding/withdraw.html", context)

    def _carry_out(self, request: HttpRequest, findings: list[Finding], deed: Deed, state: State) -> bool:
        """Do it to all or none of them, and say what happened; returns whether it was done."""
        changing = [finding for finding in findings if finding.state != state]
        try:
            done = deed(findings)
        except ValidationError as refused:
            for sentence in [f"None is {state.label} now. This stands in the way:", *refused.messages]:
                self.message_user(request, sentence, messages.ERROR)  # type: ignore[attr-defined]
            return False
        for finding in changing:
            self.log_change(request, finding, f"Now {state.label}.")  # type: ignore[attr-defined]
        said = "1 finding is" if done == 1 else f"{done or 'No'} findings are"
        self.message_user(request, f"{said} now {state.label}." if done else f"All of them were {state.label} before.")  # type: ignore[attr-defined]
        return True


def _to(view: str, pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"admin:findings_finding_{view}", args=[pk]))


def _selected(queryset: Any) -> list[Finding]:
    return list(Finding.objects.filter(pk__in=queryset.order_by().values("pk")).order_by("pk"))
