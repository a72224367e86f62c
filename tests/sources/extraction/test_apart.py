"""Whatever a file does, it does it in a process of its own, within limits."""

import logging
from array import array
from dataclasses import replace
from datetime import date

import pytest

from sources.extraction import apart
from sources.extraction.apart import Fault, Limits, read_apart
from sources.extraction.hints import Hints
from sources.extraction.reading import Page, Reading, Unreadable
from sources.extraction.wire import bytes_after, packed, unpacked

TEXT, HTML = Hints("text/plain"), Hints("text/html")


def unheard(done, total):
    """Nobody listens to the progress."""


def test_a_reading_comes_back_with_its_progress():
    steps = []

    reading = read_apart("Words – of Toytown.".encode(), TEXT, lambda *step: steps.append(step))

    assert reading.text == "Words – of Toytown."
    assert steps[-1] == (1, 1)


def test_a_reading_with_pages_goes_over_the_wire_unchanged():
    page = Page(3, "iii", 595.0, 842.0, "ocr", 0, 5, array("i", range(5)), array("f", range(20)), 91.5)
    reading = Reading("x", "1", "Words", pages=[page, replace(page, number=4)], published_on=date(2021, 5, 4))
    line, *numbers = packed(reading)

    import json

    said = json.loads(line)["reading"]
    assert bytes_after(said) == len(b"".join(numbers))
    assert unpacked(said, b"".join(numbers)) == reading


def test_the_sentence_of_the_reader_comes_back():
    with pytest.raises(Unreadable, match="There are no words in it"):
        read_apart(b" ", TEXT, unheard)


def test_more_memory_than_allowed_is_refused():
    with pytest.raises(Unreadable):
        read_apart(b"<p>words</p>" * 4_000_000, HTML, unheard, Limits(memory=300 * 1024 * 1024))


def test_more_time_than_allowed_is_refused(monkeypatch):
    monkeypatch.setattr(apart, "TICK_SECONDS", 0.1)

    with pytest.raises(Unreadable, match="took too long"):
        read_apart(b"<p>words</p>" * 1_000_000, HTML, unheard, Limits(wall=0.3))


def test_more_computing_than_allowed_is_refused():
    with pytest.raises(Unreadable, match="took too long"):
        read_apart(b"<div><p>words</p></div>" * 2_000_000, HTML, unheard, Limits(cpu=1))


def test_a_reader_that_breaks_is_told_and_noted(caplog):
    with caplog.at_level(logging.WARNING), pytest.raises(Fault, match="does not understand"):
        read_apart(b"x", Hints("text/html", charset=7), unheard)  # no reader expects a number

    assert "Traceback" in caplog.text


def test_the_reader_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "the key of Toytown")
    given: dict = {}
    real = apart.subprocess.Popen

    def begun(*args, **kwargs):
        given.update(kwargs)
        return real(*args, **kwargs)

    monkeypatch.setattr(apart.subprocess, "Popen", begun)

    read_apart(b"words", TEXT, unheard)

    assert not {"SECRET_KEY", "DATABASE_URL", "EDITOR_PASSWORD"} & set(given["env"])


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"deep words",
        b"<table><tr><td>" * 20_000 + b"deep words",
        b"<p" + b" a=b" * 200_000 + b">words",
        b"<p>" + b"&amp;" * 1_000_000,
        b"<!--" * 200_000,
        b"<a href='" + b"x" * 2_000_000 + b"'>words</a>",
        b"<![CDATA[" * 10_000,
    ],
    ids=["deep", "tables", "attributes", "entities", "comments", "address", "cdata"],
)
def test_strange_pages_are_read_or_refused_in_time(body):
    try:
        words = read_apart(body, HTML, unheard).text
    except Unreadable as problem:
        words = str(problem)

    assert words
