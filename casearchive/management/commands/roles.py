"""`manage.py roles`."""

from typing import Any

from django.core.management import BaseCommand

from casearchive.editors import GROUPS, MEANINGS, make_roles


class Command(BaseCommand):
    help = "Make the groups of editors, reviewers and administrators, or bring up to date what each may do."

    def handle(self, **options: Any) -> None:
        """Run it after each upgrade; run twice, it changes nothing."""
        make_roles()
        for role, name in GROUPS.items():
            self.stdout.write(f"{name}: {MEANINGS[role]}.")
