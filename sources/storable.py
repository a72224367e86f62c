"""Words in the form in which the archive stores them."""


def storable(words: str) -> str:
    """`words`, as long as before, without the two things that PostgreSQL cannot hold: zeros and half characters."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def with_line_feeds(words: str) -> str:
    """`words`, with a line feed alone where a line ends."""
    return words.replace("\r\n", "\n").replace("\r", "\n")
