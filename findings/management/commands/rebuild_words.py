from typing import Any

from django.core.management.base import BaseCommand, CommandError

from findings.nearest.rebuilding import Busy, rebuild


class Command(BaseCommand):
    help = "Make the sums of words and names anew, from which suggestions come. Safe while the site serves."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        try:
            words = rebuild(self._tell if verbosity else lambda done, total: None)
        except Busy:
            raise CommandError("The sums are being made anew already. Wait until that has ended.") from None
        self.stdout.write(f"{words:,} words can be suggested.")

    def _tell(self, done: int, total: int) -> None:
        self.stdout.write(f"{done:,} of {total:,} findings read")
