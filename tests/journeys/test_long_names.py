"""Names as long as the archive takes them, some without a space to break at: no page grows wider for them."""

import pytest

from findings.models import Institution, Person, Theme
from sources.models import Publisher, Source

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Teapotandcupboardandkeycabinet" * 2 + " of Toytown and all of its islands"

# A number or a word that was broken, though it has no space.
IN_TWO_LINES = """e => {
    const words = document.createRange()
    words.selectNodeContents(e)
    const tops = new Set([...words.getClientRects()].map(box => Math.round(box.top)))
    return tops.size > 1 && !e.textContent.trim().includes(" ")
}"""


@pytest.fixture
def pages(crowded):
    """Pages that name people, bodies, themes, sources and publishers, each of which has a long name."""
    records = [model.objects.last() for model in (Person, Institution, Theme, Source)]
    for record in records:
        type(record).objects.filter(pk=record.pk).update(**{"title" if isinstance(record, Source) else "name": LONG})
    Publisher.objects.update(name=LONG)
    named = [f"{type(record).__name__.lower()}={record.slug}" for record in records]
    lists = [f"/findings/?{each}" for each in named]
    return [
        crowded + path
        for path in [
            *lists,
            "/findings/?" + "&".join(named),
            f"/findings/pick/?{named[0]}",
            f"/findings/facets/person/?{named[0]}",
            "/",
            "/themes/",
            "/institutions/",
            "/people/",
            "/sources/",
            *(record.get_absolute_url() for record in records),
        ]
    ]


def test_long_names_break_rather_than_widen_a_page_or_run_over_what_stands_beside_them(reader, pages):
    too_wide = "document.documentElement.scrollWidth > innerWidth"
    broken = f"[...document.querySelectorAll('.button > span, .count, .chip > .soft')].some({IN_TWO_LINES})"
    run_over = "[...document.querySelectorAll('.facets, .aside, .chip')].some(e => e.scrollWidth > e.clientWidth + 1)"
    wrong = []
    for address in pages:
        for width in (320, 1280):
            reader.set_viewport_size({"width": width, "height": 900})
            assert reader.goto(address).status == 200
            wrong += [(address, width, each) for each in (too_wide, run_over, broken) if reader.evaluate(each)]

    assert wrong == []
