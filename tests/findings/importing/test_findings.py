"""Findings out of spreadsheets: drafts, whose words stand in their texts."""

import pytest
from django.contrib.auth.models import Permission

from findings.importing.findings import FindingResource
from findings.models import Finding
from findings.publishing import withdraw
from tests.factories import (
    EditorFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .conftest import told

pytestmark = pytest.mark.django_db
TEXT = (
    "Nobody had the key. “We lost it,” she said. 18 percent were full.\n\nNobody counted. Nobody had the key to that."
)
HEAD = "source|quotation|kind|summary|themes|speakers|subjects"
ROW = "lost-key|“We lost it”|testimony|The key was lost.|lost;Manners|ida|the Toys"


@pytest.fixture
def toytown(db):
    text = TextVersionFactory(text=TEXT, source=SourceFactory(slug="lost-key", title="The lost key"))
    ThemeFactory(slug="lost", name="Lost things", code="LT")
    ThemeFactory(slug="manners", name="Manners")
    PersonFactory(slug="ida", name="Ida Invented")
    InstitutionFactory(slug="toytown", name="Toytown Constabulary", aliases=["The Toys"])
    return text


@pytest.fixture
def plain_account(db):
    """An editor who may add and change findings, and not publish them."""
    editor = EditorFactory(is_superuser=False)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["add_finding", "change_finding"]))
    return editor


def test_a_row_becomes_a_draft_with_its_words_taken_from_the_text(take, toytown, account):
    trial = take("findings", HEAD, ROW)

    assert told(trial) == []
    finding = Finding.objects.get()
    assert (finding.state, finding.kind, finding.quotation.text) == ("draft", "testimony", "We lost it")
    assert [str(theme) for theme in finding.themes] == ["Lost things", "Manners"]
    assert [(i.role, i.who) for i in finding.involvements.all()] == [
        ("speaker", "Ida Invented"),
        ("subject", "Toytown Constabulary"),
    ]
    assert {tagging.tagged_by for tagging in finding.taggings.all()} == {account}


@pytest.mark.parametrize("times", [2, 3])
def test_run_again_it_changes_nothing(take, toytown, times):
    for _ in range(times):
        trial = take("findings", HEAD, ROW)

    assert trial.summary == "0 new, 0 changed, 1 as they were"
    assert Finding.objects.count() == 1


def test_a_row_with_an_identifier_changes_that_finding_alone(take, toytown):
    take("findings", HEAD, ROW)
    finding = Finding.objects.get()

    trial = take("findings", "Identifier|summary|themes|speaker", f"{finding.shown_id.lower()}|Another.|manners; LT|")

    finding.refresh_from_db()
    assert (trial.summary, finding.summary) == ("0 new, 1 changed, 0 as they were", "Another.")
    assert [label for label, _, _ in trial.changed[0].changes] == ["Summary", "Themes"]
    assert [tagging.theme.slug for tagging in finding.taggings.all()] == ["manners", "lost"]
    assert finding.involvements.count() == 2


def test_themes_that_stay_keep_their_rows(take, toytown):
    take("findings", HEAD, ROW)
    finding = Finding.objects.get()
    before = dict(finding.taggings.values_list("theme__slug", "pk"))

    take("findings", "id|themes", f"{finding.public_id}|manners")

    assert dict(finding.taggings.values_list("theme__slug", "pk")) == {"manners": before["manners"]}


def test_words_that_are_not_there_are_told_with_how_far_they_go(take, toytown):
    [problem] = told(take("findings", HEAD, ROW, ROW.replace("“We lost it”", "Nobody had the kex.")))

    assert problem.startswith("3: : The passage does not stand in this text. It was found up to “Nobody had the”")
    assert not Finding.objects.exists()


def test_words_that_stand_twice_are_told_with_their_places_and_a_place_decides(take, toytown):
    row = "lost-key|Nobody had the key|{}"

    [problem] = told(take("findings", "source|quote|starts at", row.format("")))
    place = TEXT.rindex("Nobody had")
    trial = take("findings", "source|quote|starts at", row.format(place))

    assert "more than once" in problem
    assert f"Position {place}" in problem
    assert told(trial) == []
    assert Finding.objects.get().quotation.start == place


@pytest.mark.parametrize("name", ["lost-key", "The Lost Key", "lost-key/1"])
def test_a_source_is_named_by_slug_or_title_and_the_text_by_its_number(take, toytown, name):
    assert told(take("findings", "source|quotation", f"{name}|Nobody counted.")) == []

    assert Finding.objects.get().quotation.text_version == toytown


def test_the_latest_text_is_meant_where_none_is_named(take, toytown):
    second = TextVersionFactory(source=toytown.source, number=2, text="New. " + TEXT)

    take("findings", HEAD, ROW)

    assert Finding.objects.get().quotation.text_version == second


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("no-such-source|x|||||", "There is no source “no-such-source”"),
        ("lost-key/7|x|||||", "no text 7"),
        ("lost-key/²|x|||||", "There is no source “lost-key/²”"),
        ("|x|||||", "Say in which source"),
        ("lost-key||||||", "A new finding has a quotation"),
        ("lost-key|Nobody counted.|gossip||||", "“gossip” is not one of"),
        ("lost-key|Nobody counted.|||nonsense||", "There is no theme “nonsense”"),
        ("lost-key|Nobody counted.||||Nobody Known|", "There is no person or institution “Nobody Known”"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(take, toytown, row, said):
    [problem] = told(take("findings", HEAD, row))

    assert problem.startswith("2:")
    assert said in problem
    assert not Finding.objects.exists()


def test_a_name_of_two_parties_is_told_with_both(take, toytown):
    PersonFactory(slug="toys", name="Tom Toy", aliases=["The Toys"])

    [problem] = told(take("findings", HEAD, ROW))

    assert "“Tom Toy” (toys) or “Toytown Constabulary” (toytown)" in problem


def test_a_finding_body_is_an_institution(take, toytown):
    [problem] = told(take("findings", "source|quotation|found by", "lost-key|Nobody counted.|ida"))

    assert "There is no institution “ida”" in problem


def test_somebody_unnamed_speaks(take, toytown):
    take("findings", "source|quotation|unnamed speaker", "lost-key|Nobody counted.|a senior toy")

    assert str(Finding.objects.get().speakers[0]) == "a senior toy (speaker)"


def test_a_statistic_brings_its_figure(take, toytown):
    rows = [
        "source|quotation|kind|figure|figure value|figure unit",
        "lost-key|18 percent were full.|statistic|18 percent|18|percent",
    ]

    first, second = take("findings", *rows), take("findings", *rows)

    figure = Finding.objects.get().figures.get()
    assert (told(first), figure.as_stated, figure.value, figure.unit) == ([], "18 percent", 18, "percent")
    assert second.unchanged == 1


def test_what_is_said_of_a_figure_that_the_row_does_not_state_is_not_lost_in_silence(take, toytown):
    [problem] = told(take("findings", "source|quotation|figure value", "lost-key|18 percent were full.|18"))

    assert problem == "2: Figure: Give the figure as the quotation states it, beside what is said of it."


@pytest.mark.parametrize("heading", ["state", "State", "status", "Published", "first published", "withdrawn"])
def test_no_column_publishes(take, toytown, heading, plain_account):
    trial = take("findings", f"{HEAD}|{heading}", f"{ROW}|published", user=plain_account)

    assert told(trial) == []
    assert Finding.objects.get().state == "draft"
    assert Finding.objects.get().first_published is None


def test_what_was_published_is_changed_only_by_those_who_may_publish(take, plain_account):
    finding = FindingFactory()
    row = ["id|summary", f"{finding.public_id}|Something else."]

    [problem] = told(take("findings", *row, user=plain_account, reason="Because."))

    assert problem == "2: : This finding was published. Ask a reviewer to change it."
    finding.refresh_from_db()
    assert finding.summary != "Something else."


def test_what_was_published_is_changed_for_a_reason(take):
    finding = FindingFactory()
    row = ["id|summary", f"{finding.public_id}|Something else."]

    [problem] = told(take("findings", *row))
    trial = take("findings", *row, reason="The old summary left half of it out.")

    assert "say below the file why" in problem
    assert told(trial) == []
    assert Finding.objects.published().get().summary == "Something else."


def test_a_published_finding_that_stays_as_it_is_needs_no_right(take, plain_account):
    finding = FindingFactory()

    trial = take("findings", "id|summary", f"{finding.public_id}|{finding.summary}", user=plain_account)

    assert trial.unchanged == 1


def test_a_published_finding_cannot_be_made_unpublishable(take, toytown):
    finding = FindingFactory(kind="statistic", figures=["key"])

    row = f"{finding.public_id}|lost-key|Nobody counted."
    [problem] = told(take("findings", "id|source|quotation", row, reason="So."))

    assert "very words of the quotation" in problem


def test_an_identifier_with_a_typing_error_is_told(take, toytown):
    finding = FindingFactory()
    wrong = finding.public_id[:-1] + ("2" if finding.public_id[-1] != "2" else "3")

    [problem] = told(take("findings", "id|summary", f"{wrong}|x"))

    assert problem.startswith("2: Id: ")


def test_a_row_gives_nothing_back_that_was_withdrawn_meanwhile(account):
    finding = FindingFactory()
    resource = FindingResource(user=account, reason="A slip.")
    given = {"id": finding.public_id, "summary": "Something else."}
    held = resource.find(given)
    withdraw([finding], reason="legal")

    resource.fill(held, given)
    resource.parts(held, given)
    resource.store(held, given)

    finding.refresh_from_db()
    assert (finding.state, finding.summary) == ("withdrawn", "Something else.")
