"""The worker beside the web server: whoever dies first, the other goes on."""

import os
import sys
import threading
import time

from casearchive.serving.child import Child

SHORTEST_REST, LONGEST_REST = 1.0, 30.0
HEALTHY_SECONDS = 60.0


class Workers:
    """One worker at a time. One that ends by itself is replaced, at once or, if it keeps ending, after a rest."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._guard = threading.Thread(target=self._keep_one, daemon=True)
        self._guard.start()

    def end(self) -> None:
        """End the worker in order; none follows it."""
        self._ending.set()
        self._guard.join()

    def _keep_one(self) -> None:
        command = [sys.executable, "-m", "casearchive", "worker", "--with-parent", str(os.getpid()), "--no-reload"]
        rest = SHORTEST_REST
        while not self._ending.is_set():
            began = time.monotonic()
            worker = Child(command, {})
            while worker.process.poll() is None and not self._ending.wait(0.2):
                pass
            worker.end()
            lived = time.monotonic() - began
            rest = SHORTEST_REST if lived > HEALTHY_SECONDS else min(2 * rest, LONGEST_REST)
            self._ending.wait(rest)
