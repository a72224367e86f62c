from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from findings.releasing import mending, shelf
from findings.releasing.making import Busy, Made, NoPlace, alone, release


class Command(BaseCommand):
    help = (
        "Write what readers may see to a new release at /data/, unless nothing changed since the last, and take out of"
        " earlier ones what readers may no longer see. Safe while the site serves."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Make it and tell of it, and keep nothing of it.")
        parser.add_argument("--force", action="store_true", help="Make one even if nothing changed.")
        parser.add_argument("--mend", action="store_true", help="Only take out of earlier ones what may not be read.")
        parser.add_argument("--take-back", metavar="VERSION", help="Offer this release no more: its files are deleted.")
        parser.add_argument("--root", type=Path, help="Another directory for releases than RELEASES_ROOT.")

    def handle(self, *, root: Path | None, **options: Any) -> None:
        if root is not None:
            settings.RELEASES_ROOT = str(root.absolute())
        try:
            with alone():
                self._handle(**options)
        except NoPlace:
            raise CommandError("RELEASES_ROOT is not set. Name a directory for releases there, or by --root.") from None
        except Busy:
            raise CommandError("Another release_data is at work. Wait until that has ended.") from None
        except mending.Unmended as damaged:
            raise CommandError(
                f"Damaged, and not offered any more: {damaged}. Put their files back from a copy, or --take-back them."
            ) from damaged
        except OSError as error:
            raise CommandError(f"{error.filename or shelf.root()} cannot be written: {error.strerror}.") from error

    def _handle(self, *, dry_run: bool, force: bool, mend: bool, take_back: str, verbosity: int, **more: Any) -> None:
        tell = self.stdout.write if verbosity else _say_nothing
        if take_back:
            self._take_back(take_back)
            return
        if not dry_run:
            mending.mend(tell)
        if mend:
            return
        if not settings.SITE_ADDRESS:
            raise CommandError("SITE_ADDRESS is not set. Files name the archive by it: https://archive.example.org")
        made = release(settings.SITE_ADDRESS, tell, force=force, dry=dry_run)
        self.stdout.write(_told(made, dry_run))

    def _take_back(self, version: str) -> None:
        found = shelf.release_of(version)
        if found is None:
            raise CommandError(f"There is no release {version}.")
        if found.taken_back:
            raise CommandError(f"Release {version} was taken back already.")
        mending.take_back(found)
        self.stdout.write(f"Release {version} is offered no more. Its address stays, and says so.")


def _told(made: Made | None, dry: bool) -> str:
    if made is None:
        return "Nothing changed since the last release: there is no new one."
    changed = ", ".join(f"{number:,} {sort}" for sort, number in made.changed.items() if number)
    what = f"{made.findings:,} findings, {made.size / 1e6:.1f} MB{f'; {changed}' if changed else ''}"
    return f"Release {made.version} {'would be made' if dry else 'is made'}: {what}."


def _say_nothing(line: str) -> None:
    pass
