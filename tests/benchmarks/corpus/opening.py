"""The corpus opened for a benchmark: Django, and a database with as many findings as are wanted."""

import os

import django
import django.db

from tests.benchmarks.corpus import size_of


def ready(**environment: str) -> None:
    """Django with the settings of this machine; `environment` is set before they are read."""
    os.environ |= {"LOCAL": "true", "DJANGO_SETTINGS_MODULE": "casearchive.settings", **environment}
    django.setup()


def opened(size: str, name: str = "", *, seed: int = 1) -> int:
    """Work in the database of that name, or of that size, filled where findings are missing; how many were added.

    There is one backend, whose CPU can be read.
    """
    from tests.benchmarks.corpus import database, filling
    from tests.benchmarks.corpus.plan import Plan

    django.db.connection.settings_dict["CONN_MAX_AGE"] = None
    database.use(name or f"bench_{size}")
    return filling.fill(size_of(size), Plan(seed))
