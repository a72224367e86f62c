"""The locked packages, installed once: a second run finds the stamp and needs no network."""

import fcntl
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casearchive.preparing.problem import Problem, because_of
from casearchive.preparing.virtual import Virtual

KINDS = ("local", "dev", "bench")  # each holds those before it
OFFLINE_HINT = "See the lines above. If the network is away, try again when it is back: nothing is half done."


@dataclass(frozen=True)
class Packages:
    """What is in one virtual environment, compared with the lock files of one checkout."""

    root: Path
    virtual: Virtual

    @property
    def stamp(self) -> Path:
        return self.virtual.directory / "casearchive-stamp.json"

    def suffice_for(self, kind: str) -> bool:
        """Whether everything `kind` needs was installed here, by a run that came to its end."""
        try:
            found = json.loads(self.stamp.read_text())
            if KINDS.index(found["kind"]) < KINDS.index(kind):
                return False
            return bool(found == self._description(found["kind"])) and self.virtual.python.exists()
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def ensure(self, kind: str) -> None:
        """Install what `kind` needs, unless it is there. Two processes at once: one works, the other waits."""
        if self.suffice_for(kind):
            return
        try:
            self.virtual.require_ours()
            with _alone(Path(f"{self.virtual.directory}.lock")):
                if not self.suffice_for(kind):
                    self._install(max(kind, self._were_for(), key=KINDS.index))
        except OSError as error:
            raise because_of(error, self.virtual.directory) from error

    def _install(self, kind: str) -> None:
        if self.stamp.exists():
            self._stop_database()  # its programs may be among the files to be replaced
        self.stamp.unlink(missing_ok=True)
        if not (self.virtual.works() and self.virtual.has_pip()):
            self.virtual.make()
        lock = self._lock_file(kind)
        print(f"Installing the packages of {lock.name} into {self.virtual.directory}. This is needed once.", flush=True)
        options = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
        command = [*self.virtual.pip(), "install", *options]
        with _without_detours() as environment:
            done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
        if done.returncode:
            if "No space left" in done.stderr:
                raise OSError(28, "No space left on device", str(self.virtual.directory))
            raise Problem(f"{done.stderr.strip()}\n\nThe packages of {lock.name} were not installed. {OFFLINE_HINT}")
        self.stamp.write_text(json.dumps(self._description(kind)))

    def _description(self, kind: str) -> dict[str, str]:
        return {
            "kind": kind,
            "lock": hashlib.sha256(self._lock_file(kind).read_bytes()).hexdigest(),
            "python": os.path.realpath(self.virtual.python),
            "place": str(self.virtual.directory),
        }

    def _lock_file(self, kind: str) -> Path:
        return self.root / f"requirements-{kind}.txt"

    def _were_for(self) -> str:
        try:
            kind = json.loads(self.stamp.read_text())["kind"]
        except (OSError, ValueError, KeyError, TypeError):
            kind = ""
        return next((known for known in KINDS if known == kind), KINDS[0])

    def _stop_database(self) -> None:
        command = [str(self.virtual.python), "manage.py", "db", "stop"]
        environment = {**os.environ, "LOCAL": "true", "DATABASE_URL": ""}
        try:
            subprocess.run(command, cwd=self.root, env=environment, capture_output=True, check=False)  # noqa: S603
        except OSError:
            pass  # an environment too broken to run holds no database that could be asked


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another run is installing the packages; waiting for it.", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _without_detours() -> Iterator[dict[str, str]]:
    """The environment less what would send pip's packages elsewhere than into the virtual environment."""
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PYTHONHOME", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    yield {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
