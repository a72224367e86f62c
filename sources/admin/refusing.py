"""A refusal of the database, shown beside what the editor typed instead of as a broken page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sources.capturing import Refused
from sources.refusals import explain


class Refusing:
    """For a ModelAdmin: whatever the database refuses comes back as a sentence, and nothing of it is saved.

    The database is asked before the success is announced, so that also rules that wait for the end of the
    transaction speak in time. A refused form is shown again with all that was typed.
    """

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc]
        except (IntegrityError, Refused) as error:
            request.refusal = explain(error) if isinstance(error, IntegrityError) else str(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        refusal = getattr(request, "refusal", None)
        return refused(form, refusal) if refusal else form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        connection.check_constraints()  # asks the deferred rules now

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)  # type: ignore[misc]
        connection.check_constraints()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset)  # type: ignore[misc]
        connection.check_constraints()

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]
        except IntegrityError as error:
            self._tell(request, error)
            opts = self.opts  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[object_id]))

    def response_action(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        try:
            with transaction.atomic():
                return super().response_action(request, queryset)  # type: ignore[misc,no-any-return]
        except IntegrityError as error:
            self._tell(request, error)
            return HttpResponseRedirect(request.get_full_path())

    def _tell(self, request: HttpRequest, error: IntegrityError) -> None:
        message = f"Nothing was changed. {explain(error)}"
        self.message_user(request, message, messages.ERROR)  # type: ignore[attr-defined]


def refused(form: type[forms.BaseForm], refusal: str) -> type:
    """The form, with one more reason not to be valid."""

    class Refused(form):  # type: ignore[valid-type,misc]
        def clean(self) -> Any:
            cleaned = super().clean()
            self.add_error(None, refusal)
            return cleaned

    return Refused


@contextmanager
def refusals_told_in(form: forms.BaseForm) -> Iterator[None]:
    """Do it whole or not at all; where it is refused, the form says why, and is not valid any more."""
    try:
        with transaction.atomic():
            yield
    except Refused as refused:
        form.add_error(None, str(refused))
    except IntegrityError as error:
        form.add_error(None, explain(error))
