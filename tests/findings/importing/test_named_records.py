"""People, institutions, themes and sources out of spreadsheets."""

import datetime

import pytest

from findings.merging import merge
from findings.models import Institution, Person, Theme
from findings.vocabulary import InstitutionKind
from sources.importing.columns import plain
from sources.importing.sources import COLUMNS
from sources.importing.table import Table
from sources.importing.unreadable import Unreadable
from sources.models import Source
from tests.factories import InstitutionFactory, PersonFactory, PublisherFactory, SourceFactory, ThemeFactory

from .conftest import told

pytestmark = pytest.mark.django_db


def test_people_are_added_with_what_the_row_leaves_to_the_archive(take):
    trial = take(
        "people", "Name|Also known as|About", "Ida Invented|I. Invented; Sergeant I.|Keeper of the key.", "Cher||"
    )

    ida = Person.objects.get(slug="ida-invented")
    assert (ida.sort_name, ida.aliases) == ("Invented, Ida", ["I. Invented", "Sergeant I."])
    assert Person.objects.get(name="Cher").sort_name == "Cher"
    assert trial.summary == "2 new, 0 changed, 0 as they were"


@pytest.mark.parametrize(
    ("noun", "rows"),
    [
        ("people", ["name|aliases|description", "Ida Invented|Ida;I.|Who"]),
        ("institutions", ["name|type|part of", "Toytown|police force|", "Biscuit Squad|police-unit|toytown"]),
        ("themes", ["code|name|broader|definition", "L|Lost|  |Gone.", "L1|Keys|lost|Gone keys."]),
        (
            "sources",
            [
                "title|kind|outlet|published|url|reports",
                "Inquiry|report|Toytown Gazette|March 2021||",
                "Key|article|toytown gazette|4.5.2021|https://gazette.example/1|inquiry",
            ],
        ),
    ],
)
def test_the_second_run_changes_nothing(take, noun, rows):
    PublisherFactory(name="Toytown Gazette")

    first, second = take(noun, *rows), take(noun, *rows)

    assert told(first) == []
    assert (len(first.new), second.summary) == (len(rows) - 1, f"0 new, 0 changed, {len(rows) - 1} as they were")


def test_a_blank_cell_overwrites_nothing(take):
    PersonFactory(slug="ida", name="Ida Invented", sort_name="Invented, Ida", aliases=["I."], description="Who.")

    trial = take("people", "slug|name|aliases|description", "ida|||Somebody else.")

    ida = Person.objects.get()
    assert (ida.name, ida.aliases, ida.description) == ("Ida Invented", ["I."], "Somebody else.")
    assert trial.changed[0].changes == [("Description", "Who.", "Somebody else.")]


def test_a_cell_of_nothing_but_separators_is_as_blank_as_an_empty_one(take):
    take("people", "name|aliases", "Ida Invented|I. Invented")

    trial = take("people", "name|aliases", "Ida Invented|; ;")

    assert trial.summary == "0 new, 0 changed, 1 as they were"
    assert Person.objects.get().aliases == ["I. Invented"]


def test_a_trial_writes_nothing(take):
    trial = take("people", "name", "Ida Invented", dry_run=True)

    assert len(trial.new) == 1
    assert not Person.objects.exists()


def test_all_problems_are_told_with_line_column_and_value_and_nothing_is_written(take):
    trial = take(
        "institutions",
        "name|kind|parent",
        "Toytown|police force|",
        "|review|",
        "Squad|police farce|",
        "Patrol|police unit|Nowhere",
        "Gnomes||",
    )

    assert told(trial) == [
        "3: : Give a name or a slug: without either the row is about nobody.",
        f"4: Kind: “police farce” is not one of: {', '.join(InstitutionKind.values)}.",
        "5: : There is no institution “Nowhere”. Add it first, or mend the name.",
        "6: Kind: This is needed for a new record.",
    ]
    assert not Institution.objects.exists()


def test_what_the_database_refuses_is_told_in_its_sentence(take):
    broad = ThemeFactory(slug="broad")
    ThemeFactory(slug="narrow", parent=broad)

    trial = take("themes", "slug|parent", "broad|narrow")

    assert told(trial) == ["2: : Themes have two levels: a narrower theme cannot have narrower ones."]


def test_two_rows_about_one_record_are_told(take):
    PersonFactory(slug="ida", name="Ida Invented")

    trial = take("people", "name|slug|description", "Ida Invented||One", "|ida|Two", "New One||", "New One||")

    assert told(trial) == [
        "3: : This row is about “Ida Invented”, as line 2 is. Keep one of the two.",
        "5: : This row is about “New One”, as line 4 is. Keep one of the two.",
    ]


def test_a_name_that_several_have_is_told_with_all_of_them(take):
    PersonFactory(slug="a", name="Ida Invented")
    PersonFactory(slug="b", name="ida  invented")

    [problem] = told(take("people", "name", "Ida Invented"))

    assert "“Ida Invented” (a) or “ida  invented” (b)" in problem


def test_an_alias_is_no_name_so_that_nobody_is_merged_by_an_import(take):
    InstitutionFactory(slug="toytown", name="Toytown Constabulary", aliases=["the Toys"])

    [problem] = told(take("institutions", "name|kind", "The Toys|police force"))

    assert "another name of “Toytown Constabulary” (toytown)" in problem


def test_a_slug_that_was_merged_away_leads_to_the_other(take):
    kept = PersonFactory(slug="ida")
    merge(kept=kept, gone=PersonFactory(slug="idah"), reason="A misprint.")

    [problem] = told(take("people", "slug|description", "idah|Who"))

    assert "was merged into" in problem
    assert "(ida)" in problem


def test_dates_are_read_and_doubtful_ones_are_told(take):
    PublisherFactory(name="Gazette")

    trial = take(
        "sources",
        "title|kind|publisher|date of publication",
        "A|article|Gazette|03/04/2021",
        "B|article|Gazette|March 2021",
        "C|article|Gazette|2021",
    )

    dates = {source.title: (source.published_on, source.date) for source in Source.objects.all()}
    assert dates["A"] == (datetime.date(2021, 4, 3), "3 April 2021")
    assert (dates["B"][1], dates["C"][1]) == ("March 2021", "2021")
    assert trial.remarks == [(2, "“03/04/2021” was read as 3 April 2021: the day first.")]


def test_sources_are_drafts_and_recognised_by_address(take):
    PublisherFactory(name="Gazette")
    SourceFactory(slug="old", address="https://gazette.example/1", state="published")

    trial = take(
        "sources",
        "title|kind|publisher|web address|state",
        "New|article|Gazette|https://gazette.example/2|published",
        "Other title|article||https://gazette.example/1|draft",
    )

    assert told(trial) == []
    assert Source.objects.get(title="New").state == "draft"
    assert Source.objects.get(slug="old").title == "Other title"
    assert Source.objects.get(slug="old").state == "published"


@pytest.mark.parametrize(
    "heading",
    [
        "Publication date",
        "published on",
        "Published",
        "PUBLISHED_ON",
        " publication-dates ",
        "Date of Publication",
        "Date",
    ],
)
def test_headings_are_matched_kindly(heading):
    matching = COLUMNS.match(Table(["Title", heading, "Colour"], [], ""))

    assert [(name, column.key) for name, column in matching.pairs] == [("Title", "title"), (heading, "published_on")]
    assert matching.ignored == {"Colour": "There is no such field."}


def test_a_column_that_is_not_read_on_purpose_says_why():
    assert "An import makes drafts" in COLUMNS.match(Table(["Title", "State"], [], "")).ignored["State"]


def test_two_columns_of_one_meaning_are_refused_by_their_headings():
    with pytest.raises(Unreadable, match="“Date” and “Published” both mean published_on"):
        COLUMNS.match(Table(["Date", "Published"], [], ""))


def test_a_file_of_something_else_is_refused():
    with pytest.raises(Unreadable, match="None of the headings"):
        COLUMNS.match(Table(["Colour", "Size"], [], ""))


def test_no_two_fields_of_a_sheet_share_a_heading():
    from .conftest import SHEETS

    for sheet in SHEETS.values():
        names = [name for column in sheet.columns.columns for name in {plain(n) for n in (column.key, *column.also)}]
        assert sorted(names) == sorted(set(names)), sheet


def test_a_formula_is_stored_as_words(take):
    take("people", "name|description", 'Ida Invented|=HYPERLINK("http://evil.example")')

    assert Person.objects.get().description == '=HYPERLINK("http://evil.example")'


def test_a_theme_without_a_place_comes_last(take):
    ThemeFactory(position=7)

    take("themes", "code|name|definition", "N|New|What is new.")

    assert Theme.objects.get(code="N").position == 8
