"""`python -m casearchive serve`: like `manage.py`, but a refusal of the settings is one sentence and no traceback."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main(arguments: list[str]) -> None:
    """Run one of Django's commands, or end with status 1 and what the environment lacks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casearchive.settings")
    try:
        execute_from_command_line(["manage.py", *arguments])
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main(sys.argv[1:])
