"""Parts of addresses that people write in more ways than one."""

import re

from findings.citing.files import FORMS


class FormOfFile:
    """The extension of a file of one finding, in any case, with or without a slash; read as it is written by us."""

    regex = "(?i:" + "|".join(map(re.escape, sorted([*FORMS, "jsonld"]))) + ")/?"

    def to_python(self, value: str) -> str:
        return value.lower().removesuffix("/")

    def to_url(self, value: str) -> str:
        return value
