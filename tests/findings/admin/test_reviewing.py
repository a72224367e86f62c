"""The review screen: everything a reviewer has to see, and what two editors at once are told."""

import pytest

from casearchive.editors import give_role, make_roles
from findings import publishing
from findings.models import Editing, Finding, Tagging
from findings.vocabulary import State
from sources.tracking import noting
from tests.factories import (
    DraftFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
    PersonFactory,
    QuotationFactory,
    SourceFactory,
    TaggingFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, pages_of, said, save, standing

pytestmark = pytest.mark.django_db
AROUND = "Somebody searched the corridor. " * 40
WORDS = "The key was under the mat."


@pytest.fixture
def reviewing(client):
    """A browser in which a reviewer is logged in."""
    make_roles()
    account = EditorFactory(username="toytown-reviewer", is_superuser=False)
    give_role(account, "reviewer")
    client.force_login(account)
    client.account = account
    return client


def review(desk, finding):
    return desk.get(page(finding, "review")).content.decode()


def test_the_words_stand_marked_in_their_source(reviewing):
    text = TextVersionFactory(text=f"{AROUND}{WORDS} {AROUND}")
    finding = FindingFactory(state="in-review", words=WORDS, text_version=text)

    content = review(reviewing, finding)

    assert f"<mark>{WORDS}</mark>" in content
    assert content.count("Somebody searched the corridor.") > 30
    assert f"/textversion/{text.pk}/change/" in content


def test_of_several_passages_each_is_marked_and_a_long_way_between_is_shortened(reviewing):
    text = TextVersionFactory(text=f"One key. {AROUND * 5} Another key. {AROUND}")
    quotation = QuotationFactory(text_version=text, finding=DraftFactory(state="in-review"), words="One key.")
    second = text.text.index("Another key.")
    quotation.place(text.text, [(0, 8), (second, second + 12)])
    quotation.save()

    content = review(reviewing, quotation.finding)

    assert "<mark>One key.</mark>" in content
    assert "<mark>Another key.</mark>" in content
    assert content.count("Somebody searched") < 100


def test_every_tag_stands_with_what_it_means(reviewing):
    theme = ThemeFactory(name="Lost keys", definition="Keys astray.", use_for="Cupboards.", not_for="Pianos.")
    finding = FindingFactory(state="in-review", themes=[theme], speakers=[PersonFactory(name="Ida Invented")])
    FigureFactory(finding=finding, as_stated="the key")

    content = review(reviewing, finding)

    for words in ("Lost keys", "Keys astray.", "Cupboards.", "Pianos.", "Ida Invented", "“the key”"):
        assert words in content
    assert "The reviewing body’s own judgment on what is wrong." in content


def test_what_was_never_reviewed_is_all_new(reviewing):
    assert "all of it is new" in review(reviewing, FindingFactory(state="in-review"))


def test_what_changed_since_the_last_review_is_shown_and_nothing_else(reviewing):
    finding = FindingFactory(state="in-review", summary="Before the review.")
    publishing.send_back(finding, note="Say more.")
    Finding.objects.filter(pk=finding.pk).update(summary="After the review.")
    TaggingFactory(finding=finding, theme=ThemeFactory(name="Newly tagged"))
    publishing.send_for_review([finding])

    response = reviewing.get(page(finding, "review"))

    told = [(change.label, change.noun, len(change.differences)) for change in response.context["changes"]]
    assert told == [("insert", "theme", 1), ("update", "finding", 1)]
    assert "Newly tagged" in response.content.decode()


def test_a_reviewer_publishes_what_was_read_and_goes_on_to_the_next(reviewing):
    first, second = FindingFactory(state="draft"), FindingFactory(state="draft")
    publishing.send_for_review([first])
    publishing.send_for_review([second])

    response = reviewing.post(page(first, "publish"), {"revision": first.editing.revision})

    assert response.url == page(second, "review")
    assert Finding.objects.get(pk=first.pk).state == State.PUBLISHED
    assert Editing.objects.get(finding=first).reviewed_by == reviewing.account


@pytest.mark.parametrize("revision", ["", "0", "a", "99999999999999", "-1"])
def test_what_was_not_read_is_not_published(reviewing, revision):
    finding = FindingFactory(state="in-review")

    response = reviewing.post(page(finding, "publish"), {"revision": revision})

    assert response.url == page(finding, "review")
    assert "changed while you were reading" in " ".join(said(response))
    assert Finding.objects.get(pk=finding.pk).state == State.IN_REVIEW


def test_a_finding_is_sent_back_with_a_note_that_its_writer_sees(reviewing):
    finding = FindingFactory(state="in-review")

    reviewing.post(page(finding, "send_back"), {"note": "Name the speaker."})

    assert Finding.objects.get(pk=finding.pk).state == State.DRAFT
    assert "Name the speaker." in reviewing.get(page(finding)).content.decode()
    assert "toytown-reviewer" in reviewing.get(page(finding)).content.decode()


def test_own_work_is_not_offered_next_and_has_no_button(reviewing):
    mine, another = FindingFactory(state="in-review"), FindingFactory(state="draft")
    Editing.objects.filter(finding=mine).update(writers=[reviewing.account.pk])

    assert page(another, "publish") not in review(reviewing, another)
    content = review(reviewing, mine)

    assert "another reviewer publishes it" in content
    assert page(mine, "publish") not in content
    assert reviewing.get(page(another, "review")).context["following"] is None


def test_what_waits_is_listed_with_who_sent_it_the_longest_first(reviewing):
    late, early = FindingFactory(state="draft"), FindingFactory(state="draft")
    publishing.send_for_review([early], by=EditorFactory(username="wanda"))
    publishing.send_for_review([late])
    FindingFactory()

    response = reviewing.get(pages_of(Finding), {"state__exact": "in-review"})

    assert [finding.pk for finding in response.context["cl"].result_list] == [early.pk, late.pk]
    content = response.content.decode()
    assert "wanda" in content
    assert page(early, "review") in content


def test_looking_at_a_review_changes_nothing(reviewing):
    finding = FindingFactory(state="in-review")
    before = Editing.objects.filter(finding=finding).values().get()

    review(reviewing, finding)

    assert Editing.objects.filter(finding=finding).values().get() == before
    assert Finding.objects.get(pk=finding.pk).first_published is None


def test_a_save_over_what_another_saved_is_refused_with_both_versions(desk):
    finding = DraftFactory(summary="As it was.")
    opened = standing(desk.get(page(finding)))
    with noting(user=EditorFactory(username="wanda").pk):
        Finding.objects.filter(pk=finding.pk).update(summary="What Wanda wrote.")
        Tagging.objects.create(finding=finding, theme=ThemeFactory(name="Wanda’s theme"))

    response = desk.post(page(finding), {**opened, "summary": "What I typed.", "content_note": "Typed too."})

    assert "Somebody changed this finding while you were typing" in complaints(response)
    content = response.content.decode()
    for words in ("by wanda", "What Wanda wrote.", "Wanda’s theme"):
        assert words in content
    typed = standing(response)
    assert (typed["summary"], typed["content_note"]) == ("What I typed.", "Typed too.")
    assert Finding.objects.get(pk=finding.pk).summary == "What Wanda wrote."
    assert desk.post(page(finding), typed).status_code == 302
    assert Finding.objects.get(pk=finding.pk).summary == "What I typed."
    assert finding.taggings.count() == 1


@pytest.mark.parametrize("forged", [{}, {"revision": ""}, {"revision": "0"}, {"revision": "x", "opened": "x"}])
def test_a_form_that_does_not_say_when_it_was_opened_is_not_saved(desk, forged):
    finding = DraftFactory(summary="As it was.")
    sent = standing(desk.get(page(finding)))
    del sent["revision"]

    response = desk.post(page(finding), {**sent, "summary": "Forged.", **forged})

    assert response.status_code == 200
    assert Finding.objects.get(pk=finding.pk).summary == "As it was."


def test_saving_twice_in_a_row_is_no_conflict(desk):
    finding = DraftFactory()

    assert save(desk, finding, summary="Once.").status_code == 302
    assert save(desk, finding, summary="Twice.").status_code == 302


@pytest.mark.parametrize(
    ("printed", "asked", "about"),
    [
        (f"Ida said: “{WORDS}”", False, {}),
        (f"Ida looked and looked. {WORDS} “It was old,” she said.", True, {}),
        (f"Ida looked and looked. {WORDS}", False, {"retold": True}),
        (f"Ida looked and looked. {WORDS}", False, {"kind": "opinion"}),
    ],
)
def test_words_outside_quotation_marks_are_not_passed_for_a_speakers_unseen(reviewing, printed, asked, about):
    text = TextVersionFactory(source=SourceFactory(kind="article"), text=printed)
    finding = FindingFactory(state="in-review", words=WORDS, text_version=text, **about)

    assert ("outside quotation marks: whose words are they?" in review(reviewing, finding)) == asked
