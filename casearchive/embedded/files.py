"""The files PostgreSQL reads at its start, written anew each time, so that a moved checkout stays right."""

import os
import stat
from pathlib import Path

from casearchive.embedded.place import PORT, Place
from casearchive.embedded.refusal import Refusal

ROLE = "app"
SUPERUSER = "postgres"
OURS = "casearchive.conf"
LOG_LIMIT = 5_000_000

SETTINGS = """\
# Written by the archive at each start. Put your own settings below the include line of postgresql.conf.
listen_addresses = ''
port = {port}
unix_socket_directories = '"{sockets}"'
unix_socket_permissions = 0700
shared_buffers = 64MB
max_connections = 100
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
"""
ENTRANCE = "# Through the socket only, and only the owner.\nlocal all all peer map=owner\n"


def write(place: Place) -> None:
    """Write our settings, who may enter, and an include line where it is missing."""
    visitor = place.account.visitor
    who = "".join(f'owner "{visitor}" {role}\n' for role in (ROLE, SUPERUSER))
    _replace(place, OURS, SETTINGS.format(port=PORT, sockets=place.sockets))
    _replace(place, "pg_hba.conf", ENTRANCE)
    _replace(place, "pg_ident.conf", who)
    main = place.data / "postgresql.conf"
    if f"'{OURS}'" not in main.read_text():
        with main.open("a") as file:
            file.write(f"\ninclude = '{OURS}'\n")


def prepare_log(place: Place) -> int:
    """Make the log writable for the server, and answer where its next line will begin."""
    place.log.touch(mode=0o600)
    if place.log.stat().st_size > LOG_LIMIT:
        os.truncate(place.log, 0)
    place.account.given(place.log)
    return place.log.stat().st_size


def prepare_sockets(place: Place) -> None:
    """Make the directory of the socket, or refuse one that somebody else could have prepared for us."""
    if place.sockets == place.data:
        return
    try:
        place.sockets.mkdir(mode=0o700)
        place.account.given(place.sockets)
    except FileExistsError:
        pass
    found = place.sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != place.account.uid or found.st_mode & 0o077:
        raise Refusal(
            f"The embedded database will not put its socket into {place.sockets}: somebody else owns or can enter it. "
            "Remove it, or set LOCAL_DIR to a shorter, plainer path, which needs no such directory."
        )


def forget_dead_server(place: Place) -> None:
    """Remove what a server left that did not end by itself. Only for a holder of the alive lock."""
    names = (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock")
    for path in (place.data / "postmaster.pid", *(place.sockets / name for name in names)):
        path.unlink(missing_ok=True)


def _replace(place: Place, name: str, text: str) -> None:
    target = place.data / name
    unfinished = Path(f"{target}.new")
    unfinished.write_text(text)
    unfinished.chmod(0o600)
    place.account.given(unfinished)
    unfinished.replace(target)
