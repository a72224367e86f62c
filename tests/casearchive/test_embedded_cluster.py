"""The embedded database in good times."""

import pytest

from tests.casearchive.conftest import IS_ROOT, as_nobody, connected

pytestmark = pytest.mark.cluster


def test_it_starts_when_asked_and_stops_when_asked(cluster):
    cluster.ensure_running()
    assert cluster.answers()

    assert cluster.stop()

    assert cluster.answers() is None
    assert not cluster.stop()


def test_asking_twice_starts_it_once(cluster):
    first = connected(cluster.ensure_running())

    cluster.ensure_running()

    assert first.execute("SELECT 1").fetchone() == (1,)


def test_it_can_be_reached_through_a_socket_only(cluster):
    with connected(cluster.ensure_running()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_archive_owns_its_database_and_nothing_more(cluster):
    with connected(cluster.ensure_running()) as connection:
        rights = connection.execute("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'app'")
        assert rights.fetchone() == (False, True, False)


@pytest.mark.parametrize("extension", ["pg_trgm", "unaccent", "btree_gin"])
def test_the_archive_may_create_the_extensions_it_searches_with(cluster, extension):
    with connected(cluster.ensure_running()) as connection:
        connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def test_the_archive_may_create_a_text_search_configuration(cluster):
    with connected(cluster.ensure_running()) as connection:
        connection.execute("DROP TEXT SEARCH CONFIGURATION IF EXISTS trial")
        connection.execute("CREATE TEXT SEARCH CONFIGURATION trial (COPY = english)")


def test_letters_with_accents_are_letters(cluster):
    with connected(cluster.ensure_running()) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        found = connection.execute("SELECT show_trgm('é') <> '{}', lower('É'), 'É' ILIKE 'é'").fetchone()

    assert found == (True, "é", True)


@pytest.mark.skipif(not IS_ROOT, reason="only root can try as another user")
def test_another_user_of_the_machine_is_refused(cluster):
    sockets = cluster.ensure_running()  # nobody owns its files here, so can walk to the socket

    answer = as_nobody(lambda: str(connected(sockets)))

    assert "Peer authentication failed" in answer


@pytest.mark.parametrize(
    "name", ["a 'quoted' Böb's directory, 調査", "a" * 120], ids=["spaces, quotes, comma, other letters", "too long"]
)
def test_it_lives_in_any_ordinary_directory(new_cluster_at, name):
    cluster = new_cluster_at(name)

    with connected(cluster.ensure_running()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)

    if cluster.place.sockets != cluster.place.data:
        assert cluster.place.sockets.stat().st_mode & 0o077 == 0
