from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from findings.exchange.applying import Effect
from findings.exchange.importing import Importer, ImportRefused


class Command(BaseCommand):
    help = "Take a directory of files in the exchange format into the archive: all of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "directory", type=Path, help="A directory such as seeds/; seeds/README.md tells the format."
        )
        parser.add_argument("--dry-run", action="store_true", help="Check everything and write nothing.")

    def handle(self, *, directory: Path, dry_run: bool, verbosity: int, **options: Any) -> None:
        if not directory.is_dir():
            raise CommandError(f"{directory} is no directory. Give the one that holds themes.yaml and sources/.")
        importer = Importer(directory, self.stdout.write if verbosity else lambda line: None)
        try:
            effects = importer.run(dry_run=dry_run)
        except ImportRefused as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            more = " The first are shown." if importer.full else ""
            raise CommandError(f"Nothing was imported: {len(refused.problems)} problems.{more}") from None
        told = ", ".join(f"{effects[effect]:,} {effect}" for effect in Effect)
        self.stdout.write(("Dry run, nothing was written: " if dry_run else "Imported: ") + told + ".")
