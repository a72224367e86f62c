"""A site as people start it, with a folder and a port of its own, and every process of it by its part."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import requests

from casearchive.embedded.account import Account
from casearchive.embedded.binaries import Binaries
from casearchive.embedded.cluster import Cluster
from casearchive.embedded.place import Place
from casearchive.environment import ROOT

PATIENCE = 420  # a crowded machine takes its time
NOT_OURS = ("DATABASE_URL", "HOST", "PORT", "DJANGO_SETTINGS_MODULE")
NAME, PASSWORD = "ida", "a long password of Toytown"


class Site:
    """One `manage.py serve`, begun again where it ended."""

    def __init__(self):
        self.local_dir = Path(tempfile.mkdtemp(prefix="survival-"))
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.words = self.local_dir / "said.txt"
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        self.environment = {**inherited, "LOCAL": "true", "LOCAL_DIR": str(self.local_dir)}
        self.cluster = Cluster(Place.of(self.local_dir, Account.chosen("nobody")), Binaries.of_wheel())
        self.process = None
        self.starts = 0

    def start(self):
        """Begin to serve, and return when it answers."""
        self.starts += 1
        with self.words.open("a") as said:
            said.write(f"--- start {self.starts}\n")
            said.flush()
            command = [sys.executable, "-u", "manage.py", "serve", "--port", str(self.port)]
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=said, stderr=subprocess.STDOUT
            )
        return self.until_healthy()

    def until_healthy(self):
        """Wait until the site answers; begin it again, as whoever looks after it would, where it ended."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is not None or not self.is_healthy():
            if time.monotonic() > deadline:
                raise TimeoutError(f"The site does not answer. It said:\n{self.said()[-4000:]}")
            if self.process.poll() is not None:
                return self.start()
            time.sleep(0.1)
        return self

    def is_healthy(self):
        try:
            return requests.get(f"{self.address}/healthz", timeout=10).status_code == 200
        except requests.RequestException:
            return False

    def said(self):
        return self.words.read_text(errors="replace")

    def make_editor(self, role="administrator"):
        environment = {**self.environment, "EDITOR_PASSWORD": PASSWORD}
        self.run("manage.py", "editor", "--name", NAME, "--role", role, environment=environment)

    def run(self, *command, environment=None, check=True):
        """What a program of ours prints that runs beside the site."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment or {**self.environment, "WORKER": "true"},
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise RuntimeError(f"{command}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done

    def processes(self, part):
        """The processes of this site, and of no other, that do this part."""
        return [process for process in FINDING[part](self) if _lives(process)]

    def below(self, word):
        """The processes that `serve` started, directly or not, with this word in their command."""
        try:
            every = psutil.Process(self.process.pid).children(recursive=True)
        except psutil.Error:
            return []
        return [process for process in every if word in _command(process)]

    def postmaster(self):
        try:
            pid = int((self.cluster.place.data / "postmaster.pid").read_text().split()[0])
            process = psutil.Process(pid)
        except (OSError, ValueError, IndexError, psutil.Error):
            return []
        return [process] if str(self.cluster.place.data) in _command(process) else []

    def backends(self):
        try:
            children = [child for server in self.postmaster() for child in server.children()]
        except psutil.Error:
            return []
        return [child for child in children if re.match(r"postgres: app casearchive ", " ".join(_command(child)))]

    def end(self, way=signal.SIGINT):
        self.process.send_signal(way)
        return self.process.wait(PATIENCE)

    def left_behind(self):
        """Processes that were given our folder and still live."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.pid != os.getpid() and process.environ().get("LOCAL_DIR") == str(self.local_dir):
                    found.append(process)
            except (psutil.Error, OSError):
                continue
        return [process for process in [*found, *self.postmaster()] if _lives(process)]

    def remove(self):
        """End whatever is left, and delete the folder and the database."""
        if self.process and self.process.poll() is None:
            self.end()
        for process in self.left_behind():
            process.kill()
        self.cluster.remove()
        shutil.rmtree(self.cluster.place.home, ignore_errors=True)
        shutil.rmtree(self.local_dir, ignore_errors=True)


def _masters(site):
    return [process for process in site.below("casearchive.wsgi") if process.ppid() == site.process.pid]


def _web_workers(site):
    return [process for process in site.below("casearchive.wsgi") if process.ppid() != site.process.pid]


def _serve(site):
    return [psutil.Process(site.process.pid)] if site.process.poll() is None else []


FINDING = {
    "a web worker": _web_workers,
    "the web server": _masters,
    "the worker": lambda site: site.below("worker"),
    "a reader": lambda site: site.below("sources.extraction.child"),
    "the database": Site.postmaster,
    "a backend": Site.backends,
    "serve": _serve,
}


def _command(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _lives(process):
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
