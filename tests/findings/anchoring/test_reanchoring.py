"""A newer text comes, by whatever path: what moves, what is asked, and what readers see meanwhile."""

import pytest
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import NumericRange

from findings.anchoring.answering import keep
from findings.anchoring.counting import anchored
from findings.anchoring.rule import RULE
from findings.models import AnchorQuestion, Editing, Finding, SearchDocument
from findings.publishing import publish, settle, withdraw
from sources.models import TextVersion
from sources.models.text_version import digest
from tests.factories import TEXT, WORDS, AnchorQuestionFactory, FindingFactory, QuotationFactory, TextVersionFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db
MISLAID = TEXT.replace("lost", "mislaid")


@pytest.fixture
def finding():
    return FindingFactory()


def newer(finding, text, number=2):
    """The next text of its source comes, as from the desk."""
    return TextVersionFactory(source=finding.source, number=number, text=text)


def newer_by_sql(finding: Finding, text: str, number: int = 2) -> int:
    sql(
        "INSERT INTO sources_textversion (source_id, number, text, sha256, extractor, extractor_version, page_starts,"
        " page_labels, page_numbers, ocr_pages, segments, note, added_at)"
        " VALUES (%s, %s, %s, %s, 'by hand', '', '{}', '{}', '{}', '{}', '{}', '', now())",
        finding.source.pk,
        number,
        text,
        digest(text),
    )
    return TextVersion.objects.get(source=finding.source, number=number).pk


def now(finding: Finding) -> Finding:
    return Finding.objects.get(pk=finding.pk)


def is_seen(finding: Finding) -> bool:
    seen = Finding.objects.published().filter(pk=finding.pk).exists()
    assert SearchDocument.objects.filter(pk=finding.pk).exists() == seen
    return seen


def test_the_same_words_move_and_the_old_place_is_kept(finding):
    version = newer(finding, f"Foreword.\n\n{TEXT}")

    quotation, question = now(finding).quotation, AnchorQuestion.objects.get()
    assert quotation.text_version == version
    assert quotation.start == version.text.index(WORDS)
    assert quotation.text == WORDS
    assert quotation.prefix.startswith("Foreword.\n\nChapter one.")
    assert (question.answer, question.rule, question.answered_by) == ("moved", RULE, None)
    assert question.from_spans == [NumericRange(TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))]
    assert (question.from_version.number, question.from_text) == (1, WORDS)
    assert is_seen(finding)


def test_the_words_become_those_of_the_newer_text_mark_for_mark(finding):
    newer(finding, TEXT.replace("constables of", "constables\u00a0of").replace("the key", "the\nkey"))

    assert now(finding).quotation.text == WORDS.replace("constables of", "constables\u00a0of").replace(
        "the key", "the\nkey"
    )
    assert is_seen(finding)


def test_other_words_are_asked_about_and_not_seen_meanwhile(finding):
    newer(finding, MISLAID)

    question = AnchorQuestion.objects.get()
    assert (question.why, question.answer) == ("changed", "")
    [proposed] = question.proposed_spans
    assert MISLAID[proposed.lower : proposed.upper] == WORDS.replace("lost", "mislaid")
    assert now(finding).quotation.text == WORDS
    assert (now(finding).state, now(finding).held) == ("published", True)
    assert not is_seen(finding)


def test_a_text_by_raw_sql_brings_its_quotations_into_question_until_somebody_looks(finding):
    version = newer_by_sql(finding, f"Foreword.\n\n{TEXT}")
    assert AnchorQuestion.objects.get().why == "waiting"
    assert not is_seen(finding)

    call_command("reanchor", verbosity=0)

    assert is_seen(finding)
    assert now(finding).quotation.text_version_id == version


def test_texts_created_in_bulk_bring_their_quotations_into_question(finding):
    text = TextVersion(source=finding.source, number=2, text=MISLAID, sha256=digest(MISLAID))

    TextVersion.objects.bulk_create([text])

    assert AnchorQuestion.objects.get().why == "waiting"
    assert not is_seen(finding)


def test_the_command_says_what_moved_and_what_waits(finding, capsys):
    newer_by_sql(finding, MISLAID)

    call_command("reanchor")

    assert "0 moved, 1 wait for a person" in capsys.readouterr().out


def test_a_text_of_another_source_asks_nothing(finding):
    TextVersionFactory(number=2, text=MISLAID)

    assert not AnchorQuestion.objects.exists()


def test_an_earlier_text_that_comes_late_asks_nothing():
    finding = FindingFactory(text_version=TextVersionFactory(number=2, text=TEXT))

    newer(finding, MISLAID, number=1)

    assert not AnchorQuestion.objects.exists()
    assert is_seen(finding)


def test_a_third_text_takes_the_place_of_the_second_in_the_question(finding):
    newer(finding, MISLAID)

    third = newer(finding, f"Foreword.\n\n{TEXT}", number=3)

    question = AnchorQuestion.objects.get()
    assert (question.text_version, question.answer) == (third, "moved")
    assert now(finding).quotation.text_version == third
    assert is_seen(finding)


def test_a_draft_with_an_open_question_is_not_published():
    draft = FindingFactory(state="draft")
    newer(draft, MISLAID)

    with refused("finding_is_published_with_its_anchors", "Answer the question"):
        sql("UPDATE findings_finding SET state = 'published' WHERE id = %s", draft.pk)
    with pytest.raises(Exception, match="Answer the question"):
        publish([now(draft)])
    with pytest.raises(Exception, match="Answer the question"):
        publish([draft])  # as it was before the question


def test_a_withdrawn_finding_with_an_open_question_is_not_published_again(finding):
    newer(finding, MISLAID)
    withdraw([now(finding)], reason="error")

    with pytest.raises(Exception, match="Answer the question"):
        publish([now(finding)])


def test_nobody_but_the_questions_decides_what_is_held(finding):
    newer(finding, MISLAID)
    other = FindingFactory()

    sql("UPDATE findings_finding SET held = NOT held")
    finding.summary = "Saved from a page that was opened before."
    finding.save()

    assert (now(finding).held, now(other).held) == (True, False)
    assert now(finding).summary == "Saved from a page that was opened before."


def test_a_finding_is_held_while_any_of_its_quotations_is_in_question(finding):
    also = QuotationFactory(finding=finding, role="also-in")
    TextVersionFactory(source=also.text_version.source, number=2, text=MISLAID)
    assert now(finding).held

    also.delete()

    assert not now(finding).held
    assert is_seen(finding)


def test_choosing_the_passage_in_the_newer_text_answers_the_question(finding):
    version = newer(finding, MISLAID)
    quotation = now(finding).quotation
    start = MISLAID.index("The constables")
    quotation.text_version = version
    quotation.place(MISLAID, [(start, start + 40)])

    quotation.save()

    assert AnchorQuestion.objects.get().answer == "found"
    assert is_seen(finding)


def test_holding_and_moving_make_nobody_a_writer(finding, editor_at_work):
    revision = Editing.objects.get(finding=finding).revision

    with editor_at_work():
        newer(finding, f"Foreword.\n\n{TEXT}")
        newer(finding, MISLAID, number=3)

    editing = Editing.objects.get(finding=finding)
    assert editing.writers == []
    assert editing.revision == revision + 1  # it moved; being held is no change


def test_an_answer_is_kept(finding):
    newer(finding, TEXT)

    with refused("anchor_answer_is_kept"):
        sql("UPDATE findings_anchorquestion SET note = 'Otherwise.'")


def test_there_is_one_open_question_about_a_quotation():
    question = AnchorQuestionFactory()
    question.pk = None

    with refused("quotation_is_in_question_once"):
        question.save(force_insert=True)


def test_a_figure_follows_the_words_of_the_quotation():
    finding = FindingFactory(kind="statistic", figures=["the key"])

    newer(finding, TEXT.replace("the key", "the\u00a0key"))

    assert finding.figures.get().as_stated == "the\u00a0key"
    settle()


def test_of_all_quotations_those_without_a_question_are_anchored(finding, django_assert_num_queries):
    AnchorQuestionFactory()
    FindingFactory(state="withdrawn")

    with django_assert_num_queries(1):
        assert anchored() == (1, 2)


def test_many_quotations_are_looked_for_in_few_queries(django_assert_max_num_queries):
    paragraphs = [f"Paragraph {n} says that {n} keys of Toytown were lost, and nobody wept." for n in range(60)]
    version = TextVersionFactory(text="\n\n".join(paragraphs))
    finding = FindingFactory(text_version=version, words=paragraphs[0])
    for words in paragraphs[1:]:
        QuotationFactory(finding=finding, role="also-in", text_version=version, words=words)

    with django_assert_max_num_queries(20):
        TextVersionFactory(source=version.source, number=2, text="Foreword.\n\n" + version.text)

    assert AnchorQuestion.objects.filter(answer="moved").count() == 60


def test_what_stood_in_an_earlier_text_before_questions_were_asked_can_be_asked_about(finding, capsys):
    newer(finding, MISLAID)
    AnchorQuestion.objects.all().delete()
    assert is_seen(finding)

    call_command("reanchor", "--ask")
    call_command("reanchor", "--ask")

    assert AnchorQuestion.objects.get().why == "changed"
    assert "1 quotations of earlier texts" in capsys.readouterr().out
    assert not is_seen(finding)


def test_what_was_left_in_an_earlier_text_on_purpose_is_not_asked_about_again(finding):
    newer(finding, MISLAID)
    keep(AnchorQuestion.objects.get(), by=None, note="Rewritten.")

    call_command("reanchor", "--ask")

    assert is_seen(finding)
