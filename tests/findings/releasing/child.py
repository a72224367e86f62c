"""A process of its own that makes a release, and stops at each step until it is told to go on."""

import multiprocessing
from contextlib import contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def making():
    """Gives the process and its end of a pipe: what it says is received, and whatever is sent lets it go on."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    place = connection.settings_dict["NAME"], settings.RELEASES_ROOT
    process = context.Process(target=_make, args=(theirs, *place), daemon=True)
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join(30)


def _make(pipe, database: str, root: str) -> None:
    import django

    django.setup()
    connection.settings_dict["NAME"] = database
    settings.RELEASES_ROOT = root
    from findings.releasing.making import alone, release

    def tell(line: str) -> None:
        pipe.send(line)
        pipe.recv()

    with alone():
        release("http://testserver", tell)
    pipe.send("done")
