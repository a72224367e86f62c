class Unreadable(ValueError):
    """The file is no spreadsheet that can be taken in; the sentence says why and what to do."""


class Wrong(ValueError):
    """A cell that cannot be read; the sentence says why."""
