"""gunicorn as a child of ours."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from django.core.management import CommandError

from casearchive.environment import ROOT
from casearchive.serving.address import Address
from casearchive.serving.holders import OURS

ANSWER_SECONDS = 60.0
END_SECONDS = 10.0
STILL_THERE = 0  # a signal that only asks


class WebServer:
    """A running gunicorn. It has a process group of its own, so that Ctrl-C reaches us alone and we end it in order."""

    def __init__(self, address: Address, allowed_hosts: Sequence[str], reload: bool = False):
        self.address = address
        command = [sys.executable, "-m", "gunicorn", "--bind", address.at(address.numeric)]
        command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
        command += ["--no-control-socket", "--log-level", "warning", *(["--reload"] if reload else []), OURS]
        self.process = subprocess.Popen(  # noqa: S603  our own command, no shell
            command,
            cwd=ROOT,
            env={**os.environ, "ALLOWED_HOSTS": ",".join(allowed_hosts)},
            stdin=subprocess.DEVNULL,
            process_group=0,
        )

    def wait_until_it_answers(self) -> None:
        """Return at the first answer, whatever it is. Refuses where the server ends first or stays silent."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                raise CommandError("The web server did not start; its own words are above.")
            if time.monotonic() > deadline:
                raise CommandError(f"The web server has not answered for {ANSWER_SECONDS:.0f} seconds; giving up.")
            time.sleep(0.1)

    def wait(self) -> int:
        """Wait for its end, which comes only by itself."""
        return self.process.wait()

    def end(self) -> None:
        """End it and its workers, politely and then not, and wait until the last one is gone."""
        for way in (signal.SIGTERM, signal.SIGKILL):
            self._reach(way)
            deadline = time.monotonic() + END_SECONDS
            while self._reach(STILL_THERE):
                if time.monotonic() > deadline:
                    break
                time.sleep(0.05)

    def _reach(self, number: int) -> bool:
        """Send a signal to all of it. False if nobody is left."""
        self.process.poll()  # else its own remains would count as somebody
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return False
        return True

    def _answers(self) -> bool:
        host = self.address.numeric
        if self.address.everywhere:
            host = "::1" if ":" in host else "127.0.0.1"
        connection = http.client.HTTPConnection(host, self.address.port, timeout=10)
        try:
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            return connection.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
