"""Statistics in the very words of a sentence, and what is none."""

import pytest

from findings.suggesting.figures import figures_in


def figure(sentence):
    [found] = figures_in(sentence)
    start, end = found.span
    assert sentence[start:end] == found.guess.as_stated
    return found.guess


@pytest.mark.parametrize(
    ("sentence", "as_stated", "value", "unit"),
    [
        ("Of the sample 81 percent of cases failed.", "81 percent", "81", "percent"),
        ("Some 11.5 per cent of posts were empty.", "Some 11.5 per cent", "11.5", "percent"),
        ("It rose by 3 percentage points.", "3 percentage points", "3", "percentage points"),
        ("One in five officers agreed.", "One in five", "1", "in five"),
        ("The force has 1,500 officers.", "1,500", "1500", "officers"),
        ("A quarter of the keys were gone.", "A quarter", "25", "percent"),
        ("Two thirds of shifts were empty.", "Two thirds", "66.666667", "percent"),
        ("The bill came to £5 million.", "£5 million", "5000000", "pounds"),
        ("They were four times more likely to be stopped.", "four times more likely", "4", "times"),
        ("Thirty-eight complaints were lost.", "Thirty-eight", "38", "complaints"),
        ("Nearly 40,000 calls rang out.", "Nearly 40,000", "40000", "calls"),
    ],
)
def test_a_number_is_taken_in_its_own_words(sentence, as_stated, value, unit):
    guess = figure(sentence)

    assert (guess.as_stated, guess.value, guess.unit) == (as_stated, value, unit)


def test_who_is_counted_compared_with_whom_and_when():
    guess = figure(
        "Black residents were four times more likely than white residents to be stopped between 2013 and 2021."
    )

    assert guess.comparator.startswith("white residents")
    assert guess.period == "between 2013 and 2021"
    assert figure("In total 81 per cent of rape cases failed.").group == "rape cases"
    assert figure("Around one in 10 police officers should go.").group == "police officers"
    assert figure("At least two officers in each team had no key.").qualifier == "At least"


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened on 4 May 2021.",
        "He was 58 years old and she is a 44-year-old constable.",
        "See page 81 of Issue 2847, section 12.",
        "They met at 14 Nowhere Street on the 3rd floor.",
        "He was murdered in 1999.",
        "He went on to lose three more keys.",
        "Two Toytown officers were sacked and seven constables wept.",
        "They waited nearly a quarter of a century.",
        "It took 16 days of hearings and about three hours of complaints.",
    ],
)
def test_dates_ages_pages_and_addresses_are_no_statistics(sentence):
    assert list(figures_in(sentence)) == []
