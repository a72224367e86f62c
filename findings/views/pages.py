from typing import Any

from django.http import HttpRequest

from findings.counting import counted, years_of
from findings.index.following import current
from findings.index.searching import Answer, Question
from findings.listing import feed_urls, list_url
from findings.models import Theme
from findings.paging import numbered, page_of, paging
from findings.results import Results


def findings_page(request: HttpRequest, record: Any, **parameter: str) -> dict[str, Any]:
    """What the page of a theme, institution or person shows of its findings, the newest first.

    `parameter` is the filter of the list that shows the same findings.
    """
    [name] = parameter
    answer = Answer(current().archive, Question(chosen={name: frozenset([record.pk])}))
    page = page_of(Results(answer), request.GET.get("page"))
    return {
        "total": page.paginator.count,
        "years": years_of(answer, name, record.slug),
        "all_url": list_url(**parameter),
        "feeds": feed_urls(**parameter),
        **paging(page, numbered(request.path)),
    }


def themes_beside(name: str, record: Any) -> list[Theme]:
    """The themes of the findings that name a record, the commonest first, each with the list of just these."""
    narrower = counted(Theme.objects.exclude(parent=None), "theme", **{name: record.pk})
    themes = [theme for theme in narrower if theme.count]
    for theme in themes:
        theme.url = list_url(**{name: record.slug, "theme": theme.slug})
    return sorted(themes, key=lambda theme: -theme.count)
