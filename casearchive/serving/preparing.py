"""What must be true before the first page: tables, records, static files."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from casearchive.editors import make_roles
from casearchive.environment import ROOT

SEEDS = ROOT / "seeds"
EMPTY_MEANS = ("sources.Source", "findings.Theme")


def migrate() -> None:
    """Bring the tables, and what each role may do, to what this release expects; nothing to say where they are."""
    call_command("migrate", verbosity=0, interactive=False)
    make_roles()


def archive_is_empty() -> bool:
    return not any(apps.get_model(name)._default_manager.exists() for name in EMPTY_MEANS)


def load_seeds() -> None:
    """Fill an empty archive with what the checkout brings along."""
    call_command("import_archive", str(SEEDS))


def collect_static(say: Callable[[str], object]) -> None:
    """Hash and compress the static files, if one of them has changed since this was last done."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    fingerprint = _fingerprint_of_static_files()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(fingerprint)


def _fingerprint_of_static_files() -> str:
    seen = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return seen.hexdigest()
