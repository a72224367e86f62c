"""What no file of ours holds."""

import re

import pytest

from .files import ALL, APPS, CODE, ROOT, files, top_level, words

LONGEST = 300
# Each word in two pieces, so that this file is not the first to hold it.
OUR_CODE = {
    "a template that trusts words it did not escape": r"\|\s*" + "safe" + r"\b",
    "markup that nothing escapes": "mark" + "_safe",
    "a style that the policy refuses": r"\s" + "style" + r"=[\"'{]",
    "a handler that the policy refuses": r"\bon" + r"(click|change|load|submit|error|input)\s*=",
    "a form that anybody may forge": "csrf" + "_exempt",
    "raw SQL put together by formatting": r"\.(raw|extra)" + r"\(\s*f[\"']",
}
EVERYWHERE = {
    "a deed put off": r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b",
    "a place on one machine alone": r"(?<![\w.])/(ro" + "ot|wo" + r"rk|ho" + r"me/\w+|Us" + r"ers/\w+)/",
    "a package index of one's own": r"index" + r"-url\b|/(pypi|simple)" + "/simple",
    "a leftover of a merge": "^(<" + "<<<<<<|>" + ">>>>>>) ",
}


def holding(pattern, paths):
    """The places where the pattern stands, each as `file:line`."""
    return [
        f"{path}:{number}"
        for path, text in words(paths)
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("pattern", OUR_CODE.values(), ids=OUR_CODE)
def test_our_code_never_holds(pattern):
    assert holding(pattern, files(*APPS, "templates", "static")) == []


@pytest.mark.parametrize("pattern", EVERYWHERE.values(), ids=EVERYWHERE)
def test_no_file_holds(pattern):
    assert holding(pattern, [*files(*ALL), *top_level()]) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("{{ words|" + "safe }}", "a template that trusts words it did not escape"),
        ("<p " + 'style="color: red">', "a style that the policy refuses"),
        ("<button " + 'onclick="go()">', "a handler that the policy refuses"),
        ("# TO" + "DO: later", "a deed put off"),
        ("cd /ro" + "ot/archive/", "a place on one machine alone"),
        ("--index" + "-url https://packages.example.org", "a package index of one's own"),
    ],
)
def test_each_forbidden_thing_would_be_seen(line, name):
    assert re.search({**OUR_CODE, **EVERYWHERE}[name], line)


def test_no_file_has_a_second_subject():
    ours = [path for path in files(*CODE) if path.suffix != ".json" and "migrations" not in path.parts]
    lengths = {path: len(text.splitlines()) for path, text in words(ours)}  # what commands write is as long as it is

    assert {str(path): length for path, length in lengths.items() if length > LONGEST} == {}
    assert len(lengths) > 200


def test_every_python_package_of_ours_says_that_it_is_one():
    holding_python = {path.parent for path in files(*APPS) if path.suffix == ".py"}

    assert [str(path) for path in sorted(holding_python) if not (ROOT / path / "__init__.py").exists()] == []
