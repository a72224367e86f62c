"""`manage.py serve`, which is `make run`."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from casearchive.environment import env, flag
from casearchive.serving import preparing
from casearchive.serving.address import Address
from casearchive.serving.oneatatime import one_at_a_time
from casearchive.serving.stopping import DatabaseOfThisRun, until_asked
from casearchive.serving.webserver import WebServer
from casearchive.serving.worker import Workers

MOST_ENDS, WHILE_SECONDS = 5, 120.0  # a web server that ends more often will not do better next time


class Command(BaseCommand):
    help = "Serve the archive on this machine: database, tables, first records, static files, web server."
    requires_system_checks: list[str] = []  # they run with migrate; a taken port is to be told first

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=env.str("HOST", "") or "127.0.0.1", help="An address of this machine.")
        parser.add_argument("--port", default=env.str("PORT", "") or "8000")

    def handle(self, *, host: str, port: str, **options: Any) -> None:
        address = Address.read(host, port)
        self._require_local(address)
        address.require_free()
        self.web: WebServer | None = None
        self.workers: Workers | None = None
        self.database = DatabaseOfThisRun()
        with until_asked(then=self._clean_up):
            self._prepare()
            if flag("WORKER", default=True):
                os.environ["WORKER"] = "true"  # for the web server, which then leaves reading to the worker
                self.workers = Workers()
            self._serve(address)

    def _serve(self, address: Address) -> None:
        """A web server, and another where it ended by itself, until it has done so too often."""
        ends: list[float] = []
        while True:
            self.web = WebServer(address, self._allowed_hosts(address), reload=settings.DEBUG)
            self.web.wait_until_it_answers()
            if not ends:
                self._announce(address)
            status = self.web.wait()
            ends = [end for end in ends if end > time.monotonic() - WHILE_SECONDS] + [time.monotonic()]
            if len(ends) > MOST_ENDS:
                raise CommandError(
                    f"The web server ended by itself {len(ends)} times within {WHILE_SECONDS / 60:.0f} minutes (the "
                    f"last time with status {status}); its own words are above. Start again: make run"
                )
            self.web.end()  # its workers, which hold the port a moment longer
            self._tell(f"The web server ended by itself (status {status}). It is started again.")

    def _tell(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _clean_up(self) -> None:
        if self.web:
            self.web.end()
        if self.workers:
            self.workers.end()
        stopped = self.database.stop_if_ours()
        self.stdout.write("\nStopped the archive and its database." if stopped else "\nStopped the archive.")

    def _require_local(self, address: Address) -> None:
        if not settings.LOCAL:
            raise CommandError(
                "`serve` is for one machine and needs LOCAL=true, which `make run` sets. "
                "For a public server see docs/operations.md."
            )
        if settings.DEBUG and not address.only_this_machine:
            raise CommandError(
                f"DEBUG=true shows the archive's inside, so it is not served at {address.host}, where others can "
                "reach it. Leave DEBUG out, or HOST."
            )

    def _prepare(self) -> None:
        with one_at_a_time(settings.LOCAL_DIR):
            self.stdout.write("Preparing the database ...")
            preparing.migrate()
            if preparing.archive_is_empty():
                self.stdout.write("The archive is empty: loading the records in seeds/ ...")
                preparing.load_seeds()
            preparing.collect_static(self.stdout.write)

    def _allowed_hosts(self, address: Address) -> list[str]:
        return list(dict.fromkeys([*settings.ALLOWED_HOSTS, *address.names()]))

    def _announce(self, address: Address) -> None:
        if not address.only_this_machine:
            names = ", ".join(address.at(name.strip("[]")) for name in address.names())
            self.stdout.write(f"Anyone who can reach this machine can read the archive, without TLS, at {names}")
        own = "localhost" if address.everywhere else address.host
        self.stdout.write(self.style.SUCCESS(f"\nThe archive is at http://{address.at(own)}/"))
        self.stdout.write("To edit it, make an account in a second terminal: make editor")
        self.stdout.write("Ctrl-C stops it; everything is kept.")
        self.stdout.flush()
