"""An invented archive of any size, the same for the same seed; a smaller one is the beginning of a larger one."""


def size_of(told: str) -> int:
    """How many findings `10k`, `1m` or a plain number means."""
    units = {"k": 1_000, "m": 1_000_000}
    return int(told[:-1]) * units[told[-1]] if told[-1:] in units else int(told)
