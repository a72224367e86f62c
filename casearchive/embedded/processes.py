"""What of PostgreSQL still runs in our data directory."""

import signal
import time
from pathlib import Path

import psutil

from casearchive.embedded.place import Place
from casearchive.embedded.refusal import Refusal

# Each with the seconds it is given: end politely, end at once, end.
WAYS_TO_END = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


def servers(place: Place) -> list[psutil.Process]:
    """The PostgreSQL servers of our account whose data directory is exactly ours, even if it was moved or removed."""
    return [process for process in psutil.process_iter() if _serves(process, place)]


def end(place: Place) -> None:
    """End every server of `place` and wait until it is gone."""
    # Without its files a server cannot end politely: it would fail at that for a while first.
    polite = (place.data / "PG_VERSION").exists()
    for way, seconds in WAYS_TO_END if polite else WAYS_TO_END[1:]:
        remaining = servers(place)
        for process in remaining:
            _signal(process, way)
        deadline = time.monotonic() + seconds
        while any(map(_lives, remaining)) and time.monotonic() < deadline:
            time.sleep(0.05)
        if not any(map(_lives, remaining)):
            return
    numbers = ", ".join(str(process.pid) for process in servers(place))
    raise Refusal(f"The embedded database in {place.data} did not stop (process {numbers}). End it by hand.")


def _serves(process: psutil.Process, place: Place) -> bool:
    try:
        if process.uids().effective != place.account.uid or process.status() == psutil.STATUS_ZOMBIE:
            return False
        command = process.cmdline()
        if len(command) < 3 or Path(command[0]).name != "postgres" or command[1] != "-D":
            return False
        return command[2] == str(place.data) or process.cwd() == str(place.data)
    except psutil.Error:
        return False


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _signal(process: psutil.Process, way: signal.Signals) -> None:
    try:
        process.send_signal(way)
    except psutil.NoSuchProcess:
        pass
