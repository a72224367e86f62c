"""Making a release of a whole archive, and mending it: `python -m tests.benchmarks.releasing --size 30k`.

Prints the CPU of process and backend by step, the size of each file, and the most memory on top of what the process had
when it began. Releases go to a directory that is deleted afterwards.
"""

import argparse
import sys
import tempfile

import django
import django.db
import django.test.utils

from tests.benchmarks.corpus.opening import opened, ready


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="30k")
    options = parser.parse_args()
    ready()
    opened(options.size)
    print(f"`python -m tests.benchmarks.releasing {' '.join(sys.argv[1:])}`")
    with tempfile.TemporaryDirectory() as place, django.test.utils.override_settings(RELEASES_ROOT=place):
        measure()


def measure():
    from django.db import transaction

    from findings.models import Finding
    from findings.publishing import withdraw
    from findings.releasing import shelf
    from findings.releasing.making import alone, release
    from findings.releasing.mending import mend

    with alone():
        told("a release", lambda tell: release("http://localhost", tell))
        sizes = {name: its["bytes"] for name, its in shelf.newest().files.items()}
        for ending in sorted({name.partition(".")[2] for name in sizes}):
            size = sum(each for name, each in sizes.items() if name.endswith(ending))
            print(f"    {'.' + ending:10} {size / 1e6:8.2f} MB")
        told("nothing changed", lambda tell: release("http://localhost", tell))
        with transaction.atomic():  # which is taken back: the archive is asked for again in the next run
            withdraw(Finding.objects.published()[:5], reason="error")
            told("mending, 5 withdrawn", mend)
            transaction.set_rollback(True)


def told(what, made):
    """Prints what it cost, step by step and as a whole."""
    from tests.benchmarks.clock import Clock
    from tests.benchmarks.exporting import Peak

    peak, clock, steps = Peak(), Clock(), []
    idle = peak.process.memory_info().rss
    peak.start()

    def tell(line):
        nonlocal clock
        clock.__exit__()
        steps.append((line, clock.laps[-1]))
        clock.__enter__()

    clock.__enter__()
    made(tell)
    clock.__exit__()
    peak.ended.set()
    peak.join()
    for line, (wall, cpu) in steps:
        print(f"    {line:40} CPU {cpu:6.2f} s, wall {wall:6.2f} s")
    above = (peak.most - idle) / 2**20
    print(f"{what}: CPU {clock.cpu:.2f} s, wall {clock.wall:.2f} s, at most {above:.0f} MB above idle")


if __name__ == "__main__":
    main()
