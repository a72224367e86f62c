"""Whose words a quotation is, from what stands beside it."""

import pytest

from findings.suggesting.clauses import Clauses
from findings.suggesting.interruptions import joined
from findings.suggesting.quotations import quotations_in
from findings.suggesting.speakers import speakers_of


def speakers(text):
    quoted = quotations_in(text)
    said = speakers_of(Clauses(text, quoted), quoted)
    return [said[number].words if number in said else "" for number in range(len(quoted))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invented said: “We lost it.”", "Invented"),
        ("According to Dame Ida Invented, “we lost it”.", "Ida Invented"),
        ("The report states that “keys were lost”.", "The report"),
        ("“We lost it,” said Ida Invented, a former sergeant.", "Ida Invented"),
        ("“We lost it,” Ida Invented, a former sergeant, said.", "Ida Invented"),
        ("“We lost it,” one officer told the review.", "one officer"),
        ("“We lost it,” a senior Toytown officer said.", "a senior Toytown officer"),
        ("Insiders said there was “no key”.", "Insiders"),
        ("Keys were “lost and forgotten”, the review found.", "the review"),
        ("Keys were “lost”, according to a report published on Monday.", "a report"),
        ("The chief constable, Sir Hector Figment, said he was “sorry”.", "Hector Figment"),
        ("Met Commissioner Sir Mark Imagined said it was “wrong”.", "Mark Imagined"),
        ("Ida Invented, who spent ten years there, said it was “cold”.", "Ida Invented"),
        ("Asked if he would go, Figment replied: “No.”", "Figment"),
        ("In the Review’s judgment it was “designed to forget”.", "the Review"),
        ("As one witness put it, “the cat was fed”.", "one witness"),
        ("Unreal: “You initialled it.”", "Unreal"),
        ("Ida Invented said the report showed “a pattern of lost keys”.", "Ida Invented"),
        ("He wore a “lucky” hat.", ""),
        ("Toytown hospital says it has “declared an incident”.", "Toytown hospital"),
        ("In a tribute, Ida Invented’s family said: “She sang.”", "Ida Invented’s family"),
        ("Her husband, the cellist Bram Invented, calls it “noise”.", "Bram Invented"),
        ("TOYTOWN, Ohio (AP) — Gov. Lou Imagined’s aide, Ida Invented, said it was “odd”.", "Ida Invented"),
        ("Chief executive Ida Invented remains hopeful, stating, “We will mend it.”", "Ida Invented"),
        ("It was, said her colleague Tom Invented, “the worst winter yet”.", "Tom Invented"),
        ("It hurt Lord Lumber, a party donor, who told friends he was “a ninny”.", "Lumber"),
        ("For Invented, thoughts had turned to Saturday: “We haven’t won yet.”", "Invented"),
        ("Democratic Rep. Ida Invented of Lower Toytown said it was “odd”.", "Ida Invented"),
        ("Unions reacted, with the Guild’s secretary Ida Invented saying: “It is a blow.”", "Ida Invented"),
        ("Keys were lost and staff told to “smile”.", ""),
        ("Idle talk is “alive and well” in the force, the Invented Review says, and nobody minds.", "Invented Review"),
        ("Lord Lumber was criticised for denying Ida Invented’s findings that it was “unfit”.", "Ida Invented"),
        ("Their lawyers had tried to have the case dismissed, arguing that it was “petty”.", "Their lawyers"),
        ("News came as a review found that it was “unfit”.", "a review"),
        ("There were talks behind closed doors with city lawyers, who said it was “prudent”.", "city lawyers"),
        ("Some saw others joke about it, with PC Invented writing: “They love it.”", "Invented"),
        ("Tom Invented, her father, was a farmer, and has told reporters, “I saw her there.”", "Tom Invented"),
        ("According to Ald. Nick Notional (38th), it was “a toy”.", "Nick Notional"),
        ("One in which Invented told of it, calling it a “tickle”, a word that others call rude.", "Invented"),
        ("PC Invented said his remarks were a joke, adding: “I like them.”", "Invented"),
        ("They fed the cat, a practice the Met now calls ‘an abuse’.", "the Met"),
        (
            "Tom Invented said that 164 notes were ‘amended’, including the removal of 116 long comments.",
            "Tom Invented",
        ),
        ("Lady Invented’s report found that: ‘The lack of keys is a failing.’", "Lady Invented’s report"),
        ("The panel found:\n\n• Doors were open;\n\n• There was “no lock that worked”;", "The panel"),
    ],
)
def test_the_speaker_stands_beside_the_words(text, expected):
    assert speakers(text) == [expected]


def test_an_office_is_whoever_holds_it_and_nobody_who_only_stands_near_it():
    text = (
        "The judge called it “vile”. Sam Fictive, 34, was found guilty by District Judge Ida Invented. "
        "Former Commissioner Tom Unreal watched. The judge said: “He knew.” The commissioner said: “Sorry.”"
    )

    assert speakers(text)[:2] == ["Ida Invented", "Ida Invented"]
    assert speakers(text)[2] != "Tom Unreal"


def test_an_office_named_again_is_its_holder_for_the_pronoun_too():
    text = (
        "Home Secretary Ida Invented spoke in the Commons. The Home Secretary said ‘more is needed’ on keys. "
        "Doing so would allow ‘others to leave’, she added."
    )

    assert speakers(text) == ["Ida Invented", "Ida Invented"]


def test_a_title_tells_a_mother_from_the_son_of_her_name():
    text = (
        "The case of Stephen Invented was closed. Baroness Invented said it was “no surprise”. "
        "She said they had “years to mend it”."
    )

    assert speakers(text) == ["Invented", "Invented"]


def test_an_office_behind_a_name_is_nobody_else_who_goes_on_speaking():
    text = (
        "“It was hard. It took years,” said Ida J. Invented, KC, Chief Director of the Toytown Office.\n\n"
        "“It has been clear to me since then that we are too few.”"
    )

    assert speakers(text) == ["Ida J. Invented", "Ida J. Invented"]


def test_a_pronoun_is_the_person_last_named_whom_it_fits():
    text = "Ida Invented arrived with Tom Fictive. “It was cold,” she said. He added: “And wet.”"

    assert speakers(text) == ["Ida Invented", "Tom Fictive"]


def test_it_is_the_report_that_spoke_last():
    assert speakers("Keys were lost, the report said.\n\nIt said: “Nobody counted.”")[0].lower() == "the report"


def test_a_surname_is_the_whole_name_that_the_text_gave():
    text = "Ida Invented runs the store. Rain fell. “I count them,” Invented said."

    assert speakers(text) == ["Ida Invented"]


def test_a_quotation_right_after_another_has_its_speaker():
    assert speakers("“We lost it,” said Ida Invented. “Nobody looked.”") == ["Ida Invented"] * 2


def test_a_paragraph_that_ends_with_a_colon_leads_to_the_next():
    assert speakers("One sergeant told the Review:\n\n“There was a book.”") == ["One sergeant"]


def test_every_speaker_is_explained():
    text = "“We lost it,” said Ida Invented."
    quoted = quotations_in(text)

    assert speakers_of(Clauses(text, quoted), quoted)[0].why == "“said … Ida Invented” stands after it"


def groups(text):
    quoted = quotations_in(text)
    return joined(Clauses(text, quoted), quoted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost it,” she said, “and nobody looked.”", [[0, 1]]),
        ("“We lost it,” she said. “Nobody looked.”", [[0, 1]]),
        ("‘We lost it’, said Ida Invented, ‘and nobody looked.’", [[0, 1]]),
        ("“We lost it.” She added: “Nobody looked.”", [[0], [1]]),
        ("“Lost it?” he asked. “No,” she replied.", [[0], [1]]),
        ("She called it “cold” and “wet”.", [[0], [1]]),
        ("“We lost it,” she said.\n\n“Nobody looked.”", [[0], [1]]),
    ],
)
def test_only_an_attribution_between_them_makes_two_stretches_one_quotation(text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a headline repeats what the text says
            "Keys ‘lost for ever’\n\nDame Ida Invented said the keys were ‘lost for ever and a day’.",
            ["Ida Invented", "Ida Invented"],
        ),
        (
            "Rovers captain Mick Invented said it was “cold”.\n\n“We froze,” the captain added.",
            ["Mick Invented", "Mick Invented"],
        ),
        (
            "A council insider said: “All are scared.”\n\nThe insider added: “He is toast.”",
            ["A council insider", "A council insider"],
        ),
        (
            "Ida Invented was sacked.\n\nPosting on X, she wrote: “Goodbye.”",
            ["Ida Invented"],
        ),
        (
            "In her statement, Vera Invented said she was “afraid”. “It was mine,” the statement continued.",
            ["Vera Invented", "Vera Invented"],
        ),
        (
            (
                "Mayor Una Invented said: “We listened.”\n\n"
                "A 14-year-old girl, who spoke last, got a cheer. “Where now?” she asked."
            ),
            ["Una Invented", "A 14-year-old girl"],
        ),
    ],
)
def test_whom_words_stand_for_is_read_from_the_text_before(text, expected):
    assert speakers(text) == expected
