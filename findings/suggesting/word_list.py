"""Lists of words, written as they are read."""


def words(listed: str) -> list[str]:
    """The words of a list, which are parted by white space."""
    return listed.split()
