"""File names of others, made fit to be shown and offered for saving."""

import unicodedata

LONGEST = 255


def cleaned_name(name: str) -> str:
    """The last part of the path `name`, without characters that are not seen, at most 255 characters long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(each for each in unicodedata.normalize("NFC", last) if unicodedata.category(each)[0] != "C")
    plain = " ".join(seen.split()).lstrip(".")
    stem, dot, extension = plain.rpartition(".")
    if len(plain) > LONGEST and dot and len(extension) <= 10:
        return f"{stem[: LONGEST - len(extension) - 1]}.{extension}"
    return plain[:LONGEST] or "unnamed"
