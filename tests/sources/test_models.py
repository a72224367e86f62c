"""What PostgreSQL promises of publishers, sources and their texts, by whatever path they are written."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from sources.models import Article, Publisher, Report, Source, TextVersion
from tests.factories import ArticleFactory, PublisherFactory, ReportFactory, SourceFactory, TextVersionFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db

INSERT = (
    "INSERT INTO sources_textversion (source_id, number, text, sha256, extractor, extractor_version, page_starts,"
    " page_labels, note, added_at) VALUES (%s, 7, %s, %s, '', '', '{}', '{}', '', now())"
)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        "text = replace(text, 'key', 'Key')",
        "text = text || ' '",
        "sha256 = repeat('0', 64)",
        "number = 2",
        "note = 'changed'",
        "page_starts = '{0}', page_labels = '{1}'",
        "source_id = source_id, added_at = now() - interval '1 day'",
    ],
)
def test_raw_sql_cannot_change_a_text_version(change):
    version = TextVersionFactory()

    with refused("text_version_never_changes", "Add the corrected text as the next one."):
        sql(f"UPDATE sources_textversion SET {change} WHERE id = %s", version.pk)  # noqa: S608


def test_saving_a_text_version_again_unchanged_is_allowed():
    TextVersionFactory().save()


def test_neither_saving_nor_updating_changes_a_text_version():
    version = TextVersionFactory()

    with refused("text_version_never_changes"):
        TextVersion.objects.update(note="changed")
    version.text = "Other words."
    with refused("text_version_never_changes"):
        version.save()


def test_a_text_has_at_least_one_character():
    with refused("text_version_is_sound"):
        TextVersionFactory(text="")


def test_line_ends_become_line_feeds_when_a_text_is_saved():
    assert TextVersionFactory(text="a\r\nb\rc").text == "a\nb\nc"


def test_raw_sql_cannot_store_other_line_ends():
    with refused("text_version_is_sound", "line feed alone"):
        sql(INSERT, SourceFactory().pk, "a\r\nb", sha256("a\r\nb"))


def test_raw_sql_cannot_store_a_digest_of_another_text():
    with refused("text_version_is_sound", "not that of the text"):
        sql(INSERT, SourceFactory().pk, "a key", sha256("a kez"))


def test_the_digest_is_that_of_the_text_in_utf8():
    version = TextVersionFactory(text="Schlüssel “🔑”")

    assert version.sha256 == sha256("Schlüssel “🔑”")


def test_bulk_create_cannot_leave_out_the_digest():
    with refused("text_version_is_sound"):
        TextVersion.objects.bulk_create([TextVersion(source=SourceFactory(), text="a key")])


def test_a_number_is_given_once_in_a_source():
    version = TextVersionFactory()

    with refused("text_version_number_is_unique", "Take the next number"):
        TextVersionFactory(source=version.source)
    TextVersionFactory(source=version.source, number=2)


def test_each_page_start_has_one_label():
    with refused("text_version_labels_every_page"):
        TextVersionFactory(page_starts=[0, 5], page_labels=["i"])


def test_a_page_is_the_last_one_that_starts_before_the_position():
    version = TextVersionFactory(page_starts=[3, 10], page_labels=["iv", "v"])

    assert [version.page_label_at(at) for at in (0, 3, 9, 10, 40)] == ["", "iv", "iv", "v", "v"]


@pytest.mark.parametrize(
    ("precision", "day"), [("month", "2021-05-04"), ("year", "2021-05-01"), ("year", "2021-01-02")]
)
def test_a_date_is_no_more_precise_than_known(precision, day):
    source = SourceFactory()

    with refused("source_date_fits_its_precision", "give its first day"):
        sql(
            "UPDATE sources_source SET published_precision = %s, published_on = %s WHERE id = %s",
            precision,
            day,
            source.pk,
        )


@pytest.mark.parametrize(
    ("precision", "day", "shown"),
    [("day", "2021-05-04", "4 May 2021"), ("month", "2021-05-01", "May 2021"), ("year", "2021-01-01", "2021")],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(precision, day, shown):
    source = SourceFactory(published_precision=precision, published_on=day)
    source.refresh_from_db()

    assert source.date == shown


def test_a_source_without_date_shows_none():
    assert SourceFactory(published_on=None, published_precision="year").date == ""


@pytest.mark.parametrize("make", [PublisherFactory, SourceFactory])
def test_a_slug_is_given_once(make):
    make(slug="toytown")

    with refused("sources_.*_slug_.*", "already exists"):
        make(slug="toytown")


def test_a_publisher_with_sources_and_a_source_with_texts_stay():
    version = TextVersionFactory()

    with pytest.raises(ProtectedError):
        version.source.publisher.delete()
    with pytest.raises(ProtectedError):
        version.source.delete()
    assert Publisher.objects.count() == Source.objects.count() == 1


def test_raw_sql_cannot_delete_a_source_under_its_texts():
    version = TextVersionFactory()

    with refused("sources_textversion_source_id_.*"):
        sql("DELETE FROM sources_source WHERE id = %s", version.source_id)


def test_articles_and_reports_are_sources_apart():
    article, report = ArticleFactory(), ReportFactory(kind="letter")

    assert [found.pk for found in Article.objects.all()] == [article.pk]
    assert [found.pk for found in Report.objects.all()] == [report.pk]


def test_readers_know_of_published_sources_only():
    published = SourceFactory()
    SourceFactory(state="draft")
    SourceFactory(state="withdrawn")

    assert list(Source.objects.published()) == [published]


def test_sources_are_listed_by_date_the_undated_last():
    undated, old, new = (SourceFactory(published_on=day) for day in (None, "1999-02-24", "2023-03-21"))

    assert list(Source.objects.all()) == [new, old, undated]


def test_only_an_open_licence_opens_the_text():
    closed = {Source.Licence.ALL_RIGHTS_RESERVED, Source.Licence.UNKNOWN}

    assert all(Source(licence=licence).text_is_open == (licence not in closed) for licence in Source.Licence.values)


def test_a_form_is_told_the_same_as_the_database_would_say():
    source = SourceFactory.build(
        publisher=PublisherFactory(), published_on="2021-05-04", published_precision=Source.Precision.MONTH
    )

    with pytest.raises(ValidationError, match="give its first day"):
        source.full_clean()
