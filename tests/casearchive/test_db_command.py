"""`manage.py db`."""

from io import StringIO
from types import SimpleNamespace

import psycopg
import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.cluster


def use_engine(monkeypatch, name):
    connection = SimpleNamespace(settings_dict={"ENGINE": name})
    monkeypatch.setattr("casearchive.management.commands.db.connection", connection)


@pytest.fixture
def db(cluster, monkeypatch):
    """What the command says, about the cluster of the tests."""
    monkeypatch.setattr("casearchive.embedded.here.cluster", lambda: cluster)
    use_engine(monkeypatch, "casearchive.embedded.backend")

    def said(*arguments):
        out = StringIO()
        call_command("db", *arguments, stdout=out)
        return out.getvalue()

    return said


def test_it_starts_describes_and_stops(db, cluster):
    db("stop")

    assert "is running" in db("start")
    assert "running already" in db("start")
    assert str(cluster.place.sockets) in db("status")
    assert "has stopped" in db("stop")
    assert "Not running" in db("status")
    assert "was not running" in db("stop")


def test_its_address_opens_in_other_programs(db):
    with psycopg.connect(db("url").strip()) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("app",)


def test_reset_asks_first(db, cluster, monkeypatch):
    cluster.ensure_running()
    monkeypatch.setattr("builtins.input", lambda question: "no")

    with pytest.raises(CommandError, match="Nothing was deleted"):
        db("reset")

    assert cluster.place.data.exists()


def test_reset_leaves_nothing(db, cluster, monkeypatch):
    monkeypatch.setattr("casearchive.management.commands.db.connections.close_all", lambda: None)
    cluster.ensure_running()

    db("reset", "--yes")

    assert not cluster.place.data.exists()


def test_where_another_database_is_used_it_says_so(monkeypatch):
    use_engine(monkeypatch, "django.db.backends.postgresql")

    with pytest.raises(CommandError, match="DATABASE_URL is set"):
        call_command("db", "stop")
