"""`manage.py dbshell` for the embedded database."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client

from casearchive.embedded.files import ROLE
from casearchive.embedded.here import cluster
from casearchive.embedded.place import PORT


class DatabaseClient(client.DatabaseClient):
    """Opens the wheel's own psql, at the embedded server's socket."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        here = cluster()
        found = {**settings_dict, "HOST": str(here.ensure_running()), "PORT": PORT, "USER": ROLE}
        arguments, environment = super().settings_to_cmd_args_env(found, parameters)
        return [here.binaries.program("psql"), *arguments[1:]], environment
