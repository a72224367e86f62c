"""The files that are ours, for tests that read them all."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = ["casearchive", "findings", "sources"]
CODE = [*APPS, "templates", "static", "tests"]
ALL = [*CODE, "seeds", "docs", ".ci"]
NOT_OURS = {".env", ".venv.lock", ".coverage"}  # at the top: this machine's own, and never committed


def files(*directories: str, root: Path = ROOT) -> list[Path]:
    """The files under these directories, by their paths from the root."""
    found = (path for name in directories for path in (root / name).rglob("*"))
    return sorted(path.relative_to(root) for path in found if path.is_file() and "__pycache__" not in path.parts)


def top_level() -> list[Path]:
    return sorted(Path(path.name) for path in ROOT.iterdir() if path.is_file() and path.name not in NOT_OURS)


def words(paths: list[Path], *, root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """The files with their text; pictures and other bytes are passed over."""
    for path in paths:
        try:
            yield path, (root / path).read_text()
        except UnicodeDecodeError:
            continue
