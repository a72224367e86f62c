"""What pages are made of besides the archive: the same for processes of one installation, another after an update."""

import hashlib
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings

from casearchive.environment import ROOT

FOLDERS = ["casearchive", "findings", "sources", "templates"]
KINDS = {".py", ".html", ".xml", ".txt", ".json"}


@cache
def fingerprint() -> bytes:
    """A digest of our code and templates, of the packages installed, and of the names of static files."""
    digest = hashlib.sha256(sys.version.encode())
    for package in sorted(f"{each.name} {each.version}" for each in distributions()):
        digest.update(package.encode() + b"\n")
    for file in [*_files(), Path(settings.STATIC_ROOT) / "staticfiles.json"]:
        if file.is_file():
            digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def _files() -> list[Path]:
    return sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix in KINDS)
