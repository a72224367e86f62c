from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from findings.exchange.exporting import export_archive


class Command(BaseCommand):
    help = "Write the whole archive, drafts too, to a directory in the exchange format."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="A new or empty directory.")
        parser.add_argument("--replace", action="store_true", help="Replace an earlier export that stands there.")

    def handle(self, *, directory: Path, replace: bool, verbosity: int, **options: Any) -> None:
        try:
            export_archive(directory, self.stdout.write if verbosity else lambda line: None, replace=replace)
        except FileExistsError:
            raise CommandError(f"{directory} is not empty. Give a new directory, or --replace.") from None
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"The archive was written to {directory}.")
