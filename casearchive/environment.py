"""What the environment says, asked once, and refused with a remedy where it says too little."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

ROOT = Path(__file__).resolve().parent.parent

TRUE, FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}

env = Env()
env.read_env(ROOT / ".env", recurse=False)


def required(name: str) -> str:
    """The value of `name`. Raises ImproperlyConfigured, saying what to do, where it is missing or empty."""
    value: str = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Export it, or copy .env.example to .env and fill it in. "
            "To try the archive on this machine only, use `make run`, or set LOCAL=true."
        )
    return value


def flag(name: str, default: bool = False) -> bool:
    """Whether the switch `name` is on; empty is as if it were not set. Raises ImproperlyConfigured for anything odd."""
    value = env.str(name, "").strip().lower()
    if value not in {"", *TRUE, *FALSE}:
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to true or false, or take it out.")
    return value in TRUE if value else default


def directory(name: str, default: Path) -> Path:
    """The directory `name` names; a relative one counts from the checkout, wherever the command was started."""
    return ROOT / Path(env.str(name, "") or default).expanduser()


def kept_secret(path: Path) -> str:
    """A secret key for this machine only, made at the first call and kept in `path`, readable by its owner alone."""
    try:
        if not path.exists():
            _write_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The key of this machine could not be kept in {path}: {error.strerror or error}. "
            "Set LOCAL_DIR to a directory of yours, or set SECRET_KEY."
        ) from error


def _write_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)  # mode 600; renamed whole, so nobody reads half a key
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    os.replace(unfinished, path)
