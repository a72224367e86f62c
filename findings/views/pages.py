from typing import Any

from django.http import HttpRequest

from findings.counting import counted, years_of
from findings.listing import list_url
from findings.models import SearchDocument, Theme
from findings.paging import numbered, page_of, paging
from findings.results import Results

COLUMNS = {"theme": "theme_ids", "institution": "institution_ids", "person": "person_ids"}


def findings_page(request: HttpRequest, record: Any, **parameter: str) -> dict[str, Any]:
    """What the page of a theme, institution or person shows of its findings, the newest first.

    `parameter` is the filter of the list that shows the same findings.
    """
    [name] = parameter
    having = {f"{COLUMNS[name]}__contains": [record.pk]}
    documents = SearchDocument.objects.filter(**having).newest_first()
    page = page_of(Results(documents), request.GET.get("page"))
    return {
        "total": page.paginator.count,
        "years": years_of(name, record.slug, **having),
        "all_url": list_url(**parameter),
        **paging(page, numbered(request.path)),
    }


def themes_beside(name: str, record: Any) -> list[Theme]:
    """The themes of the findings that name a record, the commonest first, each with the list of just these."""
    only = {f"{COLUMNS[name]}__contains": [record.pk]}
    themes = [theme for theme in counted(Theme.objects.exclude(parent=None), "theme_ids", **only) if theme.count]
    for theme in themes:
        theme.url = list_url(**{name: record.slug, "theme": theme.slug})
    return sorted(themes, key=lambda theme: -theme.count)
