"""Publishing and withdrawing in the admin, and what it says when the archive refuses."""

import html

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from findings.models import Finding
from findings.vocabulary import State
from tests.factories import DraftFactory, EditorFactory, FindingFactory
from tests.findings.admin.filling import complaints, page, pages_of, said, save, standing

pytestmark = pytest.mark.django_db


def act(desk, action, *findings, **more):
    sent = {"action": action, ACTION_CHECKBOX_NAME: [finding.pk for finding in findings], **more}
    return desk.post(pages_of(Finding), sent)


def states(*findings):
    return [Finding.objects.get(pk=finding.pk).state for finding in findings]


def test_the_list_publishes_what_is_ready(desk):
    ready = [FindingFactory(state=State.IN_REVIEW), FindingFactory(state=State.IN_REVIEW)]

    response = act(desk, "publish", *ready)

    assert states(*ready) == ["published", "published"]
    assert said(response) == ["2 findings are now published."]


def test_one_that_is_not_ready_holds_back_all_and_is_named(desk):
    ready, bare = FindingFactory(state=State.IN_REVIEW), DraftFactory(state=State.IN_REVIEW)

    response = act(desk, "publish", ready, bare)

    assert states(ready, bare) == ["in-review", "in-review"]
    assert said(response)[0] == "None is published now. This stands in the way:"
    assert said(response)[1].startswith(f"{bare.shown_id}: Choose the passage it is taken from")


def test_publishing_twice_says_so(desk):
    assert said(act(desk, "publish", FindingFactory())) == ["All of them were published before."]


def test_withdrawing_asks_why_first(desk):
    finding = FindingFactory()

    response = act(desk, "withdraw", finding)

    assert "Why is it withdrawn?" in response.content.decode()
    assert states(finding) == ["published"]


def test_withdrawing_without_a_reason_is_asked_again(desk):
    finding = FindingFactory()

    response = act(desk, "withdraw", finding, withdraw="Withdraw")

    assert "This field is required" in response.content.decode()
    assert states(finding) == ["published"]


def test_a_duplicate_is_withdrawn_with_the_identifier_of_the_other_in_any_writing(desk):
    finding, other = FindingFactory(), FindingFactory()
    typed = f" {other.public_id[:4].lower()}–{other.public_id[4:]} "

    act(desk, "withdraw", finding, withdraw="Withdraw", reason="duplicate", replaced_by=typed)

    finding.refresh_from_db()
    assert (finding.state, finding.replaced_by) == ("withdrawn", other)


@pytest.mark.parametrize(
    ("reason", "typed", "sentence"),
    [
        ("duplicate", "K7Q2-9XWX", "There is no finding with this identifier. It may be mistyped."),
        ("privacy", "other", "because another says the same"),
        ("duplicate", "itself", "This would lead in a circle"),
        ("duplicate", "draft", "This one was never published"),
    ],
)
def test_what_cannot_lead_on_is_refused_in_words_and_nothing_is_withdrawn(desk, reason, typed, sentence):
    finding = FindingFactory()
    named = {"other": FindingFactory(), "itself": finding, "draft": FindingFactory(state="draft")}
    typed = named[typed].shown_id if typed in named else typed

    response = act(desk, "withdraw", finding, withdraw="Withdraw", reason=reason, replaced_by=typed)

    finding.refresh_from_db()
    told = html.unescape(response.content.decode()) if response.status_code == 200 else " ".join(said(response))
    assert sentence in told
    assert finding.state == "published"


def test_withdrawing_keeps_the_reason_and_the_time(desk):
    finding = FindingFactory()

    response = act(desk, "withdraw", finding, withdraw="Withdraw", reason="privacy")

    finding.refresh_from_db()
    assert (finding.state, finding.withdrawn_reason) == ("withdrawn", "privacy")
    assert finding.withdrawn_at is not None
    assert said(response) == ["1 finding is now withdrawn."]


def test_a_draft_is_not_withdrawn(desk):
    finding = DraftFactory()

    response = act(desk, "withdraw", finding, withdraw="Withdraw", reason="error")

    assert "Only a finding that was published is withdrawn" in said(response)[1]
    assert states(finding) == ["draft"]


def test_a_finding_is_withdrawn_from_its_own_page(desk):
    finding = FindingFactory()
    address = page(finding, "withdraw")

    assert f'href="{address}"' in desk.get(page(finding)).content.decode()
    assert desk.get(address).status_code == 200
    response = desk.post(address, {"withdraw": "Withdraw", "reason": "legal"})

    assert response.url == page(finding)
    assert states(finding) == ["withdrawn"]


def test_withdrawing_needs_the_right_to_change(client):
    client.force_login(EditorFactory(is_superuser=False))

    assert client.post(page(FindingFactory(), "withdraw"), {"reason": "legal"}).status_code == 403


def test_a_withdrawn_finding_shows_when_and_why_and_its_state_is_not_chosen(desk):
    finding = FindingFactory(state=State.WITHDRAWN)

    response = desk.get(page(finding))

    assert "it was published in error" in response.content.decode()
    assert "state" not in response.context["adminform"].form.fields


def test_a_withdrawn_finding_can_be_published_again(desk):
    finding = FindingFactory(state=State.WITHDRAWN)

    act(desk, "publish", finding)

    assert states(finding) == ["published"]


@pytest.mark.parametrize("state", ["draft", "in-review", "published", "withdrawn"])
def test_a_state_that_is_posted_with_the_form_changes_nothing(desk, state):
    findings = [FindingFactory(), FindingFactory(state=State.DRAFT), FindingFactory(state=State.IN_REVIEW)]

    for finding in findings:
        response = save(desk, finding, state=state, summary="Saved all the same.", reason="Better words.")
        assert response.status_code == 302, complaints(response)

    assert states(*findings) == ["published", "draft", "in-review"]
    assert {Finding.objects.get(pk=finding.pk).summary for finding in findings} == {"Saved all the same."}


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ("quotations", "Choose the passage it is taken from"),
        ("taggings", "Give it at least one theme"),
        ("involvements", "Say whose words these are"),
    ],
)
def test_the_review_page_says_what_is_missing_and_publishing_is_refused(desk, lacks, sentence):
    finding = FindingFactory(state=State.IN_REVIEW)
    getattr(finding, lacks).all().delete()

    assert sentence in desk.get(page(finding, "review")).content.decode()
    response = desk.post(page(finding, "publish"), {"revision": finding.editing.revision})

    assert sentence in " ".join(said(response))
    assert finding.shown_id in " ".join(said(response))
    assert states(finding) == ["in-review"]


def test_a_statistic_without_its_figure_is_refused(desk):
    response = save(desk, FindingFactory(), kind="statistic", reason="A slip.")

    assert "Add the figure that the statistic states" in complaints(response)


def test_a_figure_in_other_words_than_the_quotation_is_refused(desk):
    finding = FindingFactory()

    response = save(desk, finding, figures__TOTAL_FORMS=1, figures__0__as_stated="two keys", reason="A slip.")

    assert "in the very words of the quotation" in complaints(response)
    assert standing(response)["figures-0-as_stated"] == "two keys"


def test_an_opinion_has_no_finding_body(desk):
    from tests.factories import InstitutionFactory

    finding = FindingFactory(bodies=[InstitutionFactory()])

    assert "it has no finding body" in complaints(save(desk, finding, kind="opinion", reason="A slip."))


def test_the_last_theme_of_a_published_finding_cannot_be_taken_away(desk):
    finding = FindingFactory()

    response = save(desk, finding, taggings__0__DELETE="on", reason="A slip.")

    assert "Give it at least one theme" in complaints(response)
    assert finding.taggings.count() == 1


def test_what_is_not_published_offers_no_withdrawal(desk):
    finding = DraftFactory()

    response = desk.get(page(finding))

    assert page(finding, "withdraw") not in response.content.decode()
