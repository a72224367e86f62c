from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect

from findings.merging.addresses import now_at


def elsewhere(records: QuerySet[Any], slug: str) -> HttpResponsePermanentRedirect:
    """To the record that stands for what was once at this address, if it is one of those that readers may see."""
    name = str(records.model._meta.verbose_name)
    record = now_at(name, slug)
    if record is None or not records.filter(pk=record.pk).exists():
        raise Http404(f"There is no {name} at this address.")
    return redirect(record, permanent=True)  # type: ignore[return-value]
