from sources.shown import shown
from sources.tracking import tracked

from .source import Source


@tracked()
class Covering(Source.covers.through):  # type: ignore[misc]
    """That an article tells of a report: Django’s own table of these pairs, which is remembered like the rest."""

    class Meta:
        proxy = True
        triggers = [shown("covering")]

    def __str__(self) -> str:
        return f"{self.from_source} tells of {self.to_source}"
