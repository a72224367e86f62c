"""Texts of sources with findings in them, and what their pages show."""

import re

from tests.factories import FindingFactory, SourceFactory, TextVersionFactory

from .reading import markup, words

OPEN = "open-government-licence"


def text_of(text, licence=OPEN, **source):
    return TextVersionFactory(text=text, source=SourceFactory(licence=licence, **source))


def quoting(version, words, **kwargs):
    return FindingFactory(words=words, text_version=version, **kwargs)


def page_of(client, version, query=""):
    response = client.get(f"/sources/{version.source.slug}/text/{query}")
    assert response.status_code == 200
    return markup(response)


def shown_text(page):
    """The words of the text, without the links to findings."""
    inner = re.split(r'<div class="source-text[^>]*>', page)[1].split("</div>")[0]
    return words(re.sub(r' <a class="here id".*?</a>', "", inner))


def marked(page):
    return [words(each) for each in re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)]


def numbered_words(number):
    return [f"Case {n} was closed without a word to anybody in Toytown." for n in range(number)]
