"""Where the archive can be served, and what is said where it cannot."""

import errno
import socket

import pytest
from django.core.management import CommandError, call_command

from casearchive.serving import holders
from casearchive.serving.address import Address


@pytest.fixture
def taken():
    """A port this very process listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_named_with_its_holder_and_another_is_proposed(taken):
    with pytest.raises(CommandError, match=rf"Port {taken} is taken by process \d+ ") as refusal:
        Address.read("127.0.0.1", str(taken)).require_free()

    assert f"make run PORT={taken + 1}" in str(refusal.value)


def test_serve_refuses_a_taken_port_before_any_work(taken):
    with pytest.raises(CommandError, match="is taken"):
        call_command("serve", host="127.0.0.1", port=str(taken))


def test_a_port_nobody_may_look_into_is_taken_by_another_user(monkeypatch):
    monkeypatch.setattr(holders, "listening_on", lambda port: [])

    assert holders.describe(80) == "by a program of another user."


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "²"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="is not a port: give a number"):
        Address.read("127.0.0.1", port)


@pytest.mark.parametrize("host", ["x86_64-conda-linux-gnu", "203.0.113.77", "no such host"])
def test_what_is_no_address_of_this_machine_is_refused(host):
    with pytest.raises(CommandError, match=r"is not an address of this machine.*env -u HOST"):
        Address.read(host, "8000").require_free()


def test_a_port_of_root_is_refused_to_others():
    refusal = Address.read("127.0.0.1", "80")._why(PermissionError(errno.EACCES, ""))

    assert "below 1024 is root's" in refusal


def test_served_everywhere_it_answers_to_this_machines_names_and_no_others():
    names = Address.read("0.0.0.0", "8000").names()

    assert socket.gethostname().lower() in names
    assert "127.0.0.1" in names
    assert "*" not in names
    assert "[::1]" not in names  # 0.0.0.0 is every address of version four
    assert "0.0.0.0" not in names


def test_served_at_one_address_it_answers_to_that_one():
    assert Address.read("[::1]", "8000").names() == ["[::1]"]
    assert Address.read("localhost", "8000").only_this_machine


def test_an_address_of_six_is_written_in_brackets():
    assert Address.read("::1", "8000").at("::1") == "[::1]:8000"


def test_insides_are_not_shown_to_others(settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match=r"DEBUG=true shows the archive's inside"):
        call_command("serve", host="0.0.0.0", port="8000")


def test_it_is_not_for_public_servers(settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match=r"docs/operations\.md"):
        call_command("serve")
