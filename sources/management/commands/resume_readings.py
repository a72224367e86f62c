"""`manage.py resume_readings`."""

from typing import Any

from django.core.management import BaseCommand

from sources.resuming import resume_readings


class Command(BaseCommand):
    help = "Begin readings again whose worker was killed; give up those that broke off three times."

    def handle(self, **options: Any) -> None:
        begun, given_up = resume_readings()
        self.stdout.write(f"{begun:,} begun again, {given_up:,} given up.")
