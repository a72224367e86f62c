from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from findings.anchoring.verifying import Verification

EVERY = 1000  # quotations between two lines on how far it is


class Command(BaseCommand):
    help = "Read every published quotation again, against its text, and the text against its capture."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="Those of drafts and withdrawn findings too.")

    def handle(self, *, all: bool, verbosity: int, **options: Any) -> None:  # noqa: A002  the option's name
        verification, wrong = Verification(drafts=all, progress=self._tell if verbosity else None), 0
        for mismatch in verification.mismatches():
            wrong += 1
            self.stderr.write(mismatch)
        self.stdout.write(
            f"{verification.quotations:,} quotations compared, character for character, with {verification.texts:,} "
            f"texts; the SHA-256 of each text and of the bytes of {verification.captures:,} captures computed anew; "
            f"{verification.reread:,} captures read again; {verification.under_boxes:,} quotations compared with the "
            "words under their rectangles in a PDF."
        )
        if verification.by_hand:
            self.stdout.write(
                f"{verification.by_hand:,} quotations hold words that an editor put in. These stand in no file: "
                "only the others beside them are proved."
            )
        if verification.recognised:
            self.stdout.write(
                f"{verification.recognised:,} quotations hold words read by character recognition. They are marked as "
                "such, and proved by no file: compare them with the picture of the page."
            )
        if wrong:
            raise CommandError(f"{wrong:,} mismatches.")

    def _tell(self, done: int) -> None:
        if done % EVERY == 0:
            self.stdout.write(f"{done:,} quotations read")
