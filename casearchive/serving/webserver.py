"""gunicorn as a child of ours."""

import http.client
import os
import sys
import time
from collections.abc import Sequence

from django.core.management import CommandError

from casearchive.serving.address import Address
from casearchive.serving.child import Child
from casearchive.serving.holders import OURS
from casearchive.serving.withparent import PARENT

ANSWER_SECONDS = 60.0


class WebServer(Child):
    """A running gunicorn."""

    def __init__(self, address: Address, allowed_hosts: Sequence[str], reload: bool = False):
        self.address = address
        command = [sys.executable, "-m", "gunicorn", "--bind", address.at(address.numeric)]
        command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
        command += ["--config", "python:casearchive.serving.withparent"]
        command += ["--no-control-socket", "--limit-request-line", "8190", "--log-level", "warning"]
        command += [*(["--reload"] if reload else []), OURS]
        super().__init__(command, {"ALLOWED_HOSTS": ",".join(allowed_hosts), PARENT: str(os.getpid())})

    def wait_until_it_answers(self) -> None:
        """Return at the first answer, whatever it is. Refuses where the server ends first or stays silent."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                raise CommandError("The web server did not start; its own words are above.")
            if time.monotonic() > deadline:
                raise CommandError(f"The web server has not answered for {ANSWER_SECONDS:.0f} seconds; giving up.")
            time.sleep(0.1)

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
