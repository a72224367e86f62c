import pytest
from django.core.management import call_command

from findings import phrases
from findings.completing import complete
from findings.models import FrequentPhrase
from findings.phrases import gathering
from findings.publishing import withdraw
from tests.factories import FindingFactory, PersonFactory

pytestmark = pytest.mark.django_db


def found(*words, **made):
    return [FindingFactory(words=each, summary=f"Case {n}.", **made) for n, each in enumerate(words)]


def offered(typed):
    return [entry.text for entry in complete(typed) if entry.sort == "phrase"]


@pytest.fixture
def gathered():
    made = found(
        "The use of teapots is forbidden.",
        "No use of teapots, said Café-Owners.",
        "Use of teapots! Always the use of force.",
        "A café owner asked for the use of force.",
        "Without use of force. One café owner.",
    )
    phrases.gather()
    return made


def test_words_side_by_side_in_several_findings_are_offered(gathered):
    assert offered("use") == ["use of force", "use of teapots"]
    assert offered("Use of T") == ["use of teapots"]
    assert offered("CAFÉ ow") == []  # two findings have them: too few
    assert offered("of teapots") == []  # no phrase begins or ends with a word like “of”
    assert offered("the use") == offered("use")  # whoever types a name may begin with an article


def test_each_leads_to_the_findings_that_hold_it(client, gathered):
    [entry] = [entry for entry in complete("use of te") if entry.sort == "phrase"]

    assert client.get(entry.url).context["total"] == 3


def test_what_stands_in_two_sentences_of_two_fields_is_no_phrase():
    for _ in range(3):
        FindingFactory(words="A teapot.", summary="Kettle found.", speakers=[PersonFactory(name="Lid Handle")])
    phrases.gather()

    assert offered("teapot") == []
    assert offered("lid") == []
    assert offered("kettle") == ["kettle found"]


def test_a_phrase_is_gone_with_the_last_finding_that_was_seen_to_hold_it(gathered):
    withdraw(gathered[:2], reason="privacy")
    assert offered("use of t") == ["use of teapots"]

    withdraw(gathered[2:3], reason="privacy")
    assert offered("use of t") == []


def test_drafts_have_no_phrases():
    found(*["The use of teapots."] * 4, state="draft")

    assert phrases.gather() == 0


def test_of_many_findings_some_are_looked_at(monkeypatch):
    found(*["A lost teapot."] * 6)
    monkeypatch.setattr(gathering, "LOOKED_AT", 4)

    phrases.gather()

    [phrase] = FrequentPhrase.objects.all()
    assert (phrase.text, phrase.findings, phrase.among, len(phrase.witnesses)) == ("lost teapot", 4, 6, 4)


def test_gathering_is_due_when_much_has_changed_and_not_before(gathered, capsys):
    assert not phrases.is_due()

    found("Another teapot.")
    assert phrases.is_due()

    call_command("rebuild_index", if_due=True, verbosity=0)
    assert not phrases.is_due()
    assert "frequent phrases can be offered" in capsys.readouterr().out


def test_a_new_archive_has_nothing_due_before_it_has_some_findings(monkeypatch):
    monkeypatch.setattr(gathering, "FIRST", 2)
    FindingFactory()
    assert not phrases.is_due()
    assert phrases.gather() == 0

    FindingFactory()
    assert phrases.is_due()
