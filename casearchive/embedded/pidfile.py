"""What a running server writes about itself."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PidFile:
    """The `postmaster.pid` of a data directory. It outlives a killed server: a claim, not a proof."""

    pid: int
    sockets: Path
    status: str

    @classmethod
    def read(cls, data: Path) -> "PidFile | None":
        """The claim, or None where there is none or only half of one."""
        try:
            lines = (data / "postmaster.pid").read_text().splitlines()
            return cls(int(lines[0]), Path(lines[4]), lines[7].strip())
        except (OSError, IndexError, ValueError):
            return None
