import re

import pytest

from findings.models import Finding
from sources.models import Source

pytestmark = pytest.mark.django_db

ARTICLE = "sources/socialist-worker-2847-casey-report"
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
        ("themes.yaml", "code: EQ2\n", "code: EQ1\n", "already exists"),
        ("themes.yaml", "parent: discrimination", "parent: discriminaton", "There is no theme “discriminaton”"),
        ("themes.yaml", "use_for:", "used_for:", "has no “used_for”"),
        ("themes.yaml", "  name: Racism\n", "", "“name” is missing"),
        ("themes.yaml", "name: Racism\n", "name: Racism\n  name: Racism\n", "stands twice"),
        ("themes.yaml", "name: Racism\n", "name: [Racism\n", "This is not YAML"),
        ("themes.yaml", "slug: racism\n", "slug: rac ism\n", "“slug”"),
        ("themes.yaml", "slug: misogyny\n", "slug: racism\n", "stands already in themes.yaml line"),
        ("people.yaml", "- slug: louise-casey", "- louise-casey", "This is not YAML"),
        ("people.yaml", "name: Wayne Couzens", "name: &name Wayne Couzens\n  description: *name\n  x: y", "References"),
        ("institutions.yaml", "kind: police-force", "kind: police-farce", "“kind”"),
        (f"{ARTICLE}/source.yaml", "published: 2023-03", "published: March 2023", "is a date such as"),
        (f"{ARTICLE}/source.yaml", "file: text-1.txt", "file: text-9.txt", "text-1.txt"),
        (f"{ARTICLE}/source.yaml", "  - casey-review-final-report", "  - casey-review", "There is no source"),
        (FINDINGS, "WJQG-K7JM", "WJQG-K7JN", "typing error"),
        (FINDINGS, "kind: conclusion", "kind: conclusive", "“kind”"),
        (FINDINGS, "themes: [scrutiny]", "themes: []", "at least one theme"),
        (FINDINGS, "groups: [sex]", "groups: [gender]", "“groups”"),
        (FINDINGS, "at: 204-295", "at: 204-294", "do not stand at 204-294"),
        (FINDINGS, "words: The review by Baroness", "words: The review of Baroness", "do not stand at"),
        (FINDINGS, "person: wayne-couzens", "person: wayne-cousins", "There is no person “wayne-cousins”"),
        (FINDINGS, "role: finding-body", "role: finding-party", "“role”"),
        (FINDINGS, "value: 81", "value: eighty-one", "is a number such as"),
        (FINDINGS, "as_stated: 81 percent", "as_stated: 82 percent", "very words of the quotation"),
        (FINDINGS, "to: YENZ-H5QC", "to: 257R-9J08", "There is no finding"),
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


def test_a_changed_character_of_a_text_is_found_by_the_words_quoted_from_it(files, refusals):
    spoil(files / ARTICLE / "text-1.txt", "81 percent more likely", "18 percent more likely")

    assert any(problem.startswith(FINDINGS) and "do not stand at" in problem for problem in refusals(files))


def test_a_text_that_the_archive_has_is_never_replaced(files, take, refusals):
    take(files)
    line = spoil(files / ARTICLE / "text-1.txt", "81 percent more likely", "18 percent more likely")

    assert refusals(files) == [
        f"{ARTICLE}/text-1.txt line {line}: From this line on the text differs from the one in the archive, "
        "and a text never changes. Add the new one as the next number."
    ]


def test_bytes_that_are_not_utf8_are_named_by_their_line(files, refusals):
    path = files / "people.yaml"
    path.write_bytes(path.read_bytes().replace(b"name: Mark", b"name: \xffMark"))

    [problem] = [problem for problem in refusals(files) if "UTF-8" in problem]
    assert re.match(r"people.yaml line \d+: This line is not UTF-8", problem)


def test_a_stray_file_is_refused_rather_than_passed_over(files, refusals):
    (files / "theme.yaml").write_text("- slug: lost\n")

    assert refusals(files) == ["theme.yaml line 1: This file is not part of the format. Rename it, or take it out."]


def test_several_problems_are_told_at_once(files, refusals):
    spoil(files / "themes.yaml", "  name: Racism\n", "")
    spoil(files / "people.yaml", "  name: Mark Rowley\n", "")
    spoil(files / "institutions.yaml", "kind: police-force", "kind: police-farce")

    told = {problem.split(" ")[0] for problem in refusals(files)}

    assert {"themes.yaml", "people.yaml", "institutions.yaml"} <= told


def test_words_that_stand_twice_need_their_place(files, refusals):
    path = files / FINDINGS
    text = path.read_text()
    place = re.search(r"          words: a boys’ club that looks after its own\n", text)
    lines = text[: place.start()].rstrip("\n").split("\n")
    assert lines[-1].strip().startswith("- at:")
    text = "\n".join(lines[:-1]) + "\n        - words: a boys’ club that looks after its own\n" + text[place.end() :]
    path.write_text(text)

    [problem] = [problem for problem in refusals(files) if "times" in problem]

    assert "These words stand 2 times" in problem
    assert "7860-7897" in problem
