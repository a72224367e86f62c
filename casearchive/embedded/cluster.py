"""The embedded server of one checkout: is it there, start it, stop it."""

import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from casearchive.embedded import creating, files, locks, owning, processes, programs
from casearchive.embedded.account import Account
from casearchive.embedded.binaries import Binaries, forget_copies
from casearchive.embedded.pidfile import PidFile
from casearchive.embedded.place import PORT, Place
from casearchive.embedded.refusal import ELSEWHERE, Refusal, because_of

T = TypeVar("T")
START_SECONDS = 90  # a crash recovery on a slow disk takes its time
OTHERS_SECONDS = 120.0  # how long somebody else's start or stop may take
GONE_SECONDS = 10.0  # how long a server's last child may outlive it


class Cluster:
    """One PostgreSQL server as a detached process, shared by every process of the checkout."""

    def __init__(self, place: Place, binaries: Binaries):
        self.place = place
        self.binaries = binaries

    @classmethod
    def at(cls, local_dir: Path, account_for_root: str) -> "Cluster":
        return cls(Place.of(Path(local_dir), Account.chosen(account_for_root)), Binaries.of_wheel())

    def claims_ready(self) -> Path | None:
        """The socket's directory, if the server says it is ready. Cheap, and wrong after a crash."""
        found = PidFile.read(self.place.data)
        return found.sockets if found and found.status == "ready" else None

    def answers(self) -> Path | None:
        """The socket's directory, if someone listens there. Each question costs the server a process: do not poll."""
        directory = self.claims_ready()
        if directory is None:
            return None
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(5)
            try:
                probe.connect(str(directory / f".s.PGSQL.{PORT}"))
            except (FileNotFoundError, ConnectionRefusedError):
                return None
            except OSError:
                pass  # busy is not dead
        return directory

    def ensure_running(self) -> Path:
        """Start the server unless it runs, creating it at the first time; the socket's directory."""
        return self.answers() or self.repaired()

    def repaired(self) -> Path:
        """Start the server if it died, complete what a killed or a busy process began; the socket's directory.

        A server is ready a moment before its role and its database are: whoever came in that moment waits here.
        """

        def repair() -> Path:
            sockets = self._start()
            owning.ensure(sockets)
            return sockets

        return self._under_lock(repair)

    def stop(self) -> bool:
        """Stop the server and wait for its end. False where none ran."""
        if not self.place.home.exists() or not processes.servers(self.place):
            return False
        self._under_lock(self._stop)
        return True

    def remove(self) -> None:
        """Stop the server and delete its data. The next start makes an empty database."""
        self._under_lock(self._remove)

    def _under_lock(self, deed: Callable[[], T]) -> T:
        self._make_home()
        try:
            with locks.held(self.place.start_lock, OTHERS_SECONDS):
                return deed()
        except locks.Busy:
            raise Refusal(
                f"Another process has been starting or stopping the embedded database in {self.place.data} for "
                f"{OTHERS_SECONDS:.0f} seconds. Wait for it or end it, then try again."
            ) from None
        except OSError as error:
            raise because_of(error, "use", self.place.home) from error

    def _make_home(self) -> None:
        try:
            self.place.home.mkdir(parents=True, exist_ok=True)
            if self.place.account.is_another:
                self.place.home.chmod(0o711)  # its account passes through to what is its own
        except OSError as error:
            raise because_of(error, "make", self.place.home) from error

    def _start(self) -> Path:
        if found := self.answers() or self._started_by_another():
            return found
        processes.end(self.place)  # it runs, yet does not answer: its socket or its files were removed
        try:
            with locks.held(self.place.alive_lock, GONE_SECONDS) as alive:
                self._start_alone(alive)
        except locks.Busy:
            raise Refusal(
                f"A PostgreSQL server that cannot be seen from here, perhaps in a container, still uses "
                f"{self.place.data}. Stop it there. {ELSEWHERE}"
            ) from None
        return self.place.sockets

    def _started_by_another(self) -> Path | None:
        """Wait for a server that is still recovering, started by someone who did not wait for it."""
        deadline = time.monotonic() + START_SECONDS
        while processes.servers(self.place) and time.monotonic() < deadline:
            found = PidFile.read(self.place.data)
            if found is None or found.status != "starting":
                break
            time.sleep(0.2)
        return self.answers()

    def _start_alone(self, alive: int) -> None:
        creating.forget_unfinished(self.place)
        binaries = self.binaries.within_reach_of(self.place)
        creating.create_if_missing(self.place, binaries)
        files.forget_dead_server(self.place)
        files.write(self.place)
        files.prepare_sockets(self.place)
        before = files.prepare_log(self.place)
        arguments = ["-D", str(self.place.data), "-l", str(self.place.log), "-w", "-t", str(START_SECONDS), "start"]
        try:
            programs.run([binaries.program("pg_ctl"), *arguments], self.place.account, pass_fds=[alive])
        except programs.Failed as error:
            with self.place.log.open(errors="replace") as log:
                log.seek(before)
                said = "".join(log.readlines()[-programs.LAST_LINES :]).strip()
            raise Refusal(
                f"The embedded database in {self.place.data} did not start. It said:\n{said or error}\n{ELSEWHERE}"
            ) from error

    def _stop(self) -> None:
        processes.end(self.place)
        with locks.held(self.place.alive_lock, GONE_SECONDS):
            files.forget_dead_server(self.place)

    def _remove(self) -> None:
        self._stop()
        if self.place.data.exists():
            unwanted = self.place.data.with_name(creating.UNWANTED)
            shutil.rmtree(unwanted, ignore_errors=True)
            self.place.data.rename(unwanted)
            shutil.rmtree(unwanted)
        if self.place.sockets != self.place.data:
            shutil.rmtree(self.place.sockets, ignore_errors=True)
        if self.place.account.is_another:
            forget_copies(self.place)
