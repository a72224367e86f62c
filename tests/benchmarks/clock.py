"""What something cost: time on the wall, and CPU of this process and of its PostgreSQL backend together."""

import time
from pathlib import Path

from django.db import connection


class Clock:
    """Adds up the costs of what runs within it: `with clock: …`, as often as wanted.

    Other programs on the machine slow the wall clock down, CPU hardly: compare by CPU.
    """

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0
        self.laps: list[tuple[float, float]] = []

    def __enter__(self) -> "Clock":
        self._began = time.perf_counter(), _cpu()
        return self

    def __exit__(self, *raised: object) -> None:
        wall, cpu = time.perf_counter() - self._began[0], _cpu() - self._began[1]
        self.wall, self.cpu = self.wall + wall, self.cpu + cpu
        self.laps.append((wall, cpu))


def _cpu() -> float:
    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    return time.process_time() + int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e9
