"""An invented archive of any size, the same for the same seed; a smaller one is the beginning of a larger one."""

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
