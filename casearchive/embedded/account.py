"""Who owns the embedded database's files and who may enter."""

import os
import pwd
from dataclasses import dataclass
from typing import Any

from casearchive.embedded.refusal import Refusal


@dataclass(frozen=True)
class Account:
    """The operating system's user who runs the server (`uid`, `gid`) and the one who connects to it (`visitor`)."""

    uid: int
    gid: int
    visitor: str

    @classmethod
    def chosen(cls, for_root: str) -> "Account":
        """The caller; for root, as whom PostgreSQL refuses to run, the account named `for_root`."""
        try:
            caller = pwd.getpwuid(os.geteuid())
        except KeyError:
            raise Refusal(
                f"User number {os.geteuid()} has no name on this machine, and PostgreSQL needs one. "
                "Add the user to /etc/passwd, or set DATABASE_URL to use a PostgreSQL you run yourself."
            ) from None
        if caller.pw_uid != 0:
            return cls(caller.pw_uid, caller.pw_gid, caller.pw_name)
        try:
            server = pwd.getpwnam(for_root)
        except KeyError:
            server = None
        if server is None or server.pw_uid == 0:
            raise Refusal(
                f"PostgreSQL does not run as root, and LOCAL_ACCOUNT={for_root} names no other account of "
                "this machine. Set LOCAL_ACCOUNT to an ordinary account, or DATABASE_URL to a PostgreSQL of your own."
            )
        return cls(server.pw_uid, server.pw_gid, caller.pw_name)

    @property
    def is_another(self) -> bool:
        """Whether the server runs as someone else than the caller, which only root can arrange."""
        return self.uid != os.geteuid()

    def for_subprocess(self) -> dict[str, Any]:
        """What `subprocess` needs to run a program as this account, with nothing of root's left."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_another else {}

    def given(self, path: str | os.PathLike[str]) -> None:
        """Hand `path` to this account."""
        if self.is_another:
            os.chown(path, self.uid, self.gid)
