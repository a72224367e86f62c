"""What gunicorn does besides serving: it ends when the `manage.py serve` that began it is gone."""

import os
import signal
import threading
import time
from typing import Any

LOOK_SECONDS = 0.5
PARENT = "SERVED_BY"  # the process to outlive by moments only: told, since it may be gone before it could be asked


def on_starting(server: Any) -> None:
    """Called by gunicorn in its master, before the first worker, which inherits no thread."""
    threading.Thread(target=_end_without, args=[int(os.environ[PARENT])], daemon=True).start()


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
