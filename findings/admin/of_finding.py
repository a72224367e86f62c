from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest

from findings import rights


class OfFinding:
    """For the admin page of a part of a finding: who may not change the finding changes, adds, deletes no part of it.

    `whole` names the relation to the finding.
    """

    whole = "finding"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self._refusal(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self._refusal(request, obj)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        return asking(form, self.whole, request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Several at once are deleted only where each may be."""
        shown, counts, needed, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        refused = [f"{part}: {refusal}" for part in objs if (refusal := self._refusal(request, part))]
        return shown, counts, needed, [*protected, *refused]

    def _refusal(self, request: HttpRequest, part: Model | None) -> str:
        return rights.refusal_to_change(request.user, getattr(part, self.whole)) if part is not None else ""


def asking(form: type[forms.BaseForm], whole: str, user: Any) -> type:
    """The form, which refuses to put the part into a finding that this account may not change."""

    class Asking(form):  # type: ignore[valid-type,misc]
        def clean(self) -> Any:
            cleaned = super().clean()
            finding = self.cleaned_data.get(whole)
            if finding is not None and (refusal := rights.refusal_to_change(user, finding)):
                self.add_error(whole, refusal)
            return cleaned

    return Asking
