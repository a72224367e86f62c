"""A quotation is chosen by pasting its words; the archive finds their place, or says why not."""

import pytest

from findings.models import Quotation
from tests.factories import TEXT, WORDS, DraftFactory, FindingFactory, QuotationFactory, TextVersionFactory
from tests.findings.admin.filling import complaints, page, pages_of, save, standing

pytestmark = pytest.mark.django_db


def paste(desk, finding, text, passage, **more):
    """Add a first quotation to a finding by pasting."""
    return save(
        desk,
        finding,
        quotations__TOTAL_FORMS=1,
        quotations__0__role="taken-from",
        quotations__0__text_version=text.pk,
        quotations__0__passage=passage,
        **{f"quotations__0__{name}": value for name, value in more.items()},
    )


def test_words_pasted_with_other_marks_and_breaks_are_stored_as_printed(desk):
    text = TextVersionFactory(text="He wrote: “It isn’t a key – it’s a\u00a0cupboard.” Nobody answered.")
    finding = DraftFactory()

    response = paste(desk, finding, text, "It isn't a key - it's\r\na cupboard.")

    assert response.status_code == 302, complaints(response)
    quotation = finding.quotations.get()
    assert quotation.text == "It isn’t a key – it’s a\u00a0cupboard."
    assert (quotation.prefix, quotation.suffix) == ("He wrote: “", "” Nobody answered.")


def test_words_left_out_make_two_passages(desk):
    finding, text = DraftFactory(), TextVersionFactory()

    paste(desk, finding, text, "The constables of Toytown […] the evidence cupboard.")

    assert finding.quotations.get().passages == ["The constables of Toytown", "the evidence cupboard."]


def test_one_altered_letter_is_refused_beside_the_field_and_nothing_is_saved(desk):
    finding, text = DraftFactory(), TextVersionFactory()

    response = paste(desk, finding, text, WORDS.replace("lost", "last"), kind="testimony")

    assert "found up to “The constables of Toytown”" in complaints(response)
    assert not Quotation.objects.exists()
    assert standing(response)["quotations-0-passage"] == WORDS.replace("lost", "last")


def test_words_that_stand_twice_are_refused_with_both_places(desk):
    finding, text = DraftFactory(), TextVersionFactory(text="A key was lost.\n\nLater a key was found.")

    response = paste(desk, finding, text, "key was")

    assert "Position 2, paragraph 1" in complaints(response)
    assert "Position 25, paragraph 2" in complaints(response)


def test_starts_at_chooses_among_places(desk):
    finding, text = DraftFactory(), TextVersionFactory(text="A key was lost.\n\nLater a key was found.")

    paste(desk, finding, text, "key was", starts_at=25)

    assert finding.quotations.get().start == 25


def test_a_position_where_the_words_do_not_start_is_refused(desk):
    finding, text = DraftFactory(), TextVersionFactory()

    response = paste(desk, finding, text, WORDS, starts_at=3)

    assert "does not start at position 3" in complaints(response)


def test_saving_a_finding_again_leaves_its_quotation_as_it_was(desk):
    text = TextVersionFactory(text="Key,\nkey.\n\nKey,\nkey.")
    quotation = QuotationFactory(text_version=text, finding=DraftFactory(), words="key")
    quotation.place(text.text, [(11, 20)])
    quotation.save()
    before = Quotation.objects.filter(pk=quotation.pk).values().get()

    response = save(desk, quotation.finding, summary="Two keys, in other words.")

    assert response.status_code == 302, complaints(response)
    assert Quotation.objects.filter(pk=quotation.pk).values().get() == before


def test_spans_chosen_by_a_program_survive_the_form(desk):
    """Passages that begin with a space, or touch the omission mark, cannot be pasted, but they can be kept."""
    text = TextVersionFactory(text=TEXT)
    quotation = QuotationFactory(text_version=text, finding=DraftFactory())
    quotation.place(TEXT, [(12, 20), (25, 40)])
    quotation.save()

    save(desk, quotation.finding, summary="Something else.")

    quotation.refresh_from_db()
    assert [(span.lower, span.upper) for span in quotation.spans] == [(12, 20), (25, 40)]


def test_a_quotation_moves_to_the_next_text_of_its_source(desk):
    quotation = FindingFactory().quotation
    corrected = TextVersionFactory(source=quotation.text_version.source, number=2, text=f"Put right. {WORDS} End.")

    response = save(desk, quotation.finding, quotations__0__text_version=corrected.pk, reason="A new text.")

    assert response.status_code == 302, complaints(response)
    quotation.refresh_from_db()
    assert (quotation.text_version, quotation.start) == (corrected, 11)


def test_the_position_shown_still_chooses_when_only_the_words_grow(desk):
    text = TextVersionFactory(text="a key was lost, a key was found, a key was lost.")
    quotation = QuotationFactory(text_version=text, finding=DraftFactory(), words="key was found")
    quotation.place(text.text, [(35, 42)])
    quotation.save()

    save(desk, quotation.finding, quotations__0__passage="key was lost")

    quotation.refresh_from_db()
    assert (quotation.start, quotation.text) == (35, "key was lost")


def test_a_quotation_can_be_made_on_its_own_page(desk):
    finding, text = DraftFactory(), TextVersionFactory()

    desk.post(
        pages_of(Quotation, "add"),
        {"finding": finding.pk, "role": "taken-from", "text_version": text.pk, "passage": WORDS},
    )

    assert finding.quotations.get().text == WORDS


def test_the_page_shows_the_words_in_their_context(desk):
    finding = FindingFactory()

    content = desk.get(page(finding)).content.decode()

    assert "The inspector wrote: “" in content
    assert f"<strong>{WORDS}</strong>" in content
