from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from findings.api.description import DESCRIPTION


class Command(BaseCommand):
    help = "For developers: writes anew what the interface for programs says of itself (findings/api/openapi.json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, and fail if it would change")

    def handle(self, *, check: bool, **options: Any) -> None:
        try:
            from findings.api.describing import Faulty, description
        except ModuleNotFoundError as error:
            raise CommandError("This needs what developers have: pip install -r requirements-dev.txt") from error
        try:
            told = description()
        except Faulty as error:
            raise CommandError(str(error)) from error
        if told == DESCRIPTION.read_text(encoding="utf-8"):
            self.stdout.write("Nothing has changed.")
        elif check:
            raise CommandError("The interface has changed. Run manage.py describe_api, and look at what changed.")
        else:
            DESCRIPTION.write_text(told, encoding="utf-8")
            self.stdout.write(f"Written: {DESCRIPTION}")
