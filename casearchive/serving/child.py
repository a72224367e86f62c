"""A program of ours as a child with a process group of its own: Ctrl-C reaches us alone, and we end it in order."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from casearchive.environment import ROOT

END_SECONDS = 10.0
STILL_THERE = 0  # a signal that only asks


class Child:
    """A running program, with whatever it starts in turn."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]):
        self.process = subprocess.Popen(  # noqa: S603  our own command, no shell
            command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, process_group=0
        )

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
