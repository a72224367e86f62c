"""The description of the interface: written by `manage.py describe_api` and kept with the code, so that no worker has
to put it together, and what changes in it is seen in review."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTION = Path(__file__).with_name("openapi.json")


@cache
def described() -> dict[str, Any]:
    """The description, read once."""
    told: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return told
