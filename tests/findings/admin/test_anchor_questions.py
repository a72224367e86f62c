"""The queue of anchors in question, and what an editor can answer on the page of one."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from findings.models import AnchorQuestion, Finding
from findings.publishing import publish
from sources.tracking import noting
from tests.factories import TEXT, WORDS, AnchorQuestionFactory, EditorFactory, FindingFactory
from tests.findings.admin.filling import complaints

LIST = "/admin/findings/anchorquestion/"
NEWER = TEXT.replace("lost", "had not lost").replace("constables of Toytown", "38 constables of Toyville")


@pytest.fixture
def question(db):
    return AnchorQuestionFactory(newer=NEWER)


def page(question):
    return reverse("admin:findings_anchorquestion_change", args=[question.pk])


def answer(client, question, deed, **fields):
    """What comes of pressing the button of that deed on the page as it is shown."""
    forms = client.get(page(question)).context["forms"]
    hidden = {field.name: field.value() for field in forms[deed].hidden_fields()} if deed in forms else {}
    return client.post(page(question), {"deed": deed, **hidden, **fields})


def now(question):
    return AnchorQuestion.objects.get(pk=question.pk)


def test_the_list_shows_what_waits_and_nothing_else_unless_asked(desk, question):
    AnchorQuestionFactory(newer=f"Foreword.\n\n{TEXT}")
    AnchorQuestionFactory(state="withdrawn", newer=NEWER)

    def shown(query):
        return desk.get(LIST + query).context["cl"].result_count

    assert [shown(""), shown("?state=answered"), shown("?state=all")] == [1, 1, 3]
    assert "other words" in desk.get(LIST).content.decode()


def test_the_page_shows_both_places_and_what_weighs(desk, question):
    shown = desk.get(page(question)).content.decode()

    assert WORDS in shown
    assert "38 constables of Toyville had not lost the key" in shown
    for warning in ["“38” was put in", "“Toytown” became “Toyville”", "“Toytown” became “Toyville had not”"]:
        assert f"{warning}</li>" in shown
    assert '<ins class="weighs"><span class="label">put in:</span> Toyville had not</ins>' in shown
    assert '<del class="weighs"><span class="label">taken out:</span> Toytown</del>' in shown


def test_moving_it_takes_the_words_of_the_newer_text(desk, editor, question):
    response = answer(desk, question, "here", note="The gazette corrected itself.")

    quotation = now(question).quotation
    assert response.url == LIST, complaints(response)
    assert quotation.text == "The 38 constables of Toyville had not lost the key to the evidence cupboard."
    assert quotation.text_version == question.text_version
    assert (now(question).answer, now(question).answered_by) == ("moved", editor)
    assert now(question).note == "The gazette corrected itself."
    assert Finding.objects.published().filter(pk=quotation.finding_id).exists()


def test_a_published_finding_is_not_moved_without_a_reason(desk, question):
    response = answer(desk, question, "here", note=" ")

    assert "This field is required" in response.content.decode()
    assert now(question).answer == ""


def test_a_draft_is_moved_without_a_reason(desk):
    question = AnchorQuestionFactory(state="draft", newer=NEWER)

    answer(desk, question, "here")

    assert now(question).answer == "moved"
    with noting(user=None):
        assert publish([now(question).quotation.finding]) == 1


def test_another_place_is_chosen_by_its_words(desk, question):
    answer(desk, question, "elsewhere", passage="38 constables of Toyville", note="Only this much is said now.")

    assert now(question).answer == "found"
    assert now(question).quotation.text == "38 constables of Toyville"


def test_a_place_that_is_not_there_is_refused_with_what_was_typed(desk, question):
    response = answer(desk, question, "elsewhere", passage="39 constables", note="So it seems.")

    shown = response.content.decode()
    assert "does not stand in this text" in shown
    assert "39 constables</textarea>" in shown
    assert now(question).answer == ""


def test_keeping_it_tells_readers_of_which_text_it_is(desk, client, question):
    answer(desk, question, "keep", note="The gazette rewrote it in May.")

    finding = now(question).quotation.finding
    assert now(question).answer == "kept"
    assert finding.quotation.text == WORDS
    assert "As it stood in text 1" in client.get(finding.get_absolute_url()).content.decode()


def test_what_the_words_must_hold_is_refused_with_its_sentence(desk):
    finding = FindingFactory(kind="statistic", figures=["lost the key"])
    question = AnchorQuestionFactory(quotation=finding.quotation)

    response = answer(desk, question, "here", note="The gazette corrected itself.")

    assert "A figure is given in the very words of the quotation" in response.content.decode()
    assert now(question).answer == ""
    assert now(question).quotation.text == WORDS


def test_a_suggestion_that_has_changed_meanwhile_is_not_taken_unseen(desk, question):
    stale = desk.get(page(question)).context["forms"]["here"].initial["proposed"]
    AnchorQuestion.objects.update(proposed_spans=[(0, 7)])

    response = desk.post(page(question), {"deed": "here", "proposed": stale, "note": "Quickly."})

    assert "has changed since this page was opened" in response.content.decode()
    assert now(question).answer == ""


def test_what_was_answered_is_shown_and_cannot_be_answered_again(desk, question):
    answer(desk, question, "keep", note="Enough.")

    shown = desk.get(page(question)).content.decode()
    assert "left in the earlier text" in shown
    assert 'name="deed"' not in shown
    desk.post(page(question), {"deed": "keep", "note": "Again."})
    assert now(question).note == "Enough."


def test_a_question_nobody_looked_at_is_looked_at_from_its_page(desk, question):
    AnchorQuestion.objects.update(why="waiting", proposed_spans=[])

    answer(desk, question, "look")

    assert now(question).why == "changed"
    assert len(now(question).proposed_spans) == 1


def test_an_editor_who_may_not_publish_settles_drafts_only(client, question):
    draft = AnchorQuestionFactory(state="draft", newer=NEWER)
    editor = EditorFactory(is_superuser=False)
    editor.user_permissions.add(Permission.objects.get(codename="change_finding"))
    client.force_login(editor)

    assert "Ask a reviewer" in client.get(page(question)).content.decode()
    assert client.post(page(question), {"deed": "keep", "note": "Mine."}).status_code == 403
    answer(client, draft, "keep")

    assert (now(question).answer, now(draft).answer) == ("", "kept")


def test_the_deed_is_a_post_and_must_be_one_of_those_there_are(desk, question):
    assert desk.get(page(question), {"deed": "keep"}).status_code == 200
    assert desk.post(page(question), {"deed": "other"}).status_code == 404
    assert now(question).answer == ""


def test_the_next_question_of_the_same_text_follows(desk):
    finding = FindingFactory()
    other = FindingFactory(words="Nobody answered.", text_version=finding.quotation.text_version)
    question = AnchorQuestionFactory(quotation=finding.quotation, newer=NEWER.replace("Nobody", "Somebody"))

    response = answer(desk, question, "keep", note="Enough.")

    assert response.url == page(AnchorQuestion.objects.get(quotation=other.quotation))


def test_the_page_of_a_held_finding_leads_to_its_question(desk, question):
    finding = question.quotation.finding

    shown = desk.get(reverse("admin:findings_finding_change", args=[finding.pk])).content.decode()

    assert f'href="{LIST}?q={finding.public_id}"' in shown
    assert desk.get(f"{LIST}?q={finding.public_id}").context["cl"].result_count == 1
    assert desk.get("/admin/findings/finding/?held__exact=1").context["cl"].result_count == 1


def test_an_action_that_publishes_names_the_question_that_is_open(desk):
    finding = AnchorQuestionFactory(state="in-review", newer=NEWER).quotation.finding

    chosen = {"action": "publish", "_selected_action": [finding.pk]}
    response = desk.post("/admin/findings/finding/", chosen, follow=True)

    assert "Answer the question about its quotation first" in response.content.decode()
