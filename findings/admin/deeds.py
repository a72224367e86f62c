"""Publishing and withdrawing from the list of findings, and withdrawing from a finding's own page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from findings import publishing
from findings.models import Finding
from findings.vocabulary import Reason, State


class WithdrawForm(forms.Form):
    """Why: one of the reasons that a tombstone can give."""

    reason = forms.ChoiceField(choices=Reason.choices, widget=forms.RadioSelect, label="Why is it withdrawn?")


class Deeds:
    """For the admin page of findings."""

    actions: Sequence[Any] = ("publish", "withdraw")

    def get_urls(self) -> list[Any]:
        withdraw = self.admin_site.admin_view(self.withdraw_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/withdraw/", withdraw, name="findings_finding_withdraw"), *super().get_urls()]  # type: ignore[misc]

    @admin.action(description="Publish the selected findings", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: Any) -> None:
        self._carry_out(request, _selected(queryset), publishing.publish, State.PUBLISHED)

    @admin.action(description="Withdraw the selected findings …", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_why(request, _selected(queryset))

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Withdraw one finding, from its own page."""
        finding = get_object_or_404(Finding, pk=pk)
        if not self.has_change_permission(request, finding):  # type: ignore[attr-defined]
            raise PermissionDenied
        page = HttpResponseRedirect(reverse("admin:findings_finding_change", args=[pk]))
        return self._ask_why(request, [finding]) or page

    def _ask_why(self, request: HttpRequest, findings: list[Finding]) -> HttpResponse | None:
        form = WithdrawForm(request.POST if "withdraw" in request.POST else None)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            self._carry_out(request, findings, lambda them: publishing.withdraw(them, reason=reason), State.WITHDRAWN)
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

    def _carry_out(
        self, request: HttpRequest, findings: list[Finding], deed: Callable[[Iterable[Finding]], int], state: State
    ) -> None:
        """Do it to all or none of them, and say what happened."""
        changing = [finding for finding in findings if finding.state != state]
        try:
            done = deed(findings)
        except ValidationError as refused:
            for sentence in [f"None was {state.label}. This stands in the way:", *refused.messages]:
                self.message_user(request, sentence, messages.ERROR)  # type: ignore[attr-defined]
            return
        for finding in changing:
            self.log_change(request, finding, f"Now {state.label}.")  # type: ignore[attr-defined]
        said = "1 finding is" if done == 1 else f"{done or 'No'} findings are"
        self.message_user(request, f"{said} now {state.label}." if done else f"All of them were {state.label} before.")  # type: ignore[attr-defined]


def _selected(queryset: Any) -> list[Finding]:
    return list(Finding.objects.filter(pk__in=queryset.order_by().values("pk")).order_by("pk"))
