from typing import Any

from django.core.management.base import BaseCommand

from findings.anchoring.reanchoring import reanchor
from findings.models import AnchorQuestion
from sources.models import TextVersion


class Command(BaseCommand):
    help = "Look for quotations in newer texts of their sources, where a text came in without that being done."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        waiting = AnchorQuestion.objects.open().filter(why=AnchorQuestion.Why.WAITING)
        texts = TextVersion.objects.filter(pk__in=waiting.order_by().values("text_version")).order_by("pk")
        all_moved = all_left = 0
        for text_version in texts.select_related("source").iterator(chunk_size=1):
            moved, left = reanchor(text_version)
            all_moved, all_left = all_moved + moved, all_left + left
            if verbosity:
                self.stdout.write(f"{text_version}: {moved:,} moved, {left:,} wait for a person")
        self.stdout.write(f"{all_moved:,} quotations moved, {all_left:,} wait for a person.")
