"""A new data directory, whole or not at all."""

import re
import shutil
import tempfile
from pathlib import Path

from casearchive.embedded import programs
from casearchive.embedded.binaries import Binaries
from casearchive.embedded.files import SUPERUSER
from casearchive.embedded.place import MAJOR, Place
from casearchive.embedded.refusal import ELSEWHERE, Refusal

# The letters' classes come from C.UTF-8: under plain C, pg_trgm sees no accented letter at all.
CTYPES = ("C.UTF-8", "en_US.UTF-8")  # the second for older macOS
LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C")
UNWANTED = "pg-unwanted"  # data on its way out: half deleted, it must not look whole
ENTRY = ("--auth-local=peer", "--auth-host=reject", f"--username={SUPERUSER}")


def create_if_missing(place: Place, binaries: Binaries) -> None:
    """Make the data directory. Refuses one that is not ours to use: another version's, another user's, no database."""
    if place.data.exists() and any(place.data.iterdir()):
        _require_usable(place)
        return
    _require_no_other_version(place)
    unfinished = Path(tempfile.mkdtemp(prefix="pg-new-", dir=place.home))
    try:
        _initdb(unfinished, place, binaries)
        unfinished.rename(place.data)  # an empty directory in the way is replaced
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def forget_unfinished(place: Place) -> None:
    """Remove what a creation left that was killed. Only for a holder of the start lock."""
    for pattern in ("pg-new-*", "postgresql-new-*", UNWANTED):
        for directory in place.home.glob(pattern):
            shutil.rmtree(directory, ignore_errors=True)


def _initdb(directory: Path, place: Place, binaries: Binaries) -> None:
    place.account.given(directory)
    failed: programs.Failed | None = None
    for ctype in CTYPES:
        arguments = [f"--pgdata={directory}", *LOCALE, f"--lc-ctype={ctype}", "--lc-messages=C", *ENTRY]
        try:
            programs.run([binaries.program("initdb"), *arguments], place.account)
            return
        except programs.Failed as error:
            failed = failed or error
    raise Refusal(f"The embedded database could not be created in {place.home}:\n{failed}\n{ELSEWHERE}")


def _require_usable(place: Place) -> None:
    version = place.data / "PG_VERSION"
    owner = place.data.stat().st_uid
    if owner != place.account.uid:
        raise Refusal(f"{place.data} belongs to user number {owner}, not to {place.account.uid}. {ELSEWHERE}")
    if not version.exists():
        raise Refusal(
            f"{place.data} is in the way: it is not a PostgreSQL database. Move it elsewhere and start again."
        )
    if version.read_text().strip() != str(MAJOR):
        raise _other_version(place.data, version.read_text().strip())


def _require_no_other_version(place: Place) -> None:
    for other in sorted(place.home.glob("pg[0-9]*")):
        if re.fullmatch(r"pg\d+", other.name) and (other / "PG_VERSION").exists():
            raise _other_version(other, (other / "PG_VERSION").read_text().strip())


def _other_version(data: Path, version: str) -> Refusal:
    return Refusal(
        f"{data} was made by PostgreSQL {version}, which PostgreSQL {MAJOR} cannot read. To keep what is in it: with "
        f"the release of the archive you used before, run `manage.py export_archive`, move {data} elsewhere, and "
        "import the export with this release. If nothing in it is worth keeping, just move it elsewhere."
    )
