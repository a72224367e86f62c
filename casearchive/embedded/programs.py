"""Running one of PostgreSQL's programs, always in the same surroundings."""

import subprocess
import tempfile
from collections.abc import Sequence

from casearchive.embedded.account import Account

# Nothing of the caller's environment: its locale may not exist here, its PG* variables mean another server.
SURROUNDINGS = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin"}
LAST_LINES = 6


class Failed(Exception):
    """A program did not do its work; the text is the end of what it said."""


def run(command: Sequence[str], account: Account, pass_fds: Sequence[int] = ()) -> None:
    """Run `command` as `account` to its end. A server it starts keeps the descriptors in `pass_fds`."""
    # A file, not a pipe: a started server holds its output open, and reading a pipe would wait for its end.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(  # noqa: S603  fixed programs, no shell
            command,
            cwd="/",
            env=SURROUNDINGS,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=pass_fds,
            umask=0o077,
            check=False,
            **account.for_subprocess(),
        )
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if done.returncode:
        raise Failed("\n".join(said.splitlines()[-LAST_LINES:]) or f"exit status {done.returncode}")
