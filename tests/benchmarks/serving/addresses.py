"""Prints the address of every question of the search's benchmark, by date and by relevance."""

import os
import sys

import django

from tests.benchmarks.corpus import size_of


def main() -> None:
    os.environ["LOCAL"] = "true"
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    django.setup()
    from tests.benchmarks.corpus import database, filling
    from tests.benchmarks.corpus.plan import Plan
    from tests.benchmarks.searching.asking import questions
    from tests.benchmarks.searching.ours import Ours

    size = sys.argv[1]
    database.use(f"bench_{size}")
    filling.fill(size_of(size), Plan(1), lambda line: None)
    ours = Ours()
    for question in questions(size_of(size)):
        for order in ("newest", "relevance"):
            print(f"/findings/?{ours.address(question, order)}")


if __name__ == "__main__":
    main()
