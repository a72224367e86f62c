"""The kind that the wording points to."""

import pytest

from findings.suggesting.kinds import kind_of


@pytest.mark.parametrize(
    ("words", "sentence", "speaker", "verb", "expected"),
    [
        ("Keys were lost.", "the report found", "the report", "found", "conclusion"),
        ("a new key", "The review recommends “…”", "The review", "recommends", "recommendation"),
        ("by the summer", "The mayor called for an office to be set up", "The mayor", "called", "recommendation"),
        ("We accept every word.", "the force said", "the force", "said", "official-response"),
        ("We will count the keys.", "the commissioner said", "the commissioner", "said", "commitment"),
        ("There was a book.", "One sergeant told the review", "One sergeant", "told", "testimony"),
        ("I was told to wait.", "Ida Invented said", "Ida Invented", "said", "testimony"),
        ("they sold the keys", "He alleged that", "He", "alleged", "allegation"),
        ("a thief", "Figment was sentenced to two years for being", "", "", "court-outcome"),
        ("dishonest", "He was dismissed without notice for being", "", "", "misconduct-outcome"),
        ("a rainy day", "", "", "", ""),
        ("There was a book.", "She told the Toytown Gazette", "She", "told", ""),
        ("a closer look", "They should have had", "They", "said", ""),
        ("We kept a book.", "said the Toytown Constabulary", "the Toytown Constabulary", "said", "official-response"),
    ],
)
def test_the_wording_points_to_a_kind_and_says_which_words_did(words, sentence, speaker, verb, expected):
    kind, why = kind_of(words, sentence, speaker, verb, figure="", by_report=False)

    assert kind == expected
    assert bool(why) == bool(expected)


def test_whoever_the_text_calls_a_head_of_the_body_responds_for_it():
    told = kind_of(
        "I kept a book.", "Figment said", "Figment", "said", figure="", by_report=False, office="chief constable"
    )

    assert told == ("official-response", "“chief constable”: a body or its head speaks")


def test_a_number_makes_a_statistic():
    assert kind_of("81 percent of cases", "", "", "", figure="81 percent", by_report=True)[0] == "statistic"
