"""What is fetched is kept as it was sent, and nothing is fetched for too long or too much."""

import gc
import gzip
import io
import time
import warnings

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from sources.capturing import Refused
from sources.fetching import fetch

PAGE = b"<!doctype html><title>Lost key</title><p>The constables of Toytown lost the key."
MEBIBYTE = 1024 * 1024


def test_a_page_comes_with_its_address_headers_and_bytes(web):
    web.answers["/story"] = (PAGE, {"Content-Type": "text/html; charset=utf-8"})

    fetched = fetch(web.at("/story#part-2"), web.policy())

    assert fetched.body == PAGE
    assert fetched.final_address == web.at("/story")
    assert ["Content-Type", "text/html; charset=utf-8"] in fetched.headers
    assert web.headers[0]["Host"] == f"127.0.0.1:{web.port}"
    assert "CaseArchive" in web.headers[0]["User-Agent"]


def test_redirections_are_followed_and_each_is_kept(web):
    web.answers["/old"] = (b"moved", {"Location": "/new?page=1"}, 301)
    web.answers["/new"] = (PAGE,)

    fetched = fetch(web.at("/old"), web.policy())

    assert fetched.final_address == web.at("/new?page=1")
    records = list(ArchiveIterator(io.BytesIO(fetched.warc)))
    assert [record.rec_type for record in records] == ["warcinfo", "request", "response", "request", "response"]


def test_the_web_archive_is_sound_and_holds_what_was_sent(web, tmp_path):
    packed = gzip.compress(PAGE)
    web.answers["/story"] = (packed, {"Content-Encoding": "gzip"})

    fetched = fetch(web.at("/story"), web.policy())

    file = tmp_path / "capture.warc.gz"
    file.write_bytes(fetched.warc)
    checker = Checker(type("Asked", (), {"inputs": [str(file)], "verbose": True})())
    checker.process_all()
    assert checker.exit_value == 0
    records = {record.rec_type: record for record in ArchiveIterator(io.BytesIO(fetched.warc), no_record_parse=True)}
    assert records["request"].format == "warc"
    with file.open("rb") as stream:
        response = next(record for record in ArchiveIterator(stream) if record.rec_type == "response")
        assert response.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
        assert response.http_headers.get_statuscode() == "200"
        assert response.raw_stream.read() == packed
    assert fetched.warc[:2] == b"\x1f\x8b"
    assert fetched.body == PAGE


def test_a_chunked_answer_is_put_together(web):
    def chunked(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for part in (PAGE[:20], PAGE[20:], b""):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))

    web.answers["/story"] = chunked

    assert fetch(web.at("/story"), web.policy()).body == PAGE


def test_going_round_in_circles_ends(web):
    web.answers["/round"] = (b"", {"Location": "/round"}, 302)

    with pytest.raises(Refused, match="more than 5 times"):
        fetch(web.at("/round"), web.policy())

    assert len(web.asked) == 6


@pytest.mark.parametrize("declared", ["image/png", "video/mp4", "application/zip", "application/json"])
def test_a_type_that_is_not_taken_is_refused_by_name(web, declared):
    web.answers["/thing"] = (b"x", {"Content-Type": declared})

    with pytest.raises(Refused, match=f"it is {declared}. Only HTML, plain text and PDF"):
        fetch(web.at("/thing"), web.policy())


def test_an_error_page_is_not_the_page(web):
    web.answers["/gone"] = (b"Not here", {}, 404)

    with pytest.raises(Refused, match="answered 404 Not Found instead of the page"):
        fetch(web.at("/gone"), web.policy())


def test_an_announced_flood_is_refused_at_once(web):
    web.answers["/flood"] = (b"x", {"Content-Length": str(60 * MEBIBYTE)})

    with pytest.raises(Refused, match="larger than 50 MB"):
        fetch(web.at("/flood"), web.policy())


def test_what_is_read_on_the_way_counts_too(web):
    web.answers["/old"] = (b"moved" * 1000, {"Location": "/older"}, 301)
    web.answers["/older"] = (b"moved" * 1000, {"Location": "/new"}, 301)
    web.answers["/new"] = (PAGE,)

    with pytest.raises(Refused, match="larger than"):
        fetch(web.at("/old"), web.policy(most_bytes=9_000))

    assert web.asked == ["/old", "/older"]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_an_address_that_leads_on_in_plain_letters_is_followed(web, encoding):
    web.answers["/old"] = (b"", {"Location": "/caf\u00e9".encode(encoding).decode("latin-1")}, 301)
    web.answers["/caf%C3%A9"] = (PAGE,)

    assert fetch(web.at("/old"), web.policy()).body == PAGE


def test_an_address_longer_than_can_be_kept_is_refused(web):
    web.answers["/old"] = (b"", {"Location": "/" + "long" * 500}, 301)

    with pytest.raises(Refused, match="longer than 2,000 characters"):
        fetch(web.at("/old"), web.policy())


def test_headers_come_in_words_that_can_be_stored(web):
    web.answers["/story"] = (PAGE, {"X-Odd": "a\0b"})

    assert ["X-Odd", "a\ufffdb"] in fetch(web.at("/story"), web.policy()).headers


def test_no_connection_stays_open(web):
    web.answers["/story"] = (PAGE,)
    web.answers["/gone"] = (b"Not here", {}, 404)

    with warnings.catch_warnings(record=True) as left_open:
        warnings.simplefilter("always", ResourceWarning)
        fetch(web.at("/story"), web.policy())
        with pytest.raises(Refused):
            fetch(web.at("/gone"), web.policy())
        gc.collect()

    assert [str(each.message) for each in left_open if f"'127.0.0.1', {web.port}" in str(each.message)] == []


@pytest.mark.parametrize("status", [200, 302])
def test_a_flood_is_cut_off(web, status):
    sent: list = []

    def flood(handler):
        handler.send_response(status)
        handler.send_header("Location", "/flood")
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Connection", "close")
        handler.end_headers()
        while len(sent) < 64:
            handler.wfile.write(b"x" * MEBIBYTE)
            sent.append(1)

    web.answers["/flood"] = flood

    with pytest.raises(Refused, match="larger than 4 MB"):
        fetch(web.at("/flood"), web.policy(most_bytes=4 * MEBIBYTE))

    assert len(sent) < 64


@pytest.mark.parametrize("status", [200, 302])
def test_a_bomb_is_not_unpacked(web, status):
    bomb = gzip.compress(b"\0" * (200 * MEBIBYTE))
    web.answers["/bomb"] = (bomb, {"Content-Encoding": "gzip", "Location": "/bomb"}, status)

    with pytest.raises(Refused, match="larger than 50 MB"):
        fetch(web.at("/bomb"), web.policy())


def test_neither_is_a_bomb_on_the_way(web):
    bomb = gzip.compress(b"\0" * (200 * MEBIBYTE))
    web.answers["/old"] = (bomb, {"Content-Encoding": "gzip", "Location": "/new"}, 301)
    web.answers["/new"] = (PAGE,)

    with pytest.raises(Refused, match="larger than 50 MB"):
        fetch(web.at("/old"), web.policy())

    assert web.asked == ["/old"]


@pytest.mark.parametrize("when", ["headers", "body"])
def test_a_server_that_answers_drop_by_drop_is_given_up(web, when):
    def dripping(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        if when == "body":
            handler.wfile.write(b"Content-Type: text/html\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"X: y\r\n")
            time.sleep(0.1)

    web.answers["/drip"] = dripping

    with pytest.raises(Refused, match="took longer than 1 seconds in all"):
        fetch(web.at("/drip"), web.policy(seconds=1))


def test_no_proxy_of_the_environment_is_used(web, monkeypatch):
    web.answers["/story"] = (PAGE,)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")

    assert fetch(web.at("/story"), web.policy()).body == PAGE


def test_nothing_listens(web):
    web.server.server_close()

    with pytest.raises(Refused, match="could not be reached"):
        fetch(web.at("/story"), web.policy())
