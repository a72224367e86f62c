"""The source at an address, or what stands in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sources.models import FormerSlug, Source
from sources.tracking import history_of


@dataclass(frozen=True)
class Tombstone:
    """That readers once saw a source under some name, and see it no more."""

    until: datetime  # when it was last shown


def tombstone(slug: str) -> Tombstone | None:
    """What is told of a source that readers saw under this name; None where they never did, or see it still.

    Three queries, one where nothing ever had the name.
    """
    named = Q(slug=slug[:121]) | Q(former_addresses__slug=slug[:121])
    source = Source.objects.filter(named).exclude(state=Source.State.PUBLISHED).first()
    if source is None:
        return None
    history = history_of(Source).objects.filter(pgh_obj_id=source.pk).order_by("pgh_id")
    shown = history.filter(slug=slug, state=Source.State.PUBLISHED).last()
    if shown is None:
        return None
    after = history.filter(pgh_id__gt=shown.pgh_id).exclude(state=Source.State.PUBLISHED).first()
    return Tombstone(after.pgh_created_at)


def reached(request: HttpRequest, slug: str, at: Callable[[Source], str]) -> Source | HttpResponse:
    """The source of this name that readers may see, with its publisher.

    A name that it once had leads on to where it is `at`. One that readers saw and see no more leaves a tombstone.
    Raises Http404 where there never was one.
    """
    source = Source.objects.published().select_related("publisher").filter(slug=slug).first()
    if source is not None:
        return source
    if (renamed := FormerSlug.objects.leading_to(slug)) is not None:
        return redirect(at(renamed), permanent=True)
    if (left := tombstone(slug)) is None:
        raise Http404("There is no source at this address.")
    return render(request, "sources/gone.html", {"tombstone": left}, status=410)
