from django.urls import reverse

from sources.models import Source


def after_accepting(source: Source) -> str:
    """Where an editor goes on once a text of the source was accepted or corrected."""
    return reverse("admin:sources_source_change", args=[source.pk])
