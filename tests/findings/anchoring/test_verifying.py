"""The archive is read again from the ground up, and every kind of corruption is found."""

import pytest
from django.core.management import CommandError, call_command

from findings.anchoring import verifying
from tests.factories import (
    TEXT,
    WORDS,
    AnchorQuestionFactory,
    CaptureFactory,
    ExtractionFactory,
    FindingFactory,
    TextVersionFactory,
)
from tests.refusing import sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    """A published finding in a text that was taken, with one word of the editor's, from a capture."""
    extraction = ExtractionFactory(text=TEXT, capture=CaptureFactory(body=TEXT.encode()))
    version = TextVersionFactory(
        text=f"Note: {TEXT}", capture=extraction.capture, extraction=extraction, segments=[6, 0, len(TEXT)]
    )
    return FindingFactory(text_version=version)


def corrupt(table, what):
    """Change a row behind the back of every trigger, as a broken disk or a clumsy hand would."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    sql(f"UPDATE {table} SET {what}")  # noqa: S608  ours, a few lines below
    sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def verify(capsys, *options):
    """The lines on mismatches, and the last line."""
    try:
        call_command("verify_anchors", *options)
        failed = False
    except CommandError:
        failed = True
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert failed == bool(lines)
    return lines, said.out


def test_what_is_whole_is_read_and_found_so(finding, capsys):
    lines, told = verify(capsys)

    assert lines == []
    assert "1 quotations compared, character for character, with 1 texts" in told
    assert "the bytes of 1 captures computed anew" in told


@pytest.mark.parametrize(
    ("table", "what", "said"),
    [
        ("findings_quotation", "text = replace(text, 'lost', 'kept')", "its words are not those that stand there"),
        ("findings_quotation", "spans = ARRAY[int4range(0, 3)]", "its words are not those that stand there"),
        ("findings_quotation", "spans = ARRAY[int4range(9000, 9003)]", "its passages are not in the text"),
        ("findings_quotation", "spans = '{}'", "its passages are not in the text"),
        ("findings_quotation", "spans = ARRAY[int4range(9, 12), int4range(3, 5)]", "do not follow one another"),
        ("findings_quotation", "spans = ARRAY['empty'::int4range]", "do not follow one another"),
        ("findings_quotation", "prefix = 'She never wrote: '", "the words around it are not"),
        ("findings_quotation", "suffix = 'x'", "the words around it are not"),
        ("sources_textversion", "sha256 = repeat('0', 64)", "not the one its SHA-256 was made of"),
        ("sources_textversion", "text = replace(text, 'Chapter', 'Kapitel')", "not the one its SHA-256 was made of"),
        ("sources_textversion", "segments = ARRAY[6, 1, 40]", "from position 6 on it is not what the machine read"),
        ("sources_textversion", "segments = ARRAY[6, 0, 9000]", "from position 6 on it is not what the machine read"),
        ("sources_textversion", "segments = ARRAY[6, 0]", "not in threes"),
        ("sources_extraction", "text = replace(text, 'lost', 'kept')", "from position 6 on it is not what the machine"),
        ("sources_capture", "sha256 = repeat('0', 64)", "the bytes of its capture are not those"),
        ("sources_payload", "body = body || '!'", "the bytes of its capture are not those"),
    ],
)
def test_every_corruption_is_found_and_named(finding, capsys, table, what, said):
    corrupt(table, what)

    lines, _ = verify(capsys)

    assert any(line.startswith(finding.shown_id) and said in line for line in lines), lines


def test_bytes_that_are_gone_are_missed(finding, capsys):
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE sources_payload DISABLE TRIGGER USER")
    sql("DELETE FROM sources_payload")

    lines, _ = verify(capsys)

    assert any("the bytes of its capture are missing" in line for line in lines)


def test_bytes_that_can_no_longer_be_read_are_told_with_the_reason(finding, capsys):
    corrupt("sources_payload", "body = ' '::bytea")

    lines, _ = verify(capsys)

    assert any("its capture can no longer be read: There are no words in it." in line for line in lines), lines


def test_another_capture_than_the_one_that_was_read_is_found(finding, capsys):
    other = CaptureFactory()
    corrupt("sources_textversion", f"capture_id = {other.pk}")

    lines, _ = verify(capsys)

    assert any("read in another capture" in line for line in lines)


def test_drafts_are_read_when_asked_for(capsys):
    finding = FindingFactory(state="draft")
    corrupt("findings_quotation", "text = 'Other words.'")

    assert verify(capsys)[0] == []
    assert verify(capsys, "--all")[0][0].startswith(finding.shown_id)


def test_held_findings_are_read_too(capsys):
    question = AnchorQuestionFactory()
    corrupt("findings_quotation", "text = 'Other words.'")

    assert verify(capsys)[0][0].startswith(question.quotation.finding.shown_id)


def test_of_many_findings_in_a_broken_text_the_first_are_named(capsys):
    version = TextVersionFactory()
    for _ in range(7):
        FindingFactory(text_version=version)
    corrupt("sources_textversion", "sha256 = repeat('0', 64)")

    [line], _ = verify(capsys)

    assert " and 2 more: " in line


def test_it_holds_one_text_and_few_quotations_at_a_time(capsys, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(verifying, "CHUNK", 2)
    version = TextVersionFactory()
    for words in [WORDS, "Nobody answered.", "Chapter two."]:
        FindingFactory(text_version=version, words=words)

    with django_assert_max_num_queries(6):  # a cursor, and for each text the text and its bytes
        assert verify(capsys)[0] == []
