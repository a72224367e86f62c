"""What `make check` asks of the code and `make fix` mends."""

import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

# A stand-in for a real server's environment: `check --deploy` is to judge those settings, not this machine's.
PRODUCTION = {
    "LOCAL": "false",
    "DEBUG": "false",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "archive.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://archive.example.org",
    "DATABASE_URL": "postgres://archive@localhost/archive",
}


@dataclass(frozen=True)
class Step:
    """One program with its arguments, run by the virtual environment's Python, and what it looks after."""

    name: str
    arguments: tuple[str, ...]
    production: bool = False


CHECKS = (
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("templates", ("-m", "djlint", "--lint", "--quiet", ".")),
    Step("types", ("-m", "mypy")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("deployment", ("manage.py", "check", "--deploy", "--fail-level", "WARNING"), production=True),
)
FIXES = (
    Step("lint", ("-m", "ruff", "check", "--fix", ".")),
    Step("format", ("-m", "ruff", "format", ".")),
)


def run(python: Path, steps: tuple[Step, ...]) -> int:
    """Run every step, so that one failure does not hide the next; 0 if all went well."""
    failed = []
    for step in steps:
        print(f"--- {step.name}", flush=True)
        environment = {**os.environ, **(PRODUCTION if step.production else {})}
        if subprocess.run([python, *step.arguments], env=environment, check=False).returncode:  # noqa: S603
            failed.append(step.name)
    print(f"\nNot in order: {', '.join(failed)}." if failed else "\nAll in order.", flush=True)
    return 1 if failed else 0
