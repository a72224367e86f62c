"""Pages are drawn by a process of their own, which may end, hang or fall over without harm."""

import io
import os
import signal

import pytest
from PIL import Image

from sources.page_images import NoPicture, PageImages
from tests.sources.extraction.pdf.printing import MARGIN, Press, paragraph
from tests.sources.extraction.pdf.raw import pdf_of_pages


@pytest.fixture
def body():
    press = Press()
    for at in range(3):
        press.column(MARGIN, 70, 300, [paragraph(at)])
        press.next_page()
    return press.finished()


@pytest.fixture
def images():
    images = PageImages()
    yield images
    images.close()


def size(picture):
    return Image.open(io.BytesIO(picture)).size


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_page_is_drawn_as_wide_as_is_asked(images, body):
    assert size(images.picture("a", lambda: body, 1, 420)) == (420, 595)
    assert size(images.picture("a", lambda: body, 2, 840)) == (840, 1190)


def test_the_file_is_asked_for_once(images, body):
    asked = []

    def bytes_of():
        asked.append(1)
        return body

    for number in (1, 2, 3):
        images.picture("a", bytes_of, number, 200)

    assert asked == [1]


def test_another_file_takes_the_place_of_the_last(images, body):
    images.picture("a", lambda: body, 3, 200)

    assert size(images.picture("b", lambda: pdf_of_pages(["Key"]), 1, 300)) == (300, 400)
    with pytest.raises(NoPicture, match="no page 3"):
        images.picture("b", lambda: pdf_of_pages(["Key"]), 3, 200)


def test_a_page_of_absurd_size_or_width_is_drawn_within_bounds(images):
    picture = images.picture("a", lambda: pdf_of_pages(["Key"], box="0 0 14000 14000"), 1, 10**5)
    long = images.picture("b", lambda: pdf_of_pages(["Key"], box="0 0 10 90000"), 1, 2000)

    assert size(picture)[0] * size(picture)[1] <= 6_100_000
    assert size(long)[0] * size(long)[1] <= 6_100_000


def test_a_broken_file_is_told_and_the_next_is_drawn(images, body):
    with pytest.raises(NoPicture, match="cannot be drawn"):
        images.picture("a", lambda: b"garbage", 1, 200)

    assert images.picture("b", lambda: body, 1, 200)


def test_a_process_that_was_killed_is_started_again(images, body):
    images.picture("a", lambda: body, 1, 200)
    images._process.kill()
    images._process.wait()

    assert images.picture("a", lambda: body, 2, 200)


def test_a_page_that_takes_too_long_is_given_up_and_its_process_ended(images, body):
    images.picture("a", lambda: body, 1, 200)
    pid, images._seconds = images._process.pid, 0.1
    os.kill(pid, signal.SIGSTOP)  # however quick it is, it does not answer

    with pytest.raises(NoPicture, match="took longer"):
        images.picture("a", lambda: body, 2, 200)

    assert is_gone(pid)
    images._seconds = 20
    assert images.picture("a", lambda: body, 2, 200)


def test_the_process_ends_when_nobody_is_there_any_more(images, body):
    images.picture("a", lambda: body, 1, 200)
    process = images._process
    process.stdin.close()

    assert process.wait(timeout=10) == 0
    images._process = None


def test_the_process_knows_no_secret_of_ours(images, body, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret of Toytown")
    images.picture("a", lambda: body, 1, 200)

    with open(f"/proc/{images._process.pid}/environ", "rb") as environment:
        assert b"secret of Toytown" not in environment.read()
