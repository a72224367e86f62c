"""The virtual environment as a directory: whether it is one, whose it is, how it is made."""

import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from casearchive.preparing.problem import ELSEWHERE, Problem, because_of

NO_VENV = (
    "This Python can neither make a virtual environment with pip (package python3-venv) nor fill one from outside "
    "(package python3-pip). Install one of them: sudo apt install python3-venv"
)


@dataclass(frozen=True)
class Virtual:
    """The virtual environment at `directory`, which may not exist yet."""

    directory: Path

    @property
    def python(self) -> Path:
        return self.directory / "bin" / "python"

    def works(self) -> bool:
        """Whether its Python starts and is new enough."""
        return self.python.exists() and _succeeds(
            [self.python, "-I", "-c", "import sys; assert sys.version_info >= (3, 11)"]
        )

    def has_pip(self) -> bool:
        return _succeeds([self.python, "-I", "-m", "pip", "--version"])

    def require_ours(self) -> None:
        """Refuse to change a directory of somebody else, or one that is no virtual environment."""
        if not self.directory.exists():
            return
        owner = self.directory.stat().st_uid
        if owner != os.geteuid():
            raise Problem(
                f"{self.directory} belongs to {_name(owner)} and needs new packages. "
                f"Run this as {_name(owner)}, or have that directory removed. {ELSEWHERE}"
            )
        if any(self.directory.iterdir()) and not (self.directory / "pyvenv.cfg").exists():
            raise Problem(f"{self.directory} is in the way: it is not a virtual environment. Remove it. {ELSEWHERE}")

    def make(self) -> None:
        """Make it anew, with pip inside where this Python can, else to be filled by the pip outside."""
        base = getattr(sys, "_base_executable", None) or sys.executable
        command = [base, "-m", "venv", "--clear", str(self.directory)]
        said = ""
        for extra in ([], ["--without-pip"]):
            done = subprocess.run([*command, *extra], capture_output=True, text=True, check=False)  # noqa: S603
            if done.returncode == 0 and (not extra or self._outer_pip()):
                return
            said = said or (done.stdout + done.stderr)
            if "No space left" in said:
                raise because_of(OSError(28, "No space left on device"), self.directory)
        if _succeeds([base, "-c", "import venv, ensurepip"]):  # it should have worked, so say what it said
            raise Problem(f"{self.directory} could not be made: {' '.join(said.split()[-40:])}. {ELSEWHERE}")
        raise Problem(NO_VENV)

    def pip(self) -> list[str]:
        """The beginning of a pip command that installs into this environment."""
        if self.has_pip():
            return [str(self.python), "-I", "-m", "pip"]
        if outer := self._outer_pip():
            return outer
        raise Problem(NO_VENV)

    def _outer_pip(self) -> list[str]:
        base = getattr(sys, "_base_executable", None) or sys.executable
        command = [base, "-m", "pip", "--python", str(self.python)]
        return command if _succeeds([*command, "--version"]) else []


def _succeeds(command: list[str | Path]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user number {uid}"
