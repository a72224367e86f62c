"""Clusters of their own for tests that end, break and remove them."""

import os
import pickle
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from casearchive.embedded.account import Account
from casearchive.embedded.binaries import Binaries
from casearchive.embedded.cluster import Cluster
from casearchive.embedded.files import ROLE
from casearchive.embedded.owning import DATABASE
from casearchive.embedded.place import PORT, Place

IS_ROOT = os.geteuid() == 0
NOBODY = 65534


@pytest.fixture(scope="session")
def homes():
    """A directory for clusters, outside pytest's own, which another account could not walk into."""
    directory = Path(tempfile.mkdtemp(prefix="casearchive-tests-"))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(homes):
    """A cluster that tests may kill, as each begins by starting it."""
    yield from _cluster_at(homes / "shared")


@pytest.fixture
def new_cluster_at(homes):
    """Makes a cluster in a directory of the given name, removed afterwards."""
    made = []

    def make(name):
        generator = _cluster_at(homes / name)
        made.append(generator)
        return next(generator)

    yield make
    for generator in made:
        next(generator, None)


def place_at(local_dir):
    """A place whose files lie in `local_dir`, whoever runs the tests."""
    return Place.of(local_dir, Account.chosen("nobody"), root_homes=local_dir)


def connected(sockets):
    """A connection as the archive makes it."""
    return psycopg.connect(host=str(sockets), port=PORT, user=ROLE, dbname=DATABASE, autocommit=True)


def as_nobody(deed):
    """What `deed()` returns, or the text of what it raises, when nobody does it. Only root can ask."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        try:
            answer = deed()
        except Exception as error:  # noqa: BLE001  whatever it is, the parent wants to read it
            answer = str(error)
        os.write(writing, pickle.dumps(answer))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pickle.load(pipe)  # noqa: S301  from our own child
    os.waitpid(child, 0)
    return answer


def _cluster_at(local_dir):
    local_dir.mkdir(parents=True)
    local_dir.chmod(0o711)
    cluster = Cluster(place_at(local_dir), Binaries.of_wheel())
    yield cluster
    cluster.remove()
    shutil.rmtree(local_dir, ignore_errors=True)
