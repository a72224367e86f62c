"""Where one embedded cluster keeps its files."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from casearchive.embedded.account import Account
from casearchive.embedded.refusal import ELSEWHERE, Refusal

MAJOR = 18
PORT = 5432  # only the name of the socket file: there is no TCP
UNSAFE_IN_SHELL = re.compile(r'["$`\\\n\r]')  # pg_ctl and initdb pass their command through sh
PLAIN = re.compile(r"[A-Za-z0-9/._-]+")  # what every reader of a socket's path takes as it stands
SOCKET_LIMIT = 100  # bytes the kernel leaves for the path of a socket, with some to spare


@dataclass(frozen=True)
class Place:
    """The directories of one cluster: `home` holds everything, `local_dir` is what the user calls it."""

    local_dir: Path
    home: Path
    account: Account

    @classmethod
    def of(cls, local_dir: Path, account: Account, root_homes: Path = Path("/var/lib")) -> "Place":
        """The place for `local_dir`. An account other than the caller's cannot reach into it, so gets a home beside."""
        local_dir = local_dir.expanduser().absolute()
        home = root_homes / f"casearchive-{_short(local_dir)}" if account.is_another else local_dir
        if UNSAFE_IN_SHELL.search(str(home)):
            raise Refusal(
                f"The embedded database cannot live in {home}: PostgreSQL's own programs do not take a path with "
                f'" $ ` \\ or a line break. {ELSEWHERE}'
            )
        return cls(local_dir, home, account)

    @property
    def data(self) -> Path:
        return self.home / f"pg{MAJOR}"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def start_lock(self) -> Path:
        """Held by whoever creates, starts or stops the server."""
        return self.home / "start.lock"

    @property
    def alive_lock(self) -> Path:
        """Held by the server and all its children, so free exactly when the last of them is gone."""
        return self.home / "alive.lock"

    @property
    def sockets(self) -> Path:
        """The directory of the socket: the data directory, or a short one where that is too long or has odd letters."""
        longest = self.data / f".s.PGSQL.{PORT}.lock"
        if PLAIN.fullmatch(str(longest)) and len(str(longest)) <= SOCKET_LIMIT:
            return self.data
        return Path("/tmp") / f"casearchive-{self.account.uid}-{_short(self.home)}"  # noqa: S108  checked before use


def _short(path: Path) -> str:
    return hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:12]
