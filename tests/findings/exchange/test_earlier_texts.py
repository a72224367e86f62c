"""Quotations of earlier texts in files: those that were left there on purpose, and those that are in question."""

import pytest

from findings.anchoring.answering import keep
from findings.exchange.exporting import export_archive
from findings.models import AnchorQuestion, Finding
from sources.models import Source
from tests.factories import TEXT, AnchorQuestionFactory
from tests.findings.exchange.test_round_trip import bytes_of, empty_the_archive, quiet


@pytest.fixture
def again(tmp_path, take):
    """Writes everything to files and takes it in again; returns the files of before and after."""

    def there_and_back():
        export_archive(tmp_path / "first", quiet)
        empty_the_archive()
        assert not Source.objects.exists()
        take(tmp_path / "first")
        export_archive(tmp_path / "second", quiet)
        return bytes_of(tmp_path / "first"), bytes_of(tmp_path / "second")

    return there_and_back


@pytest.mark.django_db(transaction=True)
def test_what_is_in_question_is_still_in_question_after_the_round_trip(again):
    AnchorQuestionFactory()

    first, second = again()

    assert first == second
    assert AnchorQuestion.objects.get().why == "changed"
    assert Finding.objects.get().held


@pytest.mark.django_db(transaction=True)
def test_what_was_left_in_an_earlier_text_is_left_there(again):
    keep(AnchorQuestionFactory(), by=None, note="The gazette rewrote it.")

    first, second = again()

    assert first == second
    assert Finding.objects.published().get().quotation.text_version.number == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_that_speaks_of_an_earlier_text_only_does_not_publish_it_unseen(tmp_path, take):
    question = AnchorQuestionFactory(newer=f"Foreword.\n\n{TEXT}")
    assert question.answer == "moved"
    export_archive(tmp_path / "files", quiet)
    [path] = (tmp_path / "files").glob("sources/*/findings.yaml")
    number = TEXT.index("The constables")
    moved = number + len("Foreword.\n\n")
    assert "/2\n" in path.read_text()
    length = len(question.from_text)
    path.write_text(
        path.read_text().replace("/2\n", "/1\n").replace(f"{moved}-{moved + length}", f"{number}-{number + length}")
    )

    take(tmp_path / "files")

    assert Finding.objects.published().get().quotation.text_version.number == 2


@pytest.mark.django_db
@pytest.mark.parametrize("kept", ["yes", "²"])
def test_kept_is_a_number(refusals, files, kept):
    path = next(files.glob("sources/*/findings.yaml"))
    path.write_text(path.read_text().replace("- role: taken-from\n", f"- role: taken-from\n      kept: {kept}\n"))

    assert any("“kept” is the number of the latest text" in problem for problem in refusals(files))
