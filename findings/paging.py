from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404

PER_PAGE = 25
LISTED = 100  # people or sources on a page of their list


class CountedPaginator(Paginator):
    """A paginator that was told how many there are, and need not ask."""

    def __init__(self, *args, count: int, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self.count = count  # type: ignore[misc]


@dataclass(frozen=True)
class PageLink:
    """A page number to go to, the current one without address, or a gap between numbers."""

    number: int | None
    url: str | None = None
    current: bool = False
    gap: bool = False


def page_of(  # type: ignore[no-untyped-def, type-arg]
    findings, typed: str | None, count: int | None = None, per_page: int = PER_PAGE
) -> Page:
    """The page of findings that `typed` asks for, the first where it is empty. Raises Http404 where there is none."""
    paginator = Paginator(findings, per_page) if count is None else CountedPaginator(findings, per_page, count=count)
    try:
        return paginator.page(typed or 1)
    except (PageNotAnInteger, EmptyPage) as error:
        raise Http404(f"There is no page “{str(typed)[:20]}” of this list: it has {paginator.num_pages}.") from error


def listed(records, typed: str | None) -> Page:  # type: ignore[no-untyped-def, type-arg]
    """The page of a list of people or sources that `typed` asks for. Raises Http404 where there is none."""
    return page_of(records, typed, per_page=LISTED)


def paging(page: Page, url: Callable[[int], str]) -> dict[str, object]:  # type: ignore[type-arg]
    """What a template needs to lead through the pages; `url(number)` gives the address of a page, its one address."""
    links = [
        PageLink(number, None if number == page.number else url(number), current=number == page.number)
        if isinstance(number, int)
        else PageLink(None, gap=True)
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "page_obj": page,
        "canonical_path": url(page.number),
        "elided_pages": links,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else None,
        "next_url": url(page.next_page_number()) if page.has_next() else None,
    }


def numbered(path: str) -> Callable[[int], str]:
    """Addresses of the pages of a list that stands at `path`: the first has no number."""
    return lambda number: path if number == 1 else f"{path}?page={number}"
