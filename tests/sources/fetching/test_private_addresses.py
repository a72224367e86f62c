"""No way of writing an address leads into a private network."""

import ipaddress
import socket

import pytest

from sources.capturing import Refused
from sources.fetching import PUBLIC, fetch
from sources.fetching.addresses import is_public

PRIVATE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",  # decimal
    "http://0x7f000001/",  # hexadecimal
    "http://0177.0.0.1/",  # octal
    "http://0x7f.0.0.1/",
    "http://0.0.0.0/",
    "http://0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",  # carriers' own networks
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[64:ff9b::7f00:1]/",  # NAT64
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",  # 6to4
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",  # Teredo
    "http://[ff02::1]/",
    "http://①②⑦.⓪.⓪.①/",
]
BROKEN_RULES = {
    "file:///etc/passwd": "begin with http",
    "gopher://127.0.0.1/": "begin with http",
    "ftp://example.org/": "begin with http",
    "javascript:alert(1)": "begin with http",
    "//example.org/": "begin with http",
    "http:///nowhere": "names no server",
    "http://example.org:22/": "ports 80 and 443",
    "http://example.org:0/": "ports 80 and 443",
    "https://example.org:8443/": "ports 80 and 443",
    "http://example.org:99999/": "no address of the web",
    "http://[::1/": "no address of the web",
    "http://example.org@127.0.0.1/": "name or password",
    "http://ida:secret@example.org/": "name or password",
    "http://example.org\\@127.0.0.1/": "characters that no address has",
    "http://exam ple.org/": "characters that no address has",
    "http://example.org/\r\nHost: localhost": "characters that no address has",
}


@pytest.fixture
def nobody_is_asked(monkeypatch):
    """Fails a test in which a connection is made at all."""
    monkeypatch.setattr(socket.socket, "connect", lambda self, where: pytest.fail(f"asked {where}"))


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_refused_however_it_is_written(nobody_is_asked, address):
    with pytest.raises(Refused) as refused:
        fetch(address)

    assert "Only public addresses are fetched" in str(refused.value) or "no server called" in str(refused.value)


@pytest.mark.parametrize("address", BROKEN_RULES)
def test_a_refusal_names_the_rule(nobody_is_asked, address):
    with pytest.raises(Refused, match=BROKEN_RULES[address]):
        fetch(address)


def answering(*numbers):
    """A look-up of names that answers these numbers, one with each call, the last for ever."""
    left = list(numbers)

    def look_up(host, port, *args, **kwargs):
        number = left.pop(0) if len(left) > 1 else left[0]
        family = socket.AF_INET6 if ":" in number else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (number, port or 80))]

    return look_up


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "64:ff9b::a00:1", "fe80::1%lo"])
def test_a_name_that_answers_a_private_number_is_refused(monkeypatch, nobody_is_asked, number):
    monkeypatch.setattr(socket, "getaddrinfo", answering(number))

    with pytest.raises(Refused, match="Only public addresses are fetched"):
        fetch("http://inside.toytown.example/")


def test_a_name_that_answers_differently_the_second_time_is_refused(monkeypatch, nobody_is_asked):
    monkeypatch.setattr(socket, "getaddrinfo", answering("93.184.215.14", "127.0.0.1"))

    with pytest.raises(Refused, match="Only public addresses are fetched"):
        fetch("http://rebinding.toytown.example/")


def test_the_number_that_was_checked_is_the_one_that_is_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", answering("93.184.215.14"))

    def connect(self, where):
        asked.append(where)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", connect)

    with pytest.raises(Refused, match="could not be reached"):
        fetch("http://toytown.example/")

    assert {where[0] for where in asked} == {"93.184.215.14"}


def test_a_redirection_to_a_private_address_is_refused(web):
    web.answers["/away"] = (b"", {"Location": "http://169.254.169.254/latest/"}, 302)

    with pytest.raises(Refused, match=r"leads on to http://169\.254\.169\.254/latest/\. Only ports 80 and 443"):
        fetch(web.at("/away"), web.policy())

    assert web.asked == ["/away"]


def test_a_redirection_to_a_private_network_on_an_allowed_port_is_refused(web):
    web.answers["/away"] = (b"", {"Location": f"http://10.0.0.1:{web.port}/"}, 302)

    with pytest.raises(Refused, match="Only public addresses are fetched"):
        fetch(web.at("/away"), web.policy())


@pytest.mark.parametrize(
    "onward", ["file:///etc/passwd", "http://ida@127.0.0.1/", "gopher://localhost/", "http://[::1"]
)
def test_a_redirection_breaks_no_rule(web, onward):
    web.answers["/away"] = (b"", {"Location": onward}, 302)

    with pytest.raises(Refused, match="The address leads on to"):
        fetch(web.at("/away"), web.policy())


def test_the_archive_itself_lets_this_machine_be_asked_by_nobody(web):
    web.answers["/"] = (b"inside",)

    with pytest.raises(Refused):
        fetch(web.at("/"))

    assert not PUBLIC.loopback
    assert frozenset({80, 443}) == PUBLIC.ports
    assert web.asked == []


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4009:81f::200e"])
def test_public_numbers_are_public(number):
    assert is_public(ipaddress.ip_address(number))
