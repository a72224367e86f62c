"""No promise is weaker for what comes in by the thousand."""

import pytest
from django.db import connection
from psycopg.types.range import Range

from findings.loading.loading import load
from findings.models import Finding
from findings.vocabulary import Kind, State
from tests.findings.loading.newcomers import Toytown
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def other_words(newcomer):
    newcomer.quotations[0].text = newcomer.quotations[0].text.replace("lost", "found")


def other_surroundings(newcomer):
    newcomer.quotations[0].suffix = "Somebody wept."


def no_passage(newcomer):
    newcomer.quotations[0].spans = [Range(3, 3)]


def past_the_end(newcomer):
    newcomer.quotations[0].spans = [Range(0, 100_000)]


def twice_taken(newcomer):
    newcomer.quotations *= 2
    newcomer.quotations[1] = type(newcomer.quotations[0])(
        **{
            name: getattr(newcomer.quotations[0], name)
            for name in ("text_version", "spans", "text", "prefix", "suffix", "role")
        }
    )


def no_quotation(newcomer):
    newcomer.quotations.clear()


def no_theme(newcomer):
    newcomer.taggings.clear()


def one_theme_twice(newcomer):
    newcomer.taggings.append(type(newcomer.taggings[0])(theme=newcomer.taggings[0].theme))


def no_speaker(newcomer):
    newcomer.involvements[0].role = "mentioned"


def another_figure(newcomer):
    newcomer.figures[0].as_stated = "a thousand"


def no_figure(newcomer):
    newcomer.figures.clear()


def another_kind(newcomer):
    newcomer.finding.kind = "rumour"


def an_opinion_with_a_finding_body(newcomer):
    newcomer.finding.kind = Kind.OPINION
    newcomer.involvements[1].role = "finding-body"


def another_identifier(newcomer):
    newcomer.finding.public_id = "AAAAAAAA"


def a_theme_that_is_none(newcomer):
    newcomer.taggings[0].theme_id = 0


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (other_words, "quotation_is_verbatim"),
        (other_surroundings, "quotation_context_is_verbatim"),
        (no_passage, "quotation_spans_are_sound"),
        (past_the_end, "quotation_spans_are_sound"),
        (twice_taken, "finding_is_taken_from_one_quotation"),
        (no_quotation, "published_finding_is_taken_from_a_text"),
        (no_theme, "published_finding_has_theme"),
        (one_theme_twice, "finding_has_a_theme_once"),
        (no_speaker, "published_finding_has_attribution"),
        (another_figure, "figure_stands_in_quotation"),
        (no_figure, "published_statistic_has_figure"),
        (another_kind, "finding_kind_is_known"),
        (an_opinion_with_a_finding_body, "opinion_has_no_finding_body"),
        (another_identifier, "public_id_is_well_formed"),
        (a_theme_that_is_none, "findings_tagging_theme_id_.*"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_one_bad_finding_among_many_is_refused_by_its_rule(spoil, rule):
    newcomers = Toytown().newcomers()
    spoil(newcomers[5])  # a published statistic

    with refused(rule):
        load(newcomers)

    assert not Finding.objects.exists()


def test_a_source_that_readers_do_not_see_keeps_its_findings_back():
    town = Toytown()
    source = town.texts[1].source
    source.state = "draft"
    source.save()

    with refused("published_finding_has_published_source"):
        load(town.newcomers())


def test_who_acts_by_an_account_publishes_nothing_of_their_own(django_user_model):
    from sources.tracking import noting

    editor = django_user_model.objects.create(username="ida")

    with noting(user=editor.pk), refused("finding_is_published_by_another"):
        load([Toytown().newcomer(0, state=State.PUBLISHED)])


def test_what_is_still_to_be_asked_cannot_be_taken_away():
    newcomer = Toytown().newcomer(0)
    load([newcomer])

    with refused("findings_unsettled_are_kept"):
        sql("DELETE FROM findings_tagging WHERE finding_id = %s", newcomer.finding.pk)
        sql("DELETE FROM findings_unsettled")
    with refused("published_finding_has_theme"):
        sql("DELETE FROM findings_tagging WHERE finding_id = %s", newcomer.finding.pk)


def test_once_asked_nothing_is_left_and_the_next_change_is_asked_about_anew():
    newcomer = Toytown().newcomer(0)
    load([newcomer])
    connection.check_constraints()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM findings_unsettled")
        assert cursor.fetchone() == (0,)
    with refused("published_finding_has_attribution"):
        sql("DELETE FROM findings_involvement WHERE finding_id = %s", newcomer.finding.pk)


def test_what_was_asked_within_a_savepoint_that_was_undone_is_asked_again():
    newcomer = Toytown().newcomer(0)
    load([newcomer])

    with refused("published_finding_has_theme"):
        sql("DELETE FROM findings_tagging WHERE finding_id = %s", newcomer.finding.pk)
        with refused("published_finding_has_theme"):
            connection.check_constraints()
