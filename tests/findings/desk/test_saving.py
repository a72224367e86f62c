"""Saving from the desk: whole or not at all, exact to the code point, and saying what is still missing."""

import pytest

from findings.models import Finding, Institution, Person, Receipt
from tests.factories import (
    FindingFactory,
    FormerAddressFactory,
    InstitutionFactory,
    PersonFactory,
    ReportFactory,
    ThemeFactory,
)
from tests.findings.desk.conftest import AtTheDesk

WORDS = "Nobody asked for the key,"


def test_a_few_words_are_a_draft_and_the_answer_says_what_it_lacks(desk):
    response = desk.save(WORDS)

    saved = response.json()["finding"]
    assert response.status_code == 200
    assert (saved["state"], saved["words"]) == ("draft", WORDS)
    assert "Choose the kind." in saved["missing"]
    assert "Give it at least one theme." in saved["missing"]
    assert Finding.objects.get().quotation.text == WORDS


def test_words_behind_characters_of_two_units_are_those_that_were_selected(desk):
    saved = desk.save("constable 🔑", "for eleven years").json()["finding"]

    assert saved["words"] == "constable 🔑 […] for eleven years"
    assert saved["spans"] == desk.spans("constable 🔑", "for eleven years")


def test_everything_of_the_form_is_saved_and_read_back(desk, editor):
    theme, person, body, report = ThemeFactory(), PersonFactory(), InstitutionFactory(), ReportFactory()
    saved = desk.save(
        "lost 81 keys",
        kind="statistic",
        summary="Keys were lost.",
        retold=True,
        report=report.pk,
        direction="inside",
        groups=["sex"],
        content_note="Mentions keys.",
        themes=[{"id": theme.pk, "suggested": True}],
        parties=[
            {"role": "speaker", "person": person.pk, "descriptor": "an inventor"},
            {"role": "subject", "institution": body.pk},
            {"role": "mentioned", "descriptor": "a constable"},
        ],
        figures=[{"as_stated": "81 keys", "value": "81", "unit": "keys"}],
    ).json()["finding"]

    assert saved["missing"] == []
    assert (saved["report"], saved["groups"], saved["retold"]) == (report.pk, ["sex"], True)
    assert [party["label"] for party in saved["parties"]] == [person.name, body.name, ""]
    assert saved["figures"][0]["value"] == "81"
    finding = Finding.objects.get()
    assert finding.taggings.get().tagged_by == editor
    assert finding.taggings.get().suggested


def test_saving_the_same_again_changes_nothing(desk):
    theme = ThemeFactory()
    parts = {"themes": [{"id": theme.pk}], "parties": [{"role": "speaker", "descriptor": "a constable"}]}
    first = desk.save(WORDS, **parts).json()["finding"]

    again = desk.save(WORDS, finding=first["id"], revision=first["revision"], **parts).json()["finding"]

    assert again["revision"] == first["revision"]


def test_parts_are_taken_out_and_put_in_another_order(desk):
    one, two = ThemeFactory(), ThemeFactory()
    parties = [{"role": "speaker", "descriptor": "a constable"}, {"role": "mentioned", "descriptor": "a cat"}]
    first = desk.save(WORDS, themes=[{"id": one.pk}, {"id": two.pk}], parties=parties).json()["finding"]

    changed = desk.save(
        WORDS, finding=first["id"], revision=first["revision"], themes=[{"id": two.pk}], parties=parties[::-1]
    ).json()["finding"]

    assert [theme["id"] for theme in changed["themes"]] == [two.pk]
    assert [party["descriptor"] for party in changed["parties"]] == ["a cat", "a constable"]


def test_new_people_and_bodies_are_made_with_the_finding_each_under_an_address_of_its_own(desk):
    PersonFactory(name="Ida Invented", slug="ida-invented")
    saved = desk.save(
        WORDS,
        parties=[
            {"role": "speaker", "new_name": "Ida Invented", "new_noun": "person"},
            {"role": "finding-body", "new_name": "Toytown Review", "new_noun": "institution"},
        ],
    )

    assert saved.status_code == 200, saved.json()
    assert set(Person.objects.values_list("slug", flat=True)) == {"ida-invented", "ida-invented-2"}
    assert Person.objects.get(slug="ida-invented-2").sort_name == "Invented, Ida"
    assert Institution.objects.get().slug == "toytown-review"


@pytest.mark.parametrize(("noun", "model"), [("person", Person), ("institution", Institution)])
def test_somebody_new_in_two_roles_is_one_record(desk, noun, model):
    new = {"new_name": "Toytown Review", "new_noun": noun}

    saved = desk.save(WORDS, parties=[{"role": "speaker", **new}, {"role": "mentioned", **new}])

    assert saved.status_code == 200, saved.json()
    assert len({party[noun] for party in saved.json()["finding"]["parties"]}) == 1
    assert model.objects.count() == 1


def test_somebody_new_does_not_take_an_address_that_leads_on_to_another(desk):
    FormerAddressFactory(noun="person", slug="ida-invented", person=PersonFactory(name="Ida I.", slug="ida-i"))

    saved = desk.save(WORDS, parties=[{"role": "speaker", "new_name": "Ida Invented", "new_noun": "person"}])

    assert saved.status_code == 200, saved.json()
    assert Person.objects.get(name="Ida Invented").slug == "ida-invented-2"


@pytest.mark.parametrize(("typed", "stored"), [("a \0 of it", "a � of it"), ("half \ud83d of it", "half ? of it")])
def test_what_no_database_can_hold_is_left_out_of_words_rather_than_losing_them(desk, typed, stored):
    saved = desk.save(WORDS, summary=typed, parties=[{"role": "mentioned", "descriptor": typed}])

    assert saved.status_code == 200, saved.json()
    finding = saved.json()["finding"]
    assert (finding["summary"], finding["parties"][0]["descriptor"]) == (stored, stored)


def test_nobody_new_is_left_behind_by_a_save_that_is_refused(desk):
    refused = desk.save(
        WORDS,
        kind="opinion",
        report=ReportFactory().pk,
        parties=[{"role": "speaker", "new_name": "Ida Invented", "new_noun": "person"}],
    )

    assert refused.status_code == 422
    assert "never a finding of a report" in str(refused.json()["fields"])
    assert not Person.objects.exists()
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"spans": []}, "spans", "at least one passage"),
        ({"spans": [[0, 9999]]}, "spans", "past the end"),
        ({"spans": [[30, 20]]}, "spans", "past the end"),
        ({"spans": [["0", 4]]}, "spans", "whole number"),
        ({"spans": [[True, 4]]}, "spans", "whole number"),
        ({"spans": "all"}, "spans", "whole number"),
        ({"spans": [[0, 3], [3, 9]]}, "spans", "touch or overlap"),
        ({"words": "Nobody asked for the kea,"}, "spans", "not those of the stored text"),
        ({"words": None}, "spans", "not those of the stored text"),
        ({"kind": "gossip"}, "kind", "gossip"),
        ({"summary": "a" * 401}, "summary", "400"),
        ({"groups": ["cats"]}, "groups", "cats"),
        ({"themes": [{"id": 0}]}, "themes", "not there any more"),
        ({"groups": "sex"}, "groups", "at most 60"),
        ({"themes": ["one"]}, "themes", "cannot be read"),
        ({"themes": [{}]}, "themes", "cannot be read"),
        ({"parties": [{"role": "speaker"}]}, "parties", "Say who"),
        ({"parties": [{"role": "juggler", "descriptor": "x"}]}, "parties", "juggler"),
        ({"parties": [{"role": "finding-body", "descriptor": "x"}]}, "parties", "institution"),
        ({"parties": [{"role": "speaker", "descriptor": "x"}] * 2}, "parties", "twice"),
        ({"parties": [{"role": "speaker", "new_name": "X", "new_noun": "cat"}]}, "parties", "person or an institution"),
        ({"figures": [{"as_stated": ""}]}, "figures", "As stated"),
        ({"figures": [{"as_stated": "81", "value": "many"}]}, "figures", "number"),
        ({"token": "x"}, "token", "cannot be read"),
    ],
)
def test_what_cannot_stand_is_said_beside_its_field_and_nothing_is_saved(desk, changes, field, sentence):
    response = desk.save(WORDS, **changes)

    assert response.status_code == 422
    assert sentence in " ".join(response.json()["fields"][field])
    assert not Finding.objects.exists()
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("words", ["lawful", "1 keys", "onstable"])
def test_no_word_or_number_is_cut(desk, words):
    response = desk.save(words)

    assert "Take whole words" in response.json()["fields"]["spans"][0]


@pytest.mark.parametrize("body", [b"", b"[]", b"nothing", b"\xff", b"null", b"3"])
def test_what_is_no_form_is_refused_in_a_sentence(desk, body):
    response = desk.client.post(desk.address("save"), body, content_type="application/json")

    assert response.status_code == 422
    assert "Open the desk again" in str(response.json())


def test_a_published_finding_is_shown_and_not_changed_here(browser_of, editor):
    finding = FindingFactory()
    desk = AtTheDesk(browser_of(editor), finding.quotation.text_version)
    shown = desk.read("findings").json()["findings"][0]

    response = desk.send("save", {**desk.entry(shown["words"]), "finding": finding.pk, "revision": shown["revision"]})

    assert response.status_code == 403
    assert "corrected on its own page" in response.json()["problem"]
    assert "corrected on its own page" in shown["refusal"]
    assert shown["address"].endswith(f"/findings/finding/{finding.pk}/change/")


def test_a_finding_in_review_can_still_be_changed(desk):
    finding = FindingFactory(text_version=desk.text_version, words=WORDS, state="in-review")
    revision = finding.editing.revision

    response = desk.save(WORDS, finding=finding.pk, revision=revision, kind="testimony", summary="Said otherwise.")

    assert response.status_code == 200
    assert response.json()["finding"]["state"] == "in-review"
