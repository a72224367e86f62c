"""The embedded database after everything that can happen to it."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from casearchive.embedded import locks, processes
from casearchive.embedded.pidfile import PidFile
from tests.casearchive.conftest import connected

pytestmark = pytest.mark.cluster


def killed(cluster):
    """Kill the server as the kernel would, and wait until its children have followed it."""
    cluster.ensure_running()
    os.kill(PidFile.read(cluster.place.data).pid, signal.SIGKILL)
    with locks.held(cluster.place.alive_lock, 10):
        pass


def test_what_was_committed_survives_a_kill(cluster):
    with connected(cluster.ensure_running()) as connection:
        connection.execute("CREATE TABLE kept (number int)")
        connection.execute("INSERT INTO kept SELECT generate_series(1, 500)")

    killed(cluster)

    with connected(cluster.ensure_running()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (500,)
        connection.execute("DROP TABLE kept")


def test_a_claim_that_outlived_its_server_is_not_believed(cluster):
    killed(cluster)

    assert cluster.claims_ready()
    assert cluster.answers() is None


def test_an_unrelated_process_with_the_old_number_is_left_alone(cluster):
    cluster.ensure_running()
    cluster.stop()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bystander:
        stale = [
            str(bystander.pid),
            str(cluster.place.data),
            "1",
            "5432",
            str(cluster.place.sockets),
            "",
            "1 1",
            "ready",
        ]
        (cluster.place.data / "postmaster.pid").write_text("\n".join(stale) + "\n")
        (cluster.place.sockets / ".s.PGSQL.5432.lock").write_text("\n".join(stale) + "\n")

        assert cluster.ensure_running()

        assert bystander.poll() is None
        bystander.communicate(b"\n")


@pytest.mark.parametrize("rest", ["", "12"], ids=["empty", "cut off"])
def test_a_broken_pid_file_is_no_obstacle(cluster, rest):
    cluster.ensure_running()
    cluster.stop()
    (cluster.place.data / "postmaster.pid").write_text(rest)

    assert cluster.ensure_running()


def test_a_removed_socket_is_made_again(cluster):
    sockets = cluster.ensure_running()
    (sockets / ".s.PGSQL.5432").unlink()

    with connected(cluster.ensure_running()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_removing_everything_under_a_running_server_gives_a_new_one(new_cluster_at):
    cluster = new_cluster_at("removed")
    cluster.ensure_running()
    (old,) = processes.servers(cluster.place)
    shutil.rmtree(cluster.place.home)

    cluster.ensure_running()

    (new,) = processes.servers(cluster.place)
    assert new.pid != old.pid


def test_what_an_interrupted_creation_left_is_removed(cluster):
    cluster.stop()
    (cluster.place.home / "pg-new-interrupted").mkdir()

    cluster.ensure_running()

    assert not list(cluster.place.home.glob("pg-new-*"))


def test_a_moved_directory_keeps_its_records(new_cluster_at, homes):
    cluster = new_cluster_at("before")
    with connected(cluster.ensure_running()) as connection:
        connection.execute("CREATE TABLE kept ()")
    moved = new_cluster_at("after")

    cluster.stop()
    shutil.rmtree(moved.place.home, ignore_errors=True)
    cluster.place.home.rename(moved.place.home)

    with connected(moved.ensure_running()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
