from django.db import models

from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import PublisherKind, listed


@tracked()
class Publisher(models.Model):
    """Who issued a source: a newspaper, an inquiry, a court. Not the body that a finding is about."""

    Kind = PublisherKind

    slug = models.SlugField(max_length=100, unique=True, help_text="Its name in addresses and in the exchange format.")
    name = models.CharField(max_length=200, unique=True, help_text="As it calls itself.")
    kind = models.CharField(max_length=20, choices=PublisherKind, help_text="What sort of body it is.")
    website = models.URLField(blank=True, help_text="Its own address on the web, where known.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            listed("kind", PublisherKind, "publisher_kind_is_known", "Choose one of the listed kinds of publisher."),
        ]
        triggers = [shown("publisher")]

    def __str__(self) -> str:
        return self.name
