"""Fill a database with the invented corpus: `python -m tests.benchmarks.corpus --size 10k`."""

import argparse
import os

import django

from tests.benchmarks.corpus import size_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k", help="10k, 100k, 1m or a number of findings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="its name begins with bench; else bench_ and the size")
    options = parser.parse_args()
    os.environ.setdefault("LOCAL", "true")
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    django.setup()
    from tests.benchmarks.corpus import database, filling
    from tests.benchmarks.corpus.plan import Plan

    database.use(options.database or f"bench_{options.size}")
    added = filling.fill(size_of(options.size), Plan(options.seed))
    print(f"{added:,} findings added")


if __name__ == "__main__":
    main()
