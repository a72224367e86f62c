"""Of a text that its licence restricts, and beside words that were withdrawn, no page shows more than it may."""

from tests.factories import FindingFactory, InstitutionFactory, SourceFactory, TextVersionFactory

from .addresses import API, files, in_api, leaving, pages
from .reading import words_of


def test_the_full_text_of_a_restricted_source_is_on_no_page(client, db):
    start, end = "The first words nobody quoted.", "The last words nobody quoted."
    middle = "x " * 400
    source = SourceFactory()
    FindingFactory(
        words="A quoted sentence.",
        subjects=[InstitutionFactory()],
        text_version=TextVersionFactory(source=source, text=f"{start} {middle} A quoted sentence. {middle} {end}"),
    )

    text = f"{source.get_absolute_url()}text/"
    for address in [*pages(), *files(), *leaving(), *API, *in_api(), source.get_absolute_url(), text, f"{text}1/"]:
        page = words_of(client.get(address, follow=True))
        assert start not in page, address
        assert end not in page, address


def test_the_words_around_a_finding_stop_where_a_withdrawn_one_stands(client, db):
    text_version = TextVersionFactory(
        text="Far before. Taken back. Just before. The quoted words. Just after. Also taken back. Far after."
    )
    finding = FindingFactory(words="The quoted words.", text_version=text_version)
    for words in ["Taken back.", "Also taken back."]:
        FindingFactory(words=words, text_version=text_version, state="withdrawn")

    for address in [finding.get_absolute_url(), f"/findings/{finding.shown_id}.jsonld"]:
        page = client.get(address).content.decode()
        assert "Just before." in page
        assert "Just after." in page
        for words in ["Far before", "Taken back", "Also taken back", "Far after"]:
            assert words not in page
