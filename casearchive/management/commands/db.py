"""`manage.py db`: the embedded database, by hand."""

from argparse import ArgumentParser
from typing import Any
from urllib.parse import quote

from django.core.management import BaseCommand, CommandError
from django.db import connection, connections


class Command(BaseCommand):
    help = "Start, stop, describe, empty, or give the address of the embedded database of this checkout."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=["start", "stop", "status", "reset", "url"])
        parser.add_argument("--yes", action="store_true", help="Do not ask before `reset`.")

    def handle(self, *, deed: str, yes: bool, **options: Any) -> None:
        if connection.settings_dict["ENGINE"] != "casearchive.embedded.backend":
            raise CommandError(
                "DATABASE_URL is set, so the archive uses the database it names and the embedded one has no part in "
                "it. Start and stop that one with its own tools, or unset DATABASE_URL."
            )
        from casearchive.embedded.here import cluster

        self.cluster = cluster()
        if deed == "reset":
            self.reset(yes)
        else:
            getattr(self, deed)()

    def start(self) -> None:
        ran = self.cluster.answers()
        self.cluster.ensure_running()
        self.stdout.write("It was running already." if ran else "The embedded database is running.")

    def stop(self) -> None:
        stopped = self.cluster.stop()
        self.stdout.write("The embedded database has stopped." if stopped else "It was not running.")

    def status(self) -> None:
        sockets = self.cluster.answers()
        self.stdout.write(f"Running, socket in {sockets}" if sockets else "Not running.")
        if sockets:
            from casearchive.embedded import owning

            self.stdout.write(f"Connections: {owning.clients(sockets)}")
        self.stdout.write(f"Data: {self.cluster.place.data}\nLog: {self.cluster.place.log}")

    def reset(self, yes: bool) -> None:
        """Throw everything in the database away. The next start makes an empty one."""
        data = self.cluster.place.data
        if not yes and input(f"Delete everything in {data}? Type yes to do so: ").strip().lower() != "yes":
            raise CommandError("Nothing was deleted.")
        connections.close_all()
        self.cluster.remove()
        self.stdout.write("The embedded database is gone. The next `make run` makes a new one and loads the seeds.")

    def url(self) -> None:
        """An address other programs of this user can use, such as psql."""
        from casearchive.embedded.files import ROLE
        from casearchive.embedded.owning import DATABASE

        sockets = self.cluster.ensure_running()
        self.stdout.write(f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(sockets), safe='')}")
