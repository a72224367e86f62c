"""The gallery of components: each as a reader would meet it, with invented records. For whoever works on the look."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from casearchive.toytown import (
    ARTICLE,
    BISCUITS,
    CORRECTIONS,
    FIGURE,
    FINDINGS,
    FORCE,
    KEYS,
    RELEASE,
    REPLY,
    REPORT,
    SQUAD,
    STATUSES,
    finding,
)
from findings.citing.files import FORMS
from findings.citing.reading import cited_finding
from findings.citing.styles import citations
from findings.embedding.code import blockquote, frame
from findings.facets import Facet, FacetValue
from findings.listing import Chip, Link
from findings.models import Theme
from findings.paging import paging
from findings.rows import Row, row_of
from findings.source_text.pieces import Excerpt, Piece
from findings.year_range import Year, Years
from sources.shown_pages import ShownPage


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once. Development only: elsewhere there is nothing at this address."""
    if not settings.DEBUG:
        raise Http404("The gallery is there in development only.")
    return render(request, "components/gallery.html", context())


def context() -> dict[str, Any]:
    broad = Theme(pk=-3, slug="cupboards", code="TT", name="Cupboards")
    broad.terms = [KEYS, BISCUITS]  # type: ignore[attr-defined]
    for number, thing in enumerate([KEYS, BISCUITS, broad, FORCE, SQUAD, ARTICLE, REPORT]):
        thing.count = number * 617 + 1  # type: ignore[attr-defined]
    SQUAD.level = 1  # type: ignore[attr-defined]
    themes = [
        FacetValue("theme-cupboards", "Cupboards", 1235, "?theme=cupboards", leave_url="?not_theme=cupboards"),
        FacetValue("theme-lost-keys", "Lost keys", 618, "?", selected=True, level=1),
        FacetValue("theme-biscuits", "Biscuits and crumbs", 1, "?", level=1, leave_url="?not_theme=biscuits"),
        FacetValue("not-theme-spoons", "Spoons", 0, "?", left_out=True),
    ]
    years = [
        Year(f"year-{year}", str(year), number, "?", chosen, chosen, None if chosen else "?", "from 2019 to 2020")
        for year, number in YEARS
        for chosen in [year == 2020]
    ]
    address = f"https://archive.example.org{FINDINGS[1].get_absolute_url()}"
    return {
        "rows": [row_of(each) for each in FINDINGS],
        "passages": [(row_of(each), each.quotation) for each in FINDINGS[:6]],
        "finding": FINDINGS[1],
        "citations": citations(cited_finding(FINDINGS[1], address)),
        "citation_files": [(form.label, form.extension) for form in FORMS.values()],
        "address": address,
        "embed_code": blockquote(row_of(FINDINGS[1]), "https://archive.example.org"),
        "frame_code": frame(row_of(FINDINGS[1]), "https://archive.example.org"),
        "files": [Link(form.label, "?") for form in FORMS.values()],
        "figure": FIGURE,
        "text": _text(),
        "text_findings": {each.shown_id: row_of(each) for each in FINDINGS[:2]},
        "printed": ShownPage(static("icon.svg"), 12, "12", 320, 320, [(40, 40, 280, 80), (40, 90, 160, 130)]),
        "hits": _with_hits(),
        "corrections": CORRECTIONS,
        "reply": REPLY,
        "release": RELEASE,
        "statuses": STATUSES,
        "theme": broad,
        "institutions": [FORCE, SQUAD],
        "sources": [ARTICLE, REPORT],
        "facet": Facet("theme", "Theme", themes),
        "long_facet": Facet("person", "Person", [FacetValue("person-ida", "Ida Invented", 3, "?")], 57, "?"),
        "years": Years(years, "2020", "2020"),
        "kept": [("q", "cupboard")],
        "chips": [Chip("Theme", "Lost keys", "?"), Chip("Words", "cupboard -teapot", "?")],
        "sorts": [Link("relevance", None), Link("newest", "?sort=newest"), Link("oldest", "?sort=oldest")],
        "nearest": [Link("Cupboard", "?", 12), Link("Clapboard", "?", 1)],
        "suggestions": [Link("without theme", "?", 12), Link("without words", "?", 1)],
        "problems": ["Theme: There is no theme “cupbord” in the archive. Choose one from the list."],
        "understood": "Findings with “cupboard”, and without “teapot”.",
        "notes": ["The bracket that was never closed was left out."],
        **paging(Paginator(range(612), 25).page(9), lambda number: f"?page={number}"),
    }


YEARS = [(2021, 412), (2020, 96), (2019, 203), (1999, 1)]


def _text() -> list[Excerpt]:
    """A text with two findings, of which one begins within the other."""
    first, second = (each.shown_id for each in FINDINGS[:2])
    pieces = [
        Piece(0, "It was a Tuesday. ", False),
        Piece(1, "The key was lost, ", True, begins=[first]),
        Piece(2, "and nobody looked for it.", True, begins=[second], ends=[first]),
        Piece(3, " The cupboard stayed shut.", True, ends=[second]),
        Piece(4, " Then it was Wednesday.", False),
    ]
    after = [Piece(5, "The spoon was found in the end.", False)]
    return [Excerpt("12", [pieces], True, False), Excerpt("14", [after], False, True)]


def _with_hits() -> Row:
    """A finding in which the word sought is marked, and which says why it was found."""
    words = "The cupboard was opened with a spoon."
    row = row_of(finding("T0YT0WN7", "case-study", words, "A cupboard was opened with a spoon."))
    return replace(
        row,
        hits=(("The ", False), ("cupboard", True), (" was opened with a spoon.", False)),
        summary_hits=(("A ", False), ("cupboard", True), (" was opened with a spoon.", False)),
        reasons=("theme Lost keys, also called “cupboards”",),
    )
