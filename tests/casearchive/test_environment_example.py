"""`.env.example` names every variable, and none that nobody reads."""

import re

from casearchive.environment import ROOT

READ = re.compile(r'\b(?:env\.\w+|required|directory|flag)\(\s*"([A-Z_]+)"')
NAMED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)


def test_it_names_exactly_the_variables_that_are_read():
    rooms = [ROOT / name for name in ("casearchive", "findings", "sources")]
    read = {name for room in rooms for path in room.rglob("*.py") for name in READ.findall(path.read_text())}

    assert set(NAMED.findall((ROOT / ".env.example").read_text())) == read


def test_copied_as_it_is_it_changes_nothing():
    lines = (ROOT / ".env.example").read_text().splitlines()

    assert all(line.startswith("#") or not line for line in lines)
