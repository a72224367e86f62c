"""A second process that answers questions about the same archive, as another worker of the web server would."""

import multiprocessing
from contextlib import contextmanager

from django.db import connection


@contextmanager
def second_process():
    """Gives a function that asks the other process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, connection.settings_dict["NAME"]), daemon=True)
    process.start()

    def ask(question):
        ours.send(question)
        return ours.recv()

    try:
        yield ask
    finally:
        ours.send(None)
        process.join(30)


def _serve(pipe, database: str) -> None:
    import django

    django.setup()
    connection.settings_dict["NAME"] = database
    from .answers import answer

    while (question := pipe.recv()) is not None:
        pipe.send(answer(question))
    connection.close()
