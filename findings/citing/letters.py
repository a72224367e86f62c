"""Letters: styles name who wrote to whom, which only their titles say."""

import re

_TO = re.compile(r"^letter (?:(?:of|from) .+? )?to (?P<whom>.+)$", re.IGNORECASE)


def addressee(title: str) -> str:
    """To whom a letter went, as far as its title begins with that: “Letter to the Mayor of Toytown”."""
    match = _TO.match(title)
    return match["whom"] if match else ""
