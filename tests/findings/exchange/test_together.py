"""Many new findings in files are taken in together, and still each problem is named by its line."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings import identifiers
from findings.models import Finding
from tests.findings.exchange.test_refusals import FINDINGS

pytestmark = pytest.mark.django_db

RECORD = """- id: {id}
  state: published
  kind: conclusion
  summary: Key {n} was lost.
  themes: [storage]
  involved:
    - role: speaker
      descriptor: constable {n}
  quotations:
    - role: taken-from
      text: gazette-keys/1
      spans:
        - at: 0-12
          words: The lost key
"""


@pytest.fixture
def many(files):
    """Adds so many findings to the files; returns the text that stands there now."""

    def add(number):
        path = files / FINDINGS
        made = (RECORD.format(id=identifiers.shown(identifiers.new()), n=n) for n in range(number))
        path.write_text(path.read_text().rstrip() + "\n" + "".join(made))
        return path.read_text()

    return add


def test_many_new_findings_take_few_statements_each(files, many, take, tmp_path):
    many(60)

    with CaptureQueriesContext(connection) as queries:
        take(files)

    assert Finding.objects.published().count() > 60
    assert len([query for query in queries if "findings_tagging" in query["sql"]]) < 10


def test_one_wrong_line_among_many_is_named_and_the_others_are_not(files, many, refusals):
    text = many(60).replace("descriptor: constable 41\n", "descriptor: ''\n")
    (files / FINDINGS).write_text(text)

    [problem] = refusals(files)

    line = text[: text.index("descriptor: ''")].count("\n") + 1
    assert problem.startswith(f"{FINDINGS} line {line - 1}: ")
    assert "Say who" in problem
    assert not Finding.objects.exists()


def test_what_the_database_alone_finds_wrong_is_named_too(files, many, refusals):
    text = many(60).replace("summary: Key 7 was lost.\n  themes: [storage]\n", "summary: Key 7 was lost.\n")
    (files / FINDINGS).write_text(text)

    [problem] = refusals(files)

    line = text[: text.index("Key 7 was lost")].count("\n") - 2
    assert problem.startswith(f"{FINDINGS} line {line}: ")
    assert "at least one theme" in problem


def test_new_findings_among_those_that_are_there_are_added(files, many, take):
    take(files)
    there = Finding.objects.count()
    many(5)

    effects = take(files)

    assert Finding.objects.count() == there + 5
    assert effects["added"] == 5
    assert "changed" not in effects
    assert "added" not in take(files)


def test_the_same_finding_twice_is_named_by_both_places(files, many, refusals):
    text = many(3)
    (files / FINDINGS).write_text(text + text[text.index("- id: ", text.index("Key 0") - 150) :])

    assert any("stands already in" in problem for problem in refusals(files))
