"""Fill a database with the invented corpus: `python -m tests.benchmarks.corpus --size 10k`."""

import argparse

from tests.benchmarks.corpus.opening import opened, ready


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k", help="10k, 100k, 1m or a number of findings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="its name begins with bench; else bench_ and the size")
    options = parser.parse_args()
    ready()
    added = opened(options.size, options.database, seed=options.seed)
    print(f"{added:,} findings added")


if __name__ == "__main__":
    main()
