"""Django's door to the embedded database."""

import os
import signal

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from casearchive.embedded import owning
from casearchive.embedded.backend.client import DatabaseClient
from casearchive.embedded.pidfile import PidFile

pytestmark = pytest.mark.cluster


@pytest.fixture
def connect(cluster, monkeypatch, django_db_blocker):
    """A Django connection to the cluster of the tests, by database name."""
    monkeypatch.setattr("casearchive.embedded.backend.base.cluster", lambda: cluster)
    monkeypatch.setattr("casearchive.embedded.backend.client.cluster", lambda: cluster)
    opened = []

    def named(name):
        handler = ConnectionHandler({"default": {"ENGINE": "casearchive.embedded.backend", "NAME": name}})
        opened.append(handler)
        return handler["default"]

    with django_db_blocker.unblock():  # this is not the database of the tests
        yield named
        for handler in opened:
            handler.close_all()


def one(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()


def test_the_first_query_starts_the_server(connect, cluster):
    cluster.stop()

    assert one(connect("casearchive")) == (1,)


def test_making_a_connection_object_starts_nothing(connect, cluster):
    cluster.stop()

    connect("casearchive")

    assert cluster.answers() is None


def test_a_new_connection_waits_while_the_server_recovers_from_the_loss_of_one_of_its_processes(connect, cluster):
    sockets = cluster.ensure_running()
    superuser = owning.as_superuser(sockets)  # recovery then has something to replay
    superuser.execute("CREATE TABLE IF NOT EXISTS replayed (words text)")
    superuser.execute("INSERT INTO replayed SELECT repeat('words ', 200) FROM generate_series(1, 50000)")
    os.kill(superuser.info.backend_pid, signal.SIGKILL)

    answers = [one(connect("casearchive")) for _ in range(5)]

    assert answers == [(1,)] * 5
    with owning.as_superuser(sockets) as superuser:
        superuser.execute("DROP TABLE replayed")


def test_a_new_connection_starts_a_server_that_died(connect, cluster):
    connection = connect("casearchive")
    one(connection)
    connection.close()
    os.kill(PidFile.read(cluster.place.data).pid, signal.SIGKILL)

    assert one(connection) == (1,)


def test_what_a_killed_process_left_unfinished_is_completed(connect, cluster):
    with owning.as_superuser(cluster.ensure_running()) as connection:
        connection.execute("DROP DATABASE casearchive")
        connection.execute("DROP ROLE app")

    assert one(connect("casearchive")) == (1,)


def test_another_trouble_than_a_dead_server_is_passed_on(connect):
    with pytest.raises(OperationalError, match='database "nowhere" does not exist'):
        one(connect("nowhere"))


def test_dbshell_opens_the_shell_of_the_wheel_at_the_socket(connect, cluster):
    settings = connect("casearchive").settings_dict

    command, _ = DatabaseClient.settings_to_cmd_args_env(settings, [])

    assert command == [
        cluster.binaries.program("psql"),
        "-U",
        "app",
        "-h",
        str(cluster.place.sockets),
        "-p",
        "5432",
        "casearchive",
    ]
