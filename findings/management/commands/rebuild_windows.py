from typing import Any

from django.core.management.base import BaseCommand

from findings.checking.rebuilding import rebuild


class Command(BaseCommand):
    help = "Make the windows on all texts anew, by which quotations are checked. Safe while the site serves."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        windows = rebuild(self._tell if verbosity else lambda done, total: None)
        self.stdout.write(f"Quotations are looked for through {windows:,} windows.")

    def _tell(self, done: int, total: int) -> None:
        self.stdout.write(f"{done:,} of {total:,} texts read")
