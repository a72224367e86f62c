from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from findings import phrases
from findings.index.rebuilding import Busy, rebuild


class Command(BaseCommand):
    help = (
        "Store the search index anew, so that processes start quickly and share it, and gather the frequent phrases"
        " that the search box offers. Safe while the site serves."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-due", action="store_true", help="Only if much has changed since it was stored.")

    def handle(self, *, if_due: bool, verbosity: int, **options: Any) -> None:
        try:
            made = rebuild(self._tell if verbosity else lambda done, total: None, if_due=if_due)
        except Busy:
            raise CommandError("The index is being stored anew already. Wait until that has ended.") from None
        gathered = None if if_due and not phrases.is_due() else phrases.gather()
        if made is None:
            self.stdout.write("The stored index is new enough.")
        else:
            self.stdout.write(f"An index of {made[0]:,} findings is stored, {made[1] / 1e6:.1f} MB.")
        if gathered is not None:
            self.stdout.write(f"{gathered:,} frequent phrases can be offered.")

    def _tell(self, done: int, total: int) -> None:
        self.stdout.write(f"Words of {done:,} of {total:,} findings read")
