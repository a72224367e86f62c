"""A second process that answers questions about the same archive, as another worker of the web server would."""

import multiprocessing
from contextlib import contextmanager
from importlib import import_module

from django.db import connection


@contextmanager
def second_process(answering="tests.findings.index.answers"):
    """Gives a function that asks the other process, which answers by the function `answer` of that module."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, connection.settings_dict["NAME"], answering), daemon=True)
    process.start()

    def ask(question):
        ours.send(question)
        return ours.recv()

    try:
        yield ask
    finally:
        ours.send(None)
        process.join(30)


def _serve(pipe, database: str, answering: str) -> None:
    import django

    django.setup()
    connection.settings_dict["NAME"] = database
    answer = import_module(answering).answer

    while (question := pipe.recv()) is not None:
        pipe.send(answer(question))
    connection.close()
