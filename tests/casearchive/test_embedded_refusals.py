"""When the embedded database will not start, it says why and what to do."""

import os

import pytest

from casearchive.embedded import files
from casearchive.embedded.account import Account
from casearchive.embedded.binaries import Binaries
from casearchive.embedded.cluster import Cluster
from casearchive.embedded.locks import held
from casearchive.embedded.place import Place
from casearchive.embedded.refusal import Refusal
from tests.casearchive.conftest import IS_ROOT, as_nobody, place_at


@pytest.fixture
def cluster(tmp_path):
    """A cluster that never gets as far as starting."""
    cluster = Cluster(place_at(tmp_path), Binaries.of_wheel())
    cluster.place.home.mkdir(exist_ok=True)
    return cluster


def database_of(cluster, version, name):
    directory = cluster.place.home / name
    directory.mkdir()
    (directory / "PG_VERSION").write_text(f"{version}\n")
    cluster.place.account.given(directory)
    return directory


@pytest.mark.parametrize("name", ["pg17", "pg18"])
def test_data_of_another_version_is_left_alone_with_the_remedy(cluster, name):
    data = database_of(cluster, 17, name)

    with pytest.raises(Refusal, match=r"made by PostgreSQL 17.*export_archive.*move .* elsewhere"):
        cluster.ensure_running()

    assert (data / "PG_VERSION").read_text() == "17\n"


def test_a_directory_that_is_no_database_is_left_alone(cluster):
    cluster.place.data.mkdir()
    (cluster.place.data / "thesis.txt").touch()
    cluster.place.account.given(cluster.place.data)

    with pytest.raises(Refusal, match=r"not a PostgreSQL database\. Move it elsewhere"):
        cluster.ensure_running()


@pytest.mark.skipif(not IS_ROOT, reason="only root can give a file away")
def test_data_of_another_user_is_refused(cluster):
    os.chown(database_of(cluster, 18, "pg18"), 12345, 12345)

    with pytest.raises(Refusal, match=r"belongs to user number 12345.*LOCAL_DIR.*DATABASE_URL"):
        cluster.ensure_running()


def test_a_directory_nobody_may_write_is_refused(homes):
    closed = homes / "closed"
    closed.mkdir()
    closed.chmod(0o555)

    binaries = Binaries.of_wheel()  # found by us: nobody may not even look into a checkout of root's

    def start():
        return Cluster(Place.of(closed / "local", Account.chosen("nobody")), binaries).ensure_running()

    if IS_ROOT:
        answer = as_nobody(start)
    else:
        with pytest.raises(Refusal) as refusal:
            start()
        answer = str(refusal.value)

    assert "Permission denied" in answer
    assert "LOCAL_DIR" in answer
    assert "DATABASE_URL" in answer


@pytest.mark.parametrize("letter", ['"', "$", "`", "\\"])
def test_a_path_the_programs_would_misread_is_refused(tmp_path, letter):
    with pytest.raises(Refusal, match=r"cannot live in .* LOCAL_DIR"):
        place_at(tmp_path / f"odd{letter}name")


def test_a_server_that_cannot_be_seen_is_not_joined_by_a_second(cluster, monkeypatch):
    monkeypatch.setattr("casearchive.embedded.cluster.GONE_SECONDS", 0)

    with held(cluster.place.alive_lock, 0), pytest.raises(Refusal, match=r"cannot be seen from here.*DATABASE_URL"):
        cluster.ensure_running()


def test_a_start_that_never_ends_is_not_waited_for_for_ever(cluster, monkeypatch):
    monkeypatch.setattr("casearchive.embedded.cluster.OTHERS_SECONDS", 0)

    with held(cluster.place.start_lock, 0), pytest.raises(Refusal, match="Another process has been starting"):
        cluster.ensure_running()


def test_a_socket_directory_somebody_else_prepared_is_refused(tmp_path):
    place = place_at(tmp_path / "a directory with spaces")
    place.sockets.mkdir(mode=0o777)
    try:
        place.sockets.chmod(0o777)
        with pytest.raises(Refusal, match="somebody else owns or can enter it"):
            files.prepare_sockets(place)
    finally:
        place.sockets.rmdir()


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as somebody else")
@pytest.mark.parametrize("name", ["root", "no-such-account"])
def test_root_is_told_to_name_an_ordinary_account(name):
    with pytest.raises(Refusal, match="Set LOCAL_ACCOUNT to an ordinary account"):
        Account.chosen(name)
