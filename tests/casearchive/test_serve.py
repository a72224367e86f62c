"""`make run`, from an empty directory to a page and back, and through the kills in between."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from casearchive.embedded.account import Account
from casearchive.embedded.binaries import Binaries
from casearchive.embedded.cluster import Cluster
from casearchive.embedded.place import Place
from casearchive.environment import ROOT

pytestmark = pytest.mark.cluster
PATIENCE = 120


class Run:
    """One `manage.py serve` and what it says."""

    def __init__(self, local_dir, port):
        self.port = port
        self.words = local_dir / f"said-{port}.txt"
        inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HOST", "PORT")}
        with self.words.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "manage.py", "serve", "--port", str(port)],
                cwd=ROOT,
                env={**inherited, "LOCAL": "true", "LOCAL_DIR": str(local_dir)},
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def until_ready(self):
        deadline = time.monotonic() + PATIENCE
        while "Ctrl-C stops it" not in self.said():
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(self.said())
            time.sleep(0.1)
        return self

    def said(self):
        return self.words.read_text()

    def status_of(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path)
        return connection.getresponse().status

    def web_server(self):
        (child,) = psutil.Process(self.process.pid).children()
        return child

    def end(self, way=signal.SIGINT):
        self.process.send_signal(way)
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Starts the archive with records of its own; what still runs at the end is ended."""
    local_dir = tmp_path_factory.mktemp("local")
    with socket.create_server(("127.0.0.1", 0)) as free:
        usual = free.getsockname()[1]
    runs = []

    def start(port=usual):
        runs.append(Run(local_dir, port))
        return runs[-1]

    start.cluster = Cluster(Place.of(local_dir, Account.chosen("nobody")), Binaries.of_wheel())
    yield start
    for run in runs:
        if run.process.poll() is None:
            run.end()
    start.cluster.remove()
    shutil.rmtree(start.cluster.place.home, ignore_errors=True)


def test_it_serves_until_ctrl_c_and_then_stops_its_database(archive):
    run = archive().until_ready()

    assert run.status_of("/healthz") == 200
    assert f"http://127.0.0.1:{run.port}/" in run.said()
    assert "make editor" in run.said()
    assert run.end() == 0
    assert archive.cluster.answers() is None


def test_a_killed_web_server_ends_the_run_with_the_remedy(archive):
    run = archive().until_ready()

    run.web_server().kill()

    assert run.process.wait(PATIENCE) == 1
    assert "The archive is empty" not in run.said()  # the seeds were loaded by the first test's run
    assert "Start again: make run" in run.said()


def test_a_killed_run_leaves_a_web_server_that_the_next_one_explains(archive):
    run = archive().until_ready()
    run.end(signal.SIGKILL)

    refused = archive()

    assert refused.process.wait(PATIENCE) == 1
    assert "was killed and could not end it. Your data is safe" in refused.said()
    orphan = psutil.Process(int(re.search(r"kill (\d+)", refused.said())[1]))
    orphan.terminate()
    psutil.wait_procs([orphan], PATIENCE)


def test_a_killed_database_is_started_again_by_the_next_request(archive):  # on the port the orphan held
    run = archive().until_ready()
    pid = int((archive.cluster.place.data / "postmaster.pid").read_text().split()[0])

    os.kill(pid, signal.SIGKILL)

    assert 200 in [run.status_of("/healthz") for _ in range(20)]
    run.end()


def test_the_first_to_stop_leaves_the_database_to_the_second(archive):
    first = archive().until_ready()
    second = archive(first.port + 1).until_ready()

    first.end()

    assert second.status_of("/healthz") == 200
    second.end()
