"""Long texts have pages, and those of files are shown as they were printed."""

import io
import re

import pytest
from PIL import Image

from findings.publishing import withdraw
from findings.source_text.sections import LENGTH
from sources.models import Source
from tests.factories import SourceFactory, TextVersionFactory, ThemeFactory
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, paragraph
from tests.sources.held import held

from .texts import OPEN, marked, numbered_words, page_of, quoting, shown_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("licence", [OPEN, "all-rights-reserved"])
@pytest.mark.parametrize("paged", [True, False])
def test_a_long_text_has_pages_and_every_link_leads_to_the_page_of_its_words(client, licence, paged):
    said = numbered_words(1500)
    text = "\n\n".join(said)
    starts = [text.index(said[n]) for n in range(0, 1500, 100)] if paged else []
    labels = [f"p{n}" for n in range(len(starts))]
    version = TextVersionFactory(
        text=text, page_starts=starts, page_labels=labels, source=SourceFactory(licence=licence)
    )
    findings = [quoting(version, said[n], themes=[ThemeFactory(slug=f"t{n}")]) for n in range(0, 1500, 60)]

    seen = ""
    number = 1
    while client.get(f"/sources/{version.source.slug}/text/?page={number}").status_code == 200:
        seen += " " + shown_text(page_of(client, version, f"?page={number}"))
        number += 1
    for finding in findings:
        link = client.get(f"/sources/{version.source.slug}/text/?finding={finding.shown_id.lower()}")
        assert link.status_code == 302
        assert (
            f'<mark id="f-{finding.shown_id}">{finding.quotation.text}</mark>'
            in client.get(link["Location"]).content.decode()
        )
    if licence == OPEN:
        assert seen.split() == text.split()
        assert number - 1 == (15 if paged else len(text) // LENGTH)
        [direct] = re.findall(
            r'href="(/sources/[^"]*#f-[^"]*)"', client.get(findings[-1].get_absolute_url()).content.decode()
        )
        assert direct == link["Location"]
    else:
        assert number - 1 == 2


@pytest.fixture
def printed_source():
    """A report of two pages with an open licence, of which the first page has a finding."""
    press = Press()
    for number in range(2):
        press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(number)])
        press.next_page()
    version = held(press.finished(), source=SourceFactory(kind="report", licence=OPEN, slug="printed"))
    quoting(version, version.text[version.text.index("The") : version.text.index(".") + 1])
    return version


def test_a_page_of_a_file_is_shown_as_printed_with_the_words_marked(client, printed_source):
    page = page_of(client, printed_source)

    assert '<img src="/sources/printed/text/1/page-1.png" loading="lazy"' in page
    assert f"with these words marked: {' '.join(marked(page)[0].split())[:40]}" in " ".join(page.split())
    assert re.search(r'<path d="M[\d. MHVZ]+Z" fill="#ffd400"', page)
    second = page_of(client, printed_source, "?page=2")
    assert 'src="/sources/printed/text/1/page-2.png"' in second
    assert "<path d=" not in second.split('class="printed"')[1]
    picture = client.get("/sources/printed/text/1/page-1.png")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(picture.content)).width == 1200
    again = client.get("/sources/printed/text/1/page-1.png", headers={"If-None-Match": picture["ETag"]})
    assert again.status_code == 304
    assert client.get("/sources/printed/text/1/page-3.png").status_code == 404


def test_no_picture_shows_what_readers_may_not_read(client, printed_source):
    def pictures():
        addresses = [f"/sources/printed/text/1/page-{n}.png" for n in (1, 2)]
        return [client.get(address).status_code for address in addresses]

    second = printed_source.text[printed_source.page_starts[1] :].strip()
    hidden = quoting(printed_source, second.split(".")[0] + ".")
    assert pictures() == [200, 200]
    withdraw([hidden], reason="privacy")
    assert pictures() == [200, 404]
    assert 'class="printed"' not in page_of(client, printed_source, "?page=2")
    Source.objects.filter(slug="printed").update(licence="all-rights-reserved")
    assert pictures() == [404, 404]
    assert 'class="printed"' not in page_of(client, printed_source)
    Source.objects.filter(slug="printed").update(licence=OPEN)
    TextVersionFactory(source=printed_source.source, number=2, text="Other words.")
    assert pictures() == [404, 404]
