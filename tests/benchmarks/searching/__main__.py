"""Our search beside tantivy and Datasette: `python -m tests.benchmarks.searching --size 10k`.

Fills the corpus and the peers' indexes where they are missing, asks all engines the same questions and prints tables of
CPU time: of this process and its PostgreSQL backend together. Judge by the ratios within one table.
"""

import argparse
import datetime
import os
import sys
from pathlib import Path

import django

from tests.benchmarks.corpus import size_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k", help="10k, 100k, 1m; several with commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dir", type=Path, help="where peers' indexes are kept; else in the local directory")
    parser.add_argument("--without", default="", help="datasette, http")
    options = parser.parse_args()
    os.environ.setdefault("LOCAL", "true")
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    django.setup()
    from django.conf import settings

    from tests.benchmarks.searching import running
    from tests.benchmarks.searching.growing import growth

    place = options.dir or settings.LOCAL_DIR / "bench"
    command = f"python -m tests.benchmarks.searching {' '.join(sys.argv[1:])}"
    print(f"`{command}`, {datetime.datetime.now(datetime.UTC):%d %B %Y}")
    medians = {}
    for size in options.size.split(","):
        medians[size] = running.run(size, size_of(size), place / size, options.rounds, options.without.split(","))
    running.growth(medians)
    if len(medians) > 1:
        growth(list(medians), options.rounds)


if __name__ == "__main__":
    main()
