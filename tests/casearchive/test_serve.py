"""`make run`, from an empty directory to a page and back, and through the kills in between."""

import http.client
import os
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
PATIENCE = 120  # a crowded machine takes its time


class Run:
    """One `manage.py serve` and what it says."""

    def __init__(self, local_dir, port):
        self.port = port
        self.words = local_dir / f"said-{port}.txt"
        inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HOST", "PORT")}
        self.environment = {**inherited, "LOCAL": "true", "LOCAL_DIR": str(local_dir)}
        with self.words.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "manage.py", "serve", "--port", str(port)],
                cwd=ROOT,
                env=self.environment,
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

    def until_said(self, words, times=1):
        deadline = time.monotonic() + PATIENCE
        while self.said().count(words) < times:
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(self.said())
            time.sleep(0.1)

    def status_soon(self, path):
        """The first answer."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                return self.status_of(path)
            except OSError:
                time.sleep(0.1)
        return pytest.fail(self.said())

    def status_of(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path)
        return connection.getresponse().status

    def web_server(self):
        return self.child("casearchive.wsgi")

    def worker(self):
        return self.child("worker")

    def child(self, word):
        """The child that was started with this word; a new one may take a moment to come."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for child in psutil.Process(self.process.pid).children():
                if word in child.cmdline():
                    return child
            time.sleep(0.1)
        return pytest.fail(f"no {word}: {self.said()}")

    def python(self, program):
        """What a program prints that runs beside the archive, as another web server would."""
        begun = [sys.executable, "manage.py", "shell", "--no-imports", "-c", program]
        environment = {**self.environment, "WORKER": "true"}
        return subprocess.run(begun, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    def end(self, way=signal.SIGINT):
        self.process.send_signal(way)
        return self.process.wait(PATIENCE)


def ends(process):
    """Whether a process that is not our child ends; its remains may wait some time for whoever buries them."""
    deadline = time.monotonic() + PATIENCE
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The records of these tests, and the port that their archive is usually served at."""
    local_dir = tmp_path_factory.mktemp("local")
    cluster = Cluster(Place.of(local_dir, Account.chosen("nobody")), Binaries.of_wheel())
    yield local_dir, cluster, free_port()
    cluster.remove()
    shutil.rmtree(cluster.place.home, ignore_errors=True)


@pytest.fixture
def archive(home):
    """Starts the archive; what still runs at the end of the test is ended."""
    local_dir, cluster, usual = home
    runs = []

    def start(port=usual):
        runs.append(Run(local_dir, port))
        return runs[-1]

    start.cluster = cluster
    yield start
    for run in runs:
        if run.process.poll() is None:
            run.end()


def test_it_serves_until_ctrl_c_and_then_stops_its_database(archive):
    run = archive().until_ready()

    assert run.status_of("/healthz") == 200
    assert f"http://127.0.0.1:{run.port}/" in run.said()
    assert "make editor" in run.said()
    assert run.end() == 0
    assert archive.cluster.answers() is None


def test_a_killed_web_server_is_started_again(archive):
    run = archive().until_ready()
    killed = run.web_server()

    killed.kill()
    run.until_said("status -9). It is started again.")

    assert run.status_soon("/healthz") == 200
    assert run.web_server().pid != killed.pid
    assert run.end() == 0


def test_a_web_server_that_keeps_ending_ends_the_run_with_the_remedy(archive):
    run = archive().until_ready()

    for time_of_many in range(1, 7):
        run.web_server().kill()
        if time_of_many < 6:
            run.until_said("It is started again.", times=time_of_many)
            run.status_soon("/healthz")

    assert run.process.wait(PATIENCE) == 1
    assert "The archive is empty" not in run.said()  # the seeds were loaded by the first test's run
    assert "ended by itself 6 times within 2 minutes" in run.said()
    assert "Start again: make run" in run.said()


def test_a_killed_run_takes_its_web_server_with_it_and_the_next_one_serves(archive):
    run = archive().until_ready()
    web = run.web_server()
    run.end(signal.SIGKILL)

    following = archive().until_ready()

    assert following.status_of("/healthz") == 200
    assert ends(web)
    following.end()
    assert archive.cluster.answers() is None  # which the killed run had started


def test_a_killed_database_is_started_again_by_the_next_request(archive):
    run = archive().until_ready()
    pid = int((archive.cluster.place.data / "postmaster.pid").read_text().split()[0])

    os.kill(pid, signal.SIGKILL)

    assert 200 in [run.status_of("/healthz") for _ in range(20)]
    run.end()


BRING_IN = """
from sources.capturing import take_in
print(take_in(b"Words of Toytown, number %d.", way="uploaded", by=None, file_name="words.txt").capture.pk)
"""
STATES = (
    "from sources.models import Extraction\nprint([*Extraction.objects.order_by('pk').values_list('state', flat=True)])"
)


def until_read(run, states):
    deadline = time.monotonic() + PATIENCE
    while (said := run.python(STATES).strip()) != str(states):
        if time.monotonic() > deadline:
            pytest.fail(f"{said}: {run.said()}")
        time.sleep(0.2)


def test_what_is_brought_in_is_read_by_a_worker_and_by_the_next_one_if_it_is_killed(archive):
    run = archive().until_ready()
    run.python(BRING_IN % 1)
    until_read(run, ["done"])
    first = run.worker()

    first.kill()
    run.python(BRING_IN % 2)

    until_read(run, ["done", "done"])
    assert run.worker().pid != first.pid
    assert run.status_of("/healthz") == 200
    assert run.end() == 0


def test_a_worker_or_web_server_whose_run_was_killed_before_it_had_begun_ends_too(archive):
    run = archive().until_ready()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    worker = [sys.executable, "manage.py", "worker", "--with-parent", str(gone.pid), "--no-reload"]
    web = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{free_port()}", "casearchive.wsgi"]
    web += ["--config", "python:casearchive.serving.withparent", "--no-control-socket"]
    environment = {**run.environment, "WORKER": "true", "SERVED_BY": str(gone.pid)}

    late = [subprocess.Popen(command, cwd=ROOT, env=environment) for command in (worker, web)]

    assert {each.wait(PATIENCE) for each in late} <= {0, -signal.SIGTERM}


def test_a_killed_run_leaves_no_worker_behind(archive):
    run = archive(free_port()).until_ready()
    worker = run.worker()

    run.end(signal.SIGKILL)

    assert ends(worker)


def test_the_first_to_stop_leaves_the_database_to_the_second(archive):
    first = archive().until_ready()
    second = archive(first.port + 1).until_ready()

    first.end()

    assert second.status_of("/healthz") == 200
    second.end()
