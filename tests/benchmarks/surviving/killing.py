"""Whoever kills: at random moments, each part in its turn, and only processes of one site."""

import threading
import time

from .site import FINDING

LOOK_SECONDS = 20.0


class Killer(threading.Thread):
    """Kills so many times while the work goes on, at moments that are spread over it."""

    def __init__(self, site, kills, total, progress, chance):
        super().__init__(daemon=True)
        self.site, self.progress, self.chance = site, progress, chance
        self.moments = sorted(chance.uniform(0.03, 0.95) * total for _ in range(kills))
        parts: list[str] = []
        while len(parts) < kills:
            turn = list(FINDING)
            chance.shuffle(turn)
            parts += turn
        self.parts = parts[:kills]
        self.table = []
        self.problem = None
        self.ended = threading.Event()

    def run(self):
        try:
            for moment, part in zip(self.moments, self.parts, strict=True):
                while self.progress() < moment:
                    if self.ended.wait(0.05):
                        return
                    if self.site.process.poll() is not None:  # it gave up by itself
                        self.site.until_healthy()
                time.sleep(self.chance.uniform(0, 0.4))
                self.kill(part)
        except Exception as problem:  # noqa: BLE001  told at the end
            self.problem = problem

    def kill(self, part):
        pid = None
        deadline = time.monotonic() + LOOK_SECONDS
        while pid is None and time.monotonic() < deadline:
            if found := self.site.processes(part):
                process = self.chance.choice(found)
                pid = process.pid
                process.kill()
            else:
                time.sleep(0.005)
        began, starts = time.monotonic(), self.site.starts
        time.sleep(0.2)  # else the dead one's last answer counts
        self.site.until_healthy()
        self.table.append((part, pid, time.monotonic() - began, self.site.starts - starts))
