"""From the desk onwards: to the reviewer, and to the same words in another source."""

import pytest

from findings.models import Finding, Quotation, RefusedSuggestion
from tests.factories import FindingFactory, PersonFactory, TextVersionFactory
from tests.findings.desk.conftest import AtTheDesk

WORDS = "The inspector wrote that the cupboard was unlawful."


@pytest.fixture
def other(browser_of, editor):
    """The desk of another source in which the same words stand."""
    return AtTheDesk(browser_of(editor), TextVersionFactory(text=f"In the report it says: {WORDS} And so on."))


def asked(desk, finding=None):
    span = desk.spans(WORDS)[0]
    more = {"finding": finding} if finding else {}
    return desk.read("elsewhere", spans=f"{span[0]}-{span[1]}", **more).json()


def test_a_draft_is_sent_for_review(desk, editor):
    saved = desk.save(WORDS).json()["finding"]

    response = desk.send("send", {"finding": saved["id"], "revision": saved["revision"]})

    assert response.json()["finding"]["state"] == "in-review"
    assert Finding.objects.get().editing.sent_by == editor


def test_nothing_is_sent_that_was_changed_since_or_published_or_stands_elsewhere(desk, other):
    published = FindingFactory(text_version=desk.text_version, words="lost 81 keys")
    saved = desk.save(WORDS).json()["finding"]
    foreign = other.save(WORDS).json()["finding"]

    assert desk.send("send", {"finding": saved["id"], "revision": 99}).status_code == 409
    assert desk.send("send", {"finding": published.pk, "revision": published.editing.revision}).status_code == 403
    assert desk.send("send", {"finding": foreign["id"], "revision": foreign["revision"]}).status_code == 404
    assert desk.send("send", {"finding": "x"}).status_code == 404
    assert Finding.objects.get(pk=saved["id"]).state == "draft"


def test_a_passage_excerpted_here_already_is_pointed_out_but_not_to_itself(desk):
    saved = desk.save("the cupboard was unlawful.").json()["finding"]

    assert asked(desk)["here"][0]["shown_id"] == saved["shown_id"]
    assert asked(desk, saved["id"])["here"] == []


def test_a_draft_of_the_same_words_elsewhere_is_linked_here_instead_of_a_second_one(desk, other):
    theirs = other.save(WORDS).json()["finding"]
    [found] = asked(desk)["elsewhere"]

    answer = desk.send("link", {"way": found["way"], "finding": found["finding"], "spans": desk.spans(WORDS)}).json()

    assert found["way"] == "here"
    assert answer["finding"]["id"] == theirs["id"]
    assert answer["finding"]["role"] == "also-in"
    assert Finding.objects.count() == 1
    assert Quotation.objects.filter(role="also-in").get().text_version == desk.text_version


def test_a_saved_finding_is_linked_with_the_text_that_prints_its_words(desk, other):
    saved = desk.save(WORDS).json()["finding"]
    [found] = asked(desk, saved["id"])["elsewhere"]

    answer = desk.send("link", {name: found[name] for name in ("way", "finding", "version", "spans")}).json()

    assert found["way"] == "there"
    assert answer["finding"]["elsewhere"][0]["role"] == "also in"
    assert Quotation.objects.get(role="also-in").text_version == other.text_version
    assert asked(desk, saved["id"])["elsewhere"] == []


def test_a_published_finding_elsewhere_is_never_changed_by_a_link(desk, other):
    published = FindingFactory(text_version=other.text_version, words=WORDS)
    [found] = asked(desk)["elsewhere"]

    response = desk.send("link", {"way": "here", "finding": published.pk, "spans": desk.spans(WORDS)})

    assert found["way"] == ""
    assert response.status_code == 403
    assert published.quotations.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"spans": []}, {"spans": [[0, 5]]}, {"spans": [[0, 99999]]}, {"spans": "x"}, {"finding": 0}, {"version": 0}],
)
def test_a_link_that_cannot_be_is_refused_in_a_sentence(desk, other, changes):
    saved = desk.save(WORDS).json()["finding"]
    [found] = asked(desk, saved["id"])["elsewhere"]

    response = desk.send("link", {**found, **changes})

    assert response.status_code == 422
    assert response.json()["problem"]
    assert not Quotation.objects.filter(role="also-in").exists()


def test_suggestions_name_what_they_point_to_and_refused_ones_do_not_come_back(desk):
    PersonFactory(name="Ida Invented")
    desk.text_version = TextVersionFactory(text="“Nobody asked for the key,” Ida Invented said.")
    [suggested] = desk.read("suggestions").json()["suggestions"]

    answer = desk.send("refuse", {"key": suggested["key"], "words": suggested["words"]})

    assert suggested["words"] == "Nobody asked for the key,"
    assert suggested["parties"][0]["label"] == "Ida Invented"
    assert answer.status_code == 200
    assert desk.read("suggestions").json()["suggestions"] == []
    assert RefusedSuggestion.objects.get().words == suggested["words"]
    assert desk.send("refuse", {"key": 3}).status_code == 422


def test_a_name_learnt_later_is_in_the_suggestions_at_once(desk):
    desk.text_version = TextVersionFactory(text="“Nobody asked for the key,” Ida Invented said.")
    [before] = desk.read("suggestions").json()["suggestions"]
    known = PersonFactory(name="Ida Invented")

    [after] = desk.read("suggestions").json()["suggestions"]

    assert before["parties"][0]["new_name"] == "Ida Invented"
    assert after["parties"][0]["person"] == known.pk
