"""One theme for many findings at once, counted, logged, and undone in one step."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casearchive.editors import make_editor
from findings.bulk_tagging import plan_tagging, tag, undo_tagging
from findings.models import SearchDocument, Tagging, TaggingBatch
from tests.crowd import crowd
from tests.factories import EditorFactory, FindingFactory, TaggingFactory, ThemeFactory

pytestmark = pytest.mark.django_db
WHY = "The definition was widened."


@pytest.fixture
def chief():
    return EditorFactory()


@pytest.fixture
def plain():
    """An editor who may not publish."""
    editor, _ = make_editor(name="plain", password="toytown-cupboard-key")
    editor.groups.clear()
    from django.contrib.auth.models import Permission

    editor.user_permissions.set(Permission.objects.filter(codename__in=["change_finding", "view_finding"]))
    return editor


def ids(*findings):
    return [finding.pk for finding in findings]


def test_those_that_lack_it_get_it_last_and_the_others_are_told(chief):
    theme = ThemeFactory()
    without, has = FindingFactory(state="draft"), FindingFactory(state="draft", themes=[theme])

    plan = plan_tagging(ids(without, has), theme=theme, deed="added", by=chief)
    batch = tag(ids(without, has), theme=theme, deed="added", by=chief)

    assert ([f.pk for f in plan.changing], [f.pk for f in plan.already]) == (ids(without), ids(has))
    assert [tagging.theme for tagging in without.taggings.all()][-1] == theme
    assert without.taggings.get(theme=theme).tagged_by == chief
    assert (batch.number, batch.done_by, str(batch)) == (1, chief, f"“{theme}” added to 1 finding")


def test_undoing_takes_back_just_what_was_added(chief):
    theme = ThemeFactory()
    without, has = FindingFactory(state="draft"), FindingFactory(state="draft", themes=[theme])
    batch = tag(ids(without, has), theme=theme, deed="added", by=chief)

    assert undo_tagging(batch, by=chief) == (1, [])

    batch.refresh_from_db()
    assert not without.taggings.filter(theme=theme).exists()
    assert has.taggings.get().theme == theme
    assert (batch.undone_by, batch.undone_number) == (chief, 1)
    with pytest.raises(ValidationError, match="undone before"):
        undo_tagging(batch, by=chief)


def test_undoing_gives_back_just_what_was_taken_row_for_row(chief):
    first, theme = ThemeFactory(), ThemeFactory()
    finding = FindingFactory(state="draft", themes=[theme, first])
    Tagging.objects.filter(theme=theme).update(suggested=True)
    before = list(Tagging.objects.order_by("pk").values())

    batch = tag(ids(finding), theme=theme, deed="taken-away", by=chief)
    assert [tagging.theme for tagging in finding.taggings.all()] == [first]
    undo_tagging(batch, by=chief)

    assert list(Tagging.objects.order_by("pk").values()) == before


def test_what_was_changed_since_is_left_and_told(chief):
    theme = ThemeFactory()
    one, two = FindingFactory(state="draft"), FindingFactory(state="draft")
    batch = tag(ids(one, two), theme=theme, deed="added", by=chief)
    Tagging.objects.filter(finding=one, theme=theme).update(position=0)

    back, left = undo_tagging(batch, by=chief)

    assert (back, left) == (1, [f"{one.shown_id}: its tag was changed since."])
    assert one.taggings.filter(theme=theme).exists()


def test_what_an_account_may_not_change_stops_it_all_unless_it_is_left_out(plain):
    theme = ThemeFactory()
    draft, published = FindingFactory(state="draft"), FindingFactory()

    with pytest.raises(ValidationError, match="Ask a reviewer"):
        tag(ids(draft, published), theme=theme, deed="added", by=plain)
    assert not TaggingBatch.objects.exists()
    batch = tag(ids(draft, published), theme=theme, deed="added", by=plain, leave_out=True)

    assert batch.number == 1
    assert not published.taggings.filter(theme=theme).exists()


def test_an_undo_changes_nothing_that_the_account_may_not_change(chief, plain):
    theme, finding = ThemeFactory(), FindingFactory()
    batch = tag(ids(finding), theme=theme, deed="added", by=chief, reason=WHY)

    back, left = undo_tagging(batch, by=plain)

    assert back == 0
    assert "Ask a reviewer" in left[0]


def test_published_findings_are_changed_for_a_reason_and_keep_a_theme(chief):
    theme = ThemeFactory()
    finding, only = FindingFactory(), FindingFactory(themes=[theme])

    with pytest.raises(ValidationError, match="say why"):
        tag(ids(finding), theme=theme, deed="added", by=chief)
    tag(ids(finding), theme=theme, deed="added", by=chief, reason=WHY)
    with pytest.raises(ValidationError, match="no other theme"):
        tag(ids(only), theme=theme, deed="taken-away", by=chief, reason=WHY)

    assert SearchDocument.objects.filter(theme_ids__contains=[theme.pk]).count() == 2


def test_an_added_theme_that_is_now_the_only_one_stays(chief):
    theme = ThemeFactory()
    finding = FindingFactory()
    batch = tag(ids(finding), theme=theme, deed="added", by=chief, reason=WHY)
    Tagging.objects.filter(finding=finding).exclude(theme=theme).delete()

    back, [sentence] = undo_tagging(batch, by=chief)

    assert back == 0
    assert "no other theme" in sentence


def test_nothing_to_change_is_said(chief):
    tagging = TaggingFactory()

    with pytest.raises(ValidationError, match="nothing to change"):
        tag([tagging.finding_id], theme=tagging.theme, deed="added", by=chief)


def test_the_number_of_queries_does_not_grow_with_the_findings(chief):
    findings = crowd(120)
    theme = ThemeFactory()
    numbers = []
    for part in (findings[:10], findings[10:]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            batch = tag(ids(*part), theme=theme, deed="added", by=chief, reason=WHY)
            undo_tagging(batch, by=chief)
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]
