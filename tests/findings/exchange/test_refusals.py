import re

import pytest

from findings.models import Finding
from sources.models import Source

pytestmark = pytest.mark.django_db

ARTICLE = "sources/gazette-keys"
FINDINGS = f"{ARTICLE}/findings.yaml"


def spoil(path, old: str, new: str) -> int:
    """Replace the first `old` by `new`; returns the line on which it stood."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("themes.yaml", "code: ST1\n", "code: ST\n", "already exists"),
        ("themes.yaml", "parent: storage", "parent: storrage", "There is no theme “storrage”"),
        ("themes.yaml", "use_for:", "used_for:", "has no “used_for”"),
        ("themes.yaml", "  name: Cold storage\n", "", "“name” is missing"),
        ("themes.yaml", "name: Storage\n", "name: Storage\n  name: Storage\n", "stands twice"),
        ("themes.yaml", "name: Storage\n", "name: [Storage\n", "This is not YAML"),
        ("themes.yaml", "slug: cold\n", "slug: co ld\n", "“slug”"),
        ("themes.yaml", "slug: cold\n", "slug: storage\n", "stands already in themes.yaml line"),
        ("people.yaml", "- slug: ida-invented", "- ida-invented", "This is not YAML"),
        ("people.yaml", "name: Ida Invented", "name: &name Ida\n  description: *name\n  x: y", "References"),
        ("institutions.yaml", "kind: police-force", "kind: police-farce", "“kind”"),
        (f"{ARTICLE}/source.yaml", "published: 2021-03", "published: March 2021", "is a date such as"),
        (f"{ARTICLE}/source.yaml", "file: text-1.txt", "file: text-9.txt", "text-1.txt"),
        (f"{ARTICLE}/source.yaml", "covers: [nowhere-report]", "covers: [nowhere]", "There is no source"),
        (FINDINGS, "JMJG-NTCD", "JMJG-NTCC", "typing error"),
        (FINDINGS, "kind: testimony", "kind: testament", "“kind”"),
        (FINDINGS, "themes: [storage]", "themes: []", "at least one theme"),
        (FINDINGS, "groups: [sex]", "groups: [gender]", "“groups”"),
        (FINDINGS, "text: gazette-keys/1", "text: gazette-keys/²", "There is no text “gazette-keys/²”"),
        (FINDINGS, "at: 67-86", "at: 67-85", "do not stand at 67-85"),
        (FINDINGS, "words: Nobody counted", "words: Somebody counted", "do not stand at"),
        (FINDINGS, "person: ida-invented", "person: ida-invented-again", "There is no person “ida-invented-again”"),
        (FINDINGS, "role: finding-body", "role: finding-party", "“role”"),
        (FINDINGS, "value: 18", "value: eighteen", "is a number such as"),
        (FINDINGS, "as_stated: 18 percent", "as_stated: 81 percent", "very words of the quotation"),
        (FINDINGS, "to: JMJG-NTCD", "to: Z9RN-0AWN", "There is no finding"),
        (FINDINGS, "retold: true\n  first", "retold: 'false'\n  first", "mark it as retold"),
    ],
)
def test_a_broken_line_is_named_by_file_and_line_and_nothing_is_written(files, refusals, file, old, new, said):
    line = spoil(files / file, old, new)

    problems = refusals(files)

    named = [problem for problem in problems if problem.startswith(file) and said in problem]
    assert named, problems
    there = int(re.match(r".* line (\d+):", named[0])[1])
    record = (files / file).read_text().split("\n")
    start = max((n for n in range(line) if record[n].startswith("- ")), default=0) + 1
    assert start <= there <= line + 2, named[0]
    assert not Source.objects.exists()
    assert not Finding.objects.exists()


def test_a_finding_in_a_source_that_is_a_draft_is_named(files, refusals):
    spoil(files / ARTICLE / "source.yaml", "state: published", "state: draft")

    assert any(
        problem.startswith(f"{FINDINGS} line 1:") and "Publish the source first" in problem
        for problem in refusals(files)
    )


def test_a_changed_character_of_a_text_is_found_by_the_words_quoted_from_it(files, refusals):
    spoil(files / ARTICLE / "text-1.txt", "18 percent", "81 percent")

    assert any(problem.startswith(FINDINGS) and "do not stand at" in problem for problem in refusals(files))


def test_a_text_that_the_archive_has_is_never_replaced(files, take, refusals):
    take(files)
    line = spoil(files / ARTICLE / "text-1.txt", "18 percent", "81 percent")

    [problem] = [problem for problem in refusals(files) if "text-1.txt" in problem.split(":")[0]]

    assert problem.startswith(f"{ARTICLE}/text-1.txt line {line}: From this line on the text differs")


def test_bytes_that_are_not_utf8_are_named_by_their_line(files, refusals):
    path = files / "people.yaml"
    path.write_bytes(path.read_bytes().replace(b"name: Ida", b"name: \xffIda"))

    [problem] = [problem for problem in refusals(files) if "UTF-8" in problem]
    assert re.match(r"people.yaml line \d+: This line is not UTF-8", problem)


def test_a_stray_file_is_refused_rather_than_passed_over(files, refusals):
    (files / "theme.yaml").write_text("- slug: lost\n")

    assert refusals(files) == ["theme.yaml line 1: This file is not part of the format. Rename it, or take it out."]


def test_several_problems_are_told_at_once(files, refusals):
    spoil(files / "themes.yaml", "  name: Manners\n", "")
    spoil(files / "people.yaml", "  name: Paul Pretend\n", "")
    spoil(files / "institutions.yaml", "kind: police-force", "kind: police-farce")

    told = {problem.split(" ")[0] for problem in refusals(files)}

    assert {"themes.yaml", "people.yaml", "institutions.yaml"} <= told


def test_words_that_stand_twice_need_their_place(files, refusals):
    spoil(files / FINDINGS, "        - at: 109-121\n          words: The lost key", "        - words: The lost key")

    [problem] = refusals(files)

    assert "These words stand 2 times" in problem
    assert "0-12, 109-121" in problem
