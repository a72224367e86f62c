from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from findings.anchoring.keeping import ask_where_nobody_asked
from findings.anchoring.reanchoring import reanchor
from findings.models import AnchorQuestion
from sources.models import TextVersion


class Command(BaseCommand):
    help = "Look for quotations in newer texts of their sources, where a text came in without that being done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ask",
            action="store_true",
            help="First ask about what stands in earlier texts unasked.",
        )

    def handle(self, *, ask: bool, verbosity: int, **options: Any) -> None:
        if ask:
            self.stdout.write(f"{ask_where_nobody_asked():,} quotations of earlier texts brought into question.")
        waiting = AnchorQuestion.objects.open().filter(why=AnchorQuestion.Why.WAITING)
        texts = TextVersion.objects.filter(pk__in=waiting.order_by().values("text_version")).order_by("pk")
        all_moved = all_left = 0
        for text_version in texts.select_related("source").iterator(chunk_size=1):
            moved, left = reanchor(text_version)
            all_moved, all_left = all_moved + moved, all_left + left
            if verbosity:
                self.stdout.write(f"{text_version}: {moved:,} moved, {left:,} wait for a person")
        self.stdout.write(f"{all_moved:,} quotations moved, {all_left:,} wait for a person.")
