"""The history of a record in the admin: each change in words, with a way to put it back."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources import renaming, restoring
from sources.changes import Change, Remembered, changes_of, page_of_changes
from sources.tracking import noting

from .telling import tell

State = dict[str, Any] | None
Told = Callable[..., AbstractContextManager[Any]]


class WhyForm(forms.Form):
    """Why it is put back, and what the editor knew of it."""

    reason = forms.CharField(
        required=False, max_length=500, label="Why", widget=forms.Textarea(attrs={"rows": 2, "cols": 80})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needed


@dataclass(frozen=True)
class PuttingBack:
    """What it takes to put one change back: no refusal, a reason where readers have seen it, and whom to tell."""

    refusal: str = ""
    needs_reason: bool = False
    told: Told = lambda reason: nullcontext()  # within it is put back, for the reason that is given


class Remembering:
    """For a ModelAdmin of tracked records. `parts` are remembered with the record and shown among its changes."""

    parts: Sequence[Remembered] = ()
    quiet: Sequence[str] = ()  # columns not worth telling
    never_put_back: Sequence[str] = ()

    def get_urls(self) -> list[Any]:
        opts = self.opts  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.put_back_view)  # type: ignore[attr-defined]
        return [
            path(
                "<path:object_id>/history/<slug:part>/<int:number>/put-back/",
                view,
                name=f"{opts.app_label}_{opts.model_name}_put_back",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    @property
    def remembered(self) -> list[Remembered]:
        """The record itself, and its parts."""
        return [Remembered(self.model, quiet=tuple(self.quiet)), *self.parts]  # type: ignore[attr-defined]

    def refusal_to_put_back(self, request: HttpRequest, record: Any) -> str:
        """Why this account may put back nothing here; empty where it may."""
        may = self.has_change_permission(request, record)  # type: ignore[attr-defined]
        return "" if may else "This account may not change this record."

    def putting_back(self, request: HttpRequest, record: Any, change: Change, now: State, then: State) -> PuttingBack:
        """What it takes to make this row of the record, which stands as `now`, stand as `then`."""
        refusal = self.refusal_to_put_back(request, record)
        if change.what.link or now is None or then is None:
            return PuttingBack(refusal)
        shown = renaming.shown_fields(record)
        if all(now[column] == then[column] for column in shown) or not renaming.is_shown(record):
            return PuttingBack(refusal)
        told = partial(renaming.renaming, record, by=request.user)
        return PuttingBack(refusal or renaming.refusal_to_rename(record, request.user), needs_reason=True, told=told)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self._record(request, object_id)
        page = page_of_changes(record, self.remembered, request.GET.get("p"))
        tell(page.object_list, self.admin_site, request)  # type: ignore[attr-defined]
        mine = not self.refusal_to_put_back(request, record)
        context = {
            **self._frame(request, record, f"History: {record}"),
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "can_be_put_back": self._can_be_put_back(page.object_list) if mine else [],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history/changes.html", context)

    def put_back_view(self, request: HttpRequest, object_id: str, part: str, number: int) -> HttpResponse:
        """Show how the record would stand with one change put back; by POST, put it back."""
        record = self._record(request, object_id)
        change = self._change(record, part, number)
        now = restoring.current(change)
        then = restoring.goal(change, now, self.never_put_back)
        asked = self.putting_back(request, record, change, now, then)
        seen = restoring.latest_change(change)
        form = WhyForm(request.POST or None, needed=asked.needs_reason, initial={"seen": seen})
        if request.method == "POST" and asked.refusal:
            raise PermissionDenied(asked.refusal)
        if now != then and form.is_valid() and self._put_back(request, record, change, then, form, asked.told):
            return HttpResponseRedirect(self._address(record))
        shown = [change, Change(change.what, change.event, now, then)]
        tell(shown, self.admin_site, request)  # type: ignore[attr-defined]
        context = {
            **self._frame(request, record, "Put back a change"),
            "change": change,
            "outcome": shown[1],
            "form": form,
            "refusal": asked.refusal,
            "history": self._address(record),
            "taken_away": then is None,
            "brought_back": now is None,
            "needed": asked.needs_reason,
        }
        return TemplateResponse(request, "admin/history/put_back.html", context)

    def _put_back(
        self, request: HttpRequest, record: Any, change: Change, then: State, form: WhyForm, told: Told
    ) -> bool:
        """Whether it went well; where not, the form says why."""
        reason = form.cleaned_data["reason"]
        try:
            with noting(put_back=change.event.pgh_id, **({"reason": reason} if reason else {})), told(reason=reason):
                restoring.put_back(change, then, seen=form.cleaned_data["seen"])
        except ValidationError as refused:
            form.add_error(None, refused.messages)  # type: ignore[arg-type]
            return False
        done = f"Put back the change of the {change.noun} of {change.when:%-d %B %Y, %H:%M}."
        self.log_change(request, record, done)  # type: ignore[attr-defined]
        self.message_user(request, done, messages.SUCCESS)  # type: ignore[attr-defined]
        return True

    def _record(self, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        if record is None:
            raise Http404
        return record

    def _change(self, record: Any, part: str, number: int) -> Change:
        what = next((what for what in self.remembered if what.name == part), None)
        if what is None or not what.of(record).filter(pgh_id=number).exists():
            raise Http404
        return changes_of([(what, number)])[0]

    def _can_be_put_back(self, changes: Iterable[Change]) -> list[Change]:
        return [change for change in changes if restoring.can_be_put_back(change, self.never_put_back)]

    def _address(self, record: Any) -> str:
        opts = self.opts  # type: ignore[attr-defined]
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[record.pk])

    def _frame(self, request: HttpRequest, record: Any, title: str) -> dict[str, Any]:
        opts = self.opts  # type: ignore[attr-defined]
        return {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": title,
            "opts": opts,
            "record": record,
            "record_address": reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]),
            "put_back_name": f"admin:{opts.app_label}_{opts.model_name}_put_back",
        }
