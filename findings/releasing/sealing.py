"""The end of a release: all that follows from its database, and what it says of itself, with the sum of each file."""

import datetime
import zipfile
from pathlib import Path
from typing import Any

from . import kinds
from .cells import write_table
from .database import counts, opened
from .package import write_package
from .readme import write_readme
from .shelf import write_told
from .sums import Sum, write_manifest, written
from .tables import TABLES


def write_tables(folder: Path) -> dict[str, Sum]:
    """All tables as CSV, from the database."""
    with opened(folder / kinds.DATABASE) as database:
        for table in TABLES:
            write_table(database, table, folder / f"{table.name}.csv")
    return {name: written(folder / name) for name in kinds.OF_TABLES}


def seal(folder: Path, told: dict[str, Any], tables: dict[str, Sum]) -> dict[str, Any]:
    """Write what is still missing; returns what the release says of itself, which is `told` with counts and files."""
    with opened(folder / kinds.DATABASE) as database:
        told = {**told, "counts": counts(database)}
        write_package(database, folder / kinds.PACKAGE, told, tables)
    write_readme(folder / kinds.README, told)
    made_at = datetime.datetime.fromisoformat(told["made_at"])
    pack(folder / kinds.PACKED, [kinds.PACKAGE, kinds.README, kinds.CHANGES, *kinds.OF_TABLES], made_at)
    sums = tables | {path.name: written(path) for path in sorted(folder.iterdir()) if path.name not in tables}
    told["files"] = [_file(name, sums[name]) for name in kinds.in_order(set(sums))]
    write_told(folder, told)
    write_manifest(folder, {**sums, kinds.TOLD: written(folder / kinds.TOLD)})
    return told


def pack(path: Path, names: list[str], made_at: datetime.datetime) -> None:
    """The same files at the same moment give the same bytes."""
    moment = made_at.timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name in names:
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            with packed.open(entry, "w", force_zip64=True) as into, (path.parent / name).open("rb") as file:
                while piece := file.read(1 << 20):
                    into.write(piece)


def _file(name: str, its: Sum) -> dict[str, Any]:
    return {
        "name": name,
        "bytes": its.size,
        "sha256": its.sha256,
        "type": kinds.media_type(name),
        "what": kinds.what(name),
    }
