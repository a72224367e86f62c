"""Undoing a deed over many records, from its page in the log."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from findings.models.undoable import Undoable


def ask_and_undo(
    page: Any, request: HttpRequest, deed: Undoable, *, template: str, undo: Callable[[], HttpResponse]
) -> HttpResponse:
    """Ask once more, then `undo` the deed and answer as that does; where it is refused, tell what stands in the way."""
    problems: list[str] = []
    if request.method == "POST":
        try:
            return undo()
        except ValidationError as refused:
            problems = refused.messages
    context = {
        **page.admin_site.each_context(request),
        "title": f"Undo: {deed}",
        "opts": page.opts,
        "deed": deed,
        "problems": problems,
    }
    return TemplateResponse(request, template, context)
