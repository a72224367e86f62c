"""Answers as examples, out of an invented archive."""

import json
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("examples.json")


@cache
def _kept() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return told


def examples(name: str) -> list[Any]:
    """The example of what the address of this name answers, if there is one."""
    kept = _kept()
    return [kept[name]] if name in kept else []
