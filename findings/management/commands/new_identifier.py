from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from findings import identifiers


class Command(BaseCommand):
    help = "Make public identifiers for findings that are written by hand into files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, nargs="?", default=1, help="How many.")

    def handle(self, *, number: int, **options: Any) -> None:
        for _ in range(number):
            self.stdout.write(identifiers.shown(identifiers.new()))
