"""The bulk path beside bare COPY of the same rows: `python -m tests.benchmarks.loading --size 100k`.

Bare means: into tables with the same columns, checks and indexes, and no trigger and no foreign key. The same rows are
all that then stand: findings and their parts, and what the database wrote of them: history, search documents, tallies
of their words and names. Told apart from these is COPY of what was handed over alone. Steps of both ways alternate, so
that both meet the same noise.
"""

import argparse
import os

import django

from tests.benchmarks.corpus import size_of

STEP = 10_000
GIVEN = ["finding", "quotation", "tagging", "involvement", "figure"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="100k")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="bench_loading", help="begins with bench; is emptied first")
    options = parser.parse_args()
    os.environ.setdefault("LOCAL", "true")
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    django.setup()
    from tests.benchmarks.corpus import database

    database.use(options.database, anew=True)
    show(measure(size_of(options.size), options.seed))


def measure(size, seed):
    """The clocks of the three ways to write `size` findings, by name."""
    from django.db import connection, transaction

    from findings.loading.loading import load
    from tests.benchmarks.clock import Clock
    from tests.benchmarks.corpus import cast, making
    from tests.benchmarks.corpus.plan import Plan

    plan = Plan(seed)

    clocks = {"ours": Clock(), "bare, all rows": Clock(), "bare, rows given": Clock()}
    with transaction.atomic():
        cast.write(plan, lambda line: None)
    players = cast.read(plan)
    names = [*GIVEN, *(f"{name}event" for name in GIVEN), "editing", "searchdocument"]
    names += ["wordtally", "nametally", "searchchange"]
    with connection.cursor() as cursor:
        bare = [twin(cursor, name, schema) for schema in ("whole", "part") for name in names]
    whole, part = bare[: len(names)], bare[len(names) : len(names) + len(GIVEN)]
    for first in range(0, size, STEP):
        batch = list(making.newcomers(players, first, min(first + STEP, size)))
        with clocks["ours"]:
            load(batch)
        with connection.cursor() as cursor:
            rows = [added(cursor, table) for table in whole]
        for name, tables in (("bare, all rows", whole), ("bare, rows given", part)):
            with clocks[name], transaction.atomic(), connection.cursor() as cursor:
                for table, lines in zip(tables, rows, strict=False):
                    with cursor.copy(f"COPY {table.bare} FROM STDIN") as copy:
                        copy.write(lines)
        for table in whole:
            table.seen()
        told = ", ".join(f"{name} {clock.laps[-1][1]:.1f}" for name, clock in clocks.items())
        print(f"{min(first + STEP, size):,} of {size:,} findings written three times; CPU s: {told}", flush=True)
    return size, clocks


class Twin:
    """A table of ours and its bare double."""

    def __init__(self, name, schema, key):
        self.ours, self.bare, self.key, self.last = f"findings_{name}", f"{schema}.findings_{name}", key, 0

    def seen(self):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max({self.key}), 0) FROM {self.ours}")  # noqa: S608
            (self.last,) = cursor.fetchone()


def twin(cursor, name, schema):
    """A bare double, made anew."""
    key = "pgh_id" if name.endswith("event") else "finding_id" if name in ("editing", "searchdocument") else "id"
    table = Twin(name, schema, key)
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    cursor.execute(f"DROP TABLE IF EXISTS {table.bare}")
    cursor.execute(f"CREATE TABLE {table.bare} (LIKE public.{table.ours} INCLUDING ALL)")
    return table


def added(cursor, table):
    """The rows added since the last step, as COPY writes them."""
    query = f"SELECT * FROM {table.ours} WHERE {table.key} > {table.last} ORDER BY {table.key}"  # noqa: S608
    with cursor.copy(f"COPY ({query}) TO STDOUT") as rows:
        return b"".join(rows)


def show(measured):
    size, clocks = measured
    print(f"\n| {size:,} findings | wall s | CPU s | µs CPU a finding | as fast as bare COPY, by CPU | by wall |")
    print("|---|---|---|---|---|---|")
    for name, clock in clocks.items():
        bare = clocks["bare, all rows"]
        print(
            f"| {name} | {clock.wall:.1f} | {clock.cpu:.1f} | {clock.cpu / size * 1e6:,.0f} "
            f"| {bare.cpu / clock.cpu:.2f} | {bare.wall / clock.wall:.2f} |"
        )


if __name__ == "__main__":
    main()
