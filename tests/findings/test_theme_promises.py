"""Themes have two levels, and a finding has each theme once."""

import pytest
from django.db.models import ProtectedError

from tests.factories import TaggingFactory, ThemeFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def put_under(theme, parent):
    sql("UPDATE findings_theme SET parent_id = %s WHERE id = %s", parent.pk, theme.pk)


def test_a_narrower_theme_has_no_narrower_ones():
    narrow = ThemeFactory(parent=ThemeFactory())

    with refused("theme_has_two_levels"):
        ThemeFactory(parent=narrow)
    with refused("theme_has_two_levels"):
        put_under(ThemeFactory(), narrow)


def test_a_theme_with_narrower_ones_does_not_become_one():
    broad = ThemeFactory(parent=ThemeFactory()).parent

    with refused("theme_has_two_levels"):
        put_under(broad, ThemeFactory())


def test_a_theme_is_not_its_own_parent():
    theme = ThemeFactory()

    with refused("theme_has_two_levels"):
        put_under(theme, theme)


def test_a_theme_moves_from_one_broad_theme_to_another():
    theme, other = ThemeFactory(parent=ThemeFactory()), ThemeFactory()

    put_under(theme, other)

    theme.refresh_from_db()
    assert theme.parent == other


@pytest.mark.parametrize("column", ["slug", "code", "name"])
def test_slug_code_and_name_are_given_once(column):
    taken = ThemeFactory()

    with refused(f"findings_theme_{column}_.*", "already exists"):
        ThemeFactory(**{column: getattr(taken, column)})


def test_a_theme_in_use_stays():
    tagging = TaggingFactory()

    with pytest.raises(ProtectedError):
        tagging.theme.delete()


def test_a_finding_has_a_theme_once():
    tagging = TaggingFactory()

    with refused("finding_has_a_theme_once", "already has that theme"):
        TaggingFactory(finding=tagging.finding, theme=tagging.theme)


def test_themes_are_listed_by_position_then_code():
    last, second, first = (ThemeFactory(position=place, code=code) for place, code in [(2, "A1"), (1, "B2"), (1, "B1")])

    assert list(type(first).objects.all()) == [first, second, last]
