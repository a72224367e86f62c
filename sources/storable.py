"""Words in the form in which the archive stores them."""

from typing import Any


def storable(words: str) -> str:
    """`words`, as long as before, without the two things that PostgreSQL cannot hold: zeros and half characters."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def storable_data(value: Any) -> Any:
    """What was read from JSON, with all words in it, and the names of its members, in that form."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [storable_data(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): storable_data(item) for name, item in value.items()}
    return value


def with_line_feeds(words: str) -> str:
    """`words`, with a line feed alone where a line ends."""
    return words.replace("\r\n", "\n").replace("\r", "\n")
