"""No editor writes over another, and no save happens twice, whatever the network does."""

import threading

import pytest
from django.db import connection

from findings.desk.entry import read_entry
from findings.desk.saving import save
from findings.models import Editing, Finding, Receipt
from tests.factories import EditorFactory, TextVersionFactory
from tests.findings.desk.conftest import AtTheDesk

WORDS = "Nobody asked for the key,"


def test_a_save_over_another_editors_change_is_refused_and_both_versions_are_there(desk, browser_of):
    other = AtTheDesk(browser_of(EditorFactory()), desk.text_version)
    seen = desk.save(WORDS, summary="As it was.").json()["finding"]
    here = {"finding": seen["id"], "revision": seen["revision"]}
    other.save(WORDS, summary="As the other wrote.", **here)

    response = desk.save(WORDS, summary="As I wrote.", **here)

    assert response.status_code == 409
    assert response.json()["theirs"]["summary"] == "As the other wrote."
    assert Finding.objects.get().summary == "As the other wrote."


def test_after_seeing_the_other_version_the_chosen_one_is_saved(desk):
    seen = desk.save(WORDS).json()["finding"]
    desk.save(WORDS, summary="Other.", finding=seen["id"], revision=seen["revision"])
    theirs = desk.save(WORDS, summary="Mine.", finding=seen["id"], revision=seen["revision"]).json()["theirs"]

    response = desk.save(WORDS, summary="Mine.", finding=seen["id"], revision=theirs["revision"])

    assert response.json()["finding"]["summary"] == "Mine."


def test_a_change_on_the_findings_own_page_is_a_conflict_too(desk):
    seen = desk.save(WORDS).json()["finding"]
    Finding.objects.update(summary="By raw SQL, even.")

    assert desk.save(WORDS, finding=seen["id"], revision=seen["revision"]).status_code == 409


def test_a_save_sent_again_makes_no_second_finding(desk):
    entry = desk.entry(WORDS, summary="Once.")

    first, again = desk.send("save", entry), desk.send("save", entry)

    assert first.json() == again.json()
    assert Finding.objects.count() == 1


def test_words_typed_after_an_answer_that_never_came_are_saved_with_the_same_token(desk):
    entry = desk.entry(WORDS, summary="First words.")
    desk.send("save", entry)  # its answer is lost on the way

    response = desk.send("save", {**entry, "summary": "First words, and more."})

    assert response.status_code == 200
    assert Finding.objects.get().summary == "First words, and more."


def test_a_change_sent_again_is_no_conflict_with_itself(desk):
    seen = desk.save(WORDS).json()["finding"]
    change = desk.entry(WORDS, summary="Changed.", finding=seen["id"], revision=seen["revision"])

    first, again = desk.send("save", change), desk.send("save", change)

    assert (first.status_code, again.status_code) == (200, 200)


def test_a_save_sent_again_after_another_editors_change_is_a_conflict(desk):
    entry = desk.entry(WORDS, summary="Mine.")
    desk.send("save", entry)
    Finding.objects.update(summary="Theirs.")

    assert desk.send("save", entry).status_code == 409


def test_a_token_is_good_for_its_own_account_alone(desk, browser_of):
    entry = desk.entry(WORDS)
    desk.send("save", entry)

    other = AtTheDesk(browser_of(EditorFactory()), desk.text_version)

    assert other.send("save", entry).status_code == 403


def test_a_finding_deleted_meanwhile_is_said_to_be(desk):
    seen = desk.save(WORDS).json()["finding"]
    Finding.objects.all().delete()

    response = desk.save(WORDS, finding=seen["id"], revision=seen["revision"])

    assert "was deleted" in str(response.json()["fields"])


def test_a_finding_of_another_text_is_not_changed_from_here(desk, browser_of, editor):
    elsewhere = AtTheDesk(browser_of(editor), TextVersionFactory())
    finding = elsewhere.save("Chapter one.").json()["finding"]

    response = desk.save(WORDS, finding=finding["id"], revision=finding["revision"])

    assert response.status_code == 403
    assert "does not stand in this text" in response.json()["problem"]


@pytest.mark.django_db(transaction=True)
def test_the_same_save_arriving_four_times_at_once_makes_one_finding():
    editor, text_version = EditorFactory(), TextVersionFactory(text="Nobody asked for the key, they say.")
    entry = read_entry(AtTheDesk(None, text_version).entry(WORDS), text_version)

    saved, wrong = sent_four_times_at_once(entry, editor)

    assert wrong == []
    assert len(set(saved)) == 1
    assert (Finding.objects.count(), Receipt.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_change_arriving_four_times_at_once_is_no_conflict_with_itself():
    editor, text_version = EditorFactory(), TextVersionFactory(text="Nobody asked for the key, they say.")
    desk = AtTheDesk(None, text_version)
    finding = save(read_entry(desk.entry(WORDS), text_version), editor)
    here = {"finding": finding.pk, "revision": Editing.objects.get(finding=finding).revision}

    _, wrong = sent_four_times_at_once(read_entry(desk.entry(WORDS, summary="Once.", **here), text_version), editor)

    assert wrong == []
    assert Finding.objects.get().summary == "Once."


def sent_four_times_at_once(entry, editor):
    together, saved, wrong = threading.Barrier(4), [], []

    def send():
        together.wait()
        try:
            saved.append(save(entry, editor).pk)
        except Exception as error:  # noqa: BLE001  whatever it is, the test shows it
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return saved, wrong
