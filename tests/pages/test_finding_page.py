"""What the page of one finding shows."""

import pytest

from findings.citing.reading import plain_citation
from findings.models import Finding
from findings.vocabulary import Kind
from tests.factories import (
    ConnectionFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    QuotationFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .reading import element, facts, markup, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    """Opens the page of a finding."""
    return lambda finding: markup(client.get(finding.get_absolute_url()))


def test_the_words_stand_between_those_around_them(shown):
    version = TextVersionFactory(text="It rained. The key was lost. Nobody looked for it.")

    page = shown(FindingFactory(words="The key was lost.", text_version=version))

    figure = element(page, '<figure class="passage')
    assert figure.startswith("Before it stands: It rained. The key was lost. After it stands: Nobody looked for it.")


def test_words_around_that_break_off_say_so(shown):
    version = TextVersionFactory(text=f"{'Far away ' * 60}The key was lost.{' so they said' * 60}")

    page = shown(FindingFactory(words="The key was lost.", text_version=version))

    before, after = page.split("<blockquote", 1)[0], page.split("</blockquote>", 1)[1]
    assert element(before, '<p class="context"').startswith("Before it stands: … ")
    assert element(after, '<p class="context"').endswith(" …")


def test_several_passages_are_joined_by_the_mark_of_omission(shown):
    version = TextVersionFactory(text="The key was lost, it seems, and nobody looked for it.")
    finding = FindingFactory(words="The key was lost", text_version=version)
    finding.quotation.place(version.text, [(0, 16), (28, 53)])
    finding.quotation.save()

    page = shown(finding)

    assert element(page, "<blockquote") == "The key was lost […] and nobody looked for it."
    assert facts(page)["Match"] == "Verbatim in text 1, characters 0 to 16 and 28 to 53"


def test_the_place_is_a_paragraph_where_the_text_has_no_pages(shown):
    version = TextVersionFactory(text="One.\n\nTwo.\n\nThree, with the key.")

    found = facts(shown(FindingFactory(words="Three, with the key.", text_version=version)))

    assert found["Paragraph"] == "3"
    assert "Page" not in found


def test_the_place_is_a_page_where_the_text_has_them(shown):
    version = TextVersionFactory(text="First page. Second page.", page_starts=[0, 12], page_labels=["xi", "xii"])

    found = facts(shown(FindingFactory(words="Second page.", text_version=version)))

    assert found["Page"] == "xii"
    assert "Paragraph" not in found


def test_the_same_words_elsewhere_are_told_with_their_place(shown):
    finding = FindingFactory(words="The key was lost.")
    report = TextVersionFactory(text="On page nine. The key was lost.", page_starts=[0, 14], page_labels=["8", "9"])
    QuotationFactory(finding=finding, text_version=report, role="also-in", words="The key was lost.")

    elsewhere = section(shown(finding), "The same words elsewhere")

    assert report.source.get_absolute_url() in elsewhere
    assert facts(elsewhere)["Page"] == "9"


def test_content_notes_stand_before_the_words_they_warn_of(shown):
    theme = ThemeFactory(content_note="Mentions stale biscuits.")

    page = shown(FindingFactory(themes=[theme], content_note="Mentions a wet coat."))

    assert words(page).index("Mentions a wet coat.") < words(page).index("The constables of Toytown lost")
    assert page.index("Mentions stale biscuits.") < page.index("<blockquote")


def test_a_finding_without_content_note_has_no_warning(shown):
    assert "Content note" not in shown(FindingFactory())


def test_a_figure_is_a_table_of_what_it_counts(shown):
    finding = FindingFactory(words="About 81 percent of the keys were lost in spring.", kind="conclusion")
    FigureFactory(
        finding=finding,
        as_stated="81 percent",
        value=81,
        unit="percent",
        qualifier="about",
        group="keys",
        comparator="biscuits",
        base="all keys",
        period="in spring",
    )

    page = shown(finding)

    assert element(page, "<caption") == "“81 percent”"
    assert facts(section(page, "The figure")) == {
        "Value": "About 81 percent",
        "Of whom or what": "Keys",
        "Compared with": "Biscuits",
        "Base": "All keys",
        "Period": "In spring",
    }


def test_connections_are_told_from_both_ends(shown):
    earlier, later = FindingFactory(summary="A key was lost."), FindingFactory(summary="A key was lost once more.")
    ConnectionFactory(from_finding=later, to_finding=earlier, note="Both are about the same key.")

    from_later, from_earlier = shown(later), shown(earlier)

    connected = '<ul class="linked"'
    assert element(from_later, connected) == "Found before A key was lost. Both are about the same key."
    assert element(from_earlier, connected) == "Found again A key was lost once more. Both are about the same key."
    assert later.get_absolute_url() in from_earlier


def test_the_neighbours_are_those_next_to_it_in_the_text(shown):
    said = ["First words.", "Second words.", "Third words.", "Fourth words.", "Fifth words.", "Sixth words."]
    version = TextVersionFactory(text=" ".join(said))
    made = {
        number: FindingFactory(
            words=said[number],
            text_version=version,
            state="draft" if number == 2 else "published",
            summary=said[number],
        )
        for number in [3, 0, 4, 1, 5, 2]
    }

    neighbours = element(shown(made[3]), '<nav class="siblings')

    assert neighbours == "Before it in the same source Second words. After it in the same source Fifth words."
    assert "Before it in" not in shown(made[0])
    assert "After it in" not in shown(made[5])


def test_a_finding_alone_in_its_text_has_no_neighbours(shown):
    assert "siblings" not in shown(FindingFactory())


def test_the_citation_and_the_address_to_copy_are_those_of_the_finding(shown):
    finding = FindingFactory()
    address = f"http://testserver{finding.get_absolute_url()}"

    page = shown(finding)

    cited, _, _ = plain_citation(finding, address).partition(" (read ")
    assert element(page, '<p class="citation"').startswith(f"{cited} (read ")
    assert element(page, '<a id="address"') == address


def test_the_canonical_link_is_its_own_address_without_what_was_added(client):
    finding = FindingFactory()

    page = client.get(finding.get_absolute_url() + "?from=toytown").content.decode()

    assert f'<link rel="canonical" href="http://testserver{finding.get_absolute_url()}">' in page


def test_everybody_in_it_stands_under_their_part(shown):
    body, force, person = InstitutionFactory(name="Cupboard Review"), InstitutionFactory(), PersonFactory()

    found = facts(shown(FindingFactory(bodies=[body], subjects=[force], speakers=[person], groups=["age", "sex"])))

    assert found.items() >= {
        ("Whose words", person.name),
        ("Found or adopted by", "Cupboard Review"),
        ("About", force.name),
        ("Affected groups", "Age, sex"),
    }


def test_beside_those_who_said_and_found_it_stands_who_reported_it(shown):
    article = SourceFactory(byline="Paula Pencil", publisher=PublisherFactory(name="Toytown Gazette"))
    report = SourceFactory(kind="report", title="The Cupboard Report", published_on="2019-05-17")

    def found(source, **more):
        version = TextVersionFactory(source=source, number=source.texts.count() + 1)
        return facts(shown(FindingFactory(text_version=version, **more)))

    reported = found(article, report=report)
    assert reported["Reported by"] == "Paula Pencil, Toytown Gazette"
    assert reported["Report"] == "The Cupboard Report 17 May 2019"
    for its_own in [{"kind": Kind.OPINION}, {"speakers": [PersonFactory(name="Paula Pencil")]}]:
        assert "Reported by" not in found(article, **its_own)
    assert "Reported by" not in found(report), "the report itself"


def test_markup_in_names_and_words_is_shown_as_it_is_written(client):
    odd = "<script>alert('key')</script> & “co”"
    finding = FindingFactory(
        words=f"Words with {odd} in them.",
        summary=f"Summary with {odd}.",
        themes=[ThemeFactory(name=f"Theme {odd}", content_note=f"Note {odd}")],
        speakers=[PersonFactory(name=f"Person {odd}"), f"a constable {odd}"],
        subjects=[InstitutionFactory(name=f"Body {odd}")],
        text_version=TextVersionFactory(
            source=SourceFactory(title=f"Title {odd}", byline=f"By {odd}"),
            text=f"Before {odd}. Words with {odd} in them.",
        ),
    )
    source = Finding.objects.get(pk=finding.pk).source

    for address in [finding.get_absolute_url(), source.get_absolute_url(), "/findings/?q=words", "/", "/sources/"]:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "&lt;script&gt;alert" in page, address


def test_words_read_by_character_recognition_are_marked_wherever_they_are_quoted(shown, client):
    text = "It rained. The key was lost. Nobody looked for it."
    pages = {"page_starts": [0, 11], "page_labels": ["1", "2"], "page_numbers": [1, 2]}
    finding = FindingFactory(
        words="The key was lost.", text_version=TextVersionFactory(text=text, **pages, ocr_pages=[2])
    )
    other = FindingFactory(words="It rained.", text_version=TextVersionFactory(text=text, **pages, ocr_pages=[2]))
    note = "Read by character recognition"

    page = shown(finding)

    assert page.count(note) == 3, "beside the words, in their place, and in the code for other pages"
    assert "read by character recognition" in element(page, '<p class="citation"')
    assert note not in shown(other)
    assert markup(client.get("/findings/")).count(note) == 1
