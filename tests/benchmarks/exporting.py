"""Taking a whole archive away: `python -m tests.benchmarks.exporting --size 100k`.

Asks the site, in this process, for all findings as a file, and PostgreSQL for the same columns by one bare COPY, in
turn. Prints the time to the first bytes, CPU of process and backend, and how much memory came on top of that of a
process that has answered feeds.
"""

import argparse
import io
import statistics
import sys
import threading
import time

import psutil

from tests.benchmarks.corpus.opening import opened, ready


class Peak(threading.Thread):
    """The most memory that this process had while it ran."""

    def __init__(self):
        super().__init__(daemon=True)
        self.process, self.ended, self.most = psutil.Process(), threading.Event(), 0

    def run(self):
        while not self.ended.wait(0.01):
            self.most = max(self.most, self.process.memory_info().rss)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="100k")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ready()
    opened(options.size)
    print(f"`python -m tests.benchmarks.exporting {' '.join(sys.argv[1:])}`")
    measure(options.rounds)


def measure(rounds):
    from django.core.wsgi import get_wsgi_application

    from findings.index.following import current

    application = get_wsgi_application()
    print(f"{len(current().archive):,} findings are published")
    for _ in range(3):
        list(application(environ("/findings/feed.atom", "q=box"), lambda status, headers: None))
    speeds: dict[str, list[float]] = {"csv": [], "bare": []}
    for _ in range(rounds):
        speeds["csv"].append(told("CSV", lambda: parts(application, "csv")))
        speeds["bare"].append(told("bare COPY", bare))
    medians = {name: statistics.median(each) for name, each in speeds.items()}
    print(f"CSV has {medians['csv'] / medians['bare']:.2f} of the speed of the bare COPY (medians)")
    told("JSON Lines", lambda: parts(application, "jsonl"))
    told("XLSX", lambda: parts(application, "xlsx"))


def told(what, made):
    """Prints what one file cost; returns how many findings of the archive it had for each second of CPU."""
    from findings.index.following import current
    from tests.benchmarks.clock import Clock

    peak, clock = Peak(), Clock()
    idle = peak.process.memory_info().rss
    peak.start()
    number, size = len(current().archive), 0
    first = 0.0
    began = time.perf_counter()
    with clock:
        for part in made():
            first = first or time.perf_counter() - began
            size += len(part)
    peak.ended.set()
    peak.join()
    print(
        f"{what:10}: {size / 1e6:6.1f} MB, first bytes after {first * 1000:4.0f} ms, CPU {clock.cpu:5.2f} s, "
        f"wall {clock.wall:5.2f} s, at most {(peak.most - idle) / 2**20:3.0f} MB above idle, "
        f"{number / clock.cpu:6,.0f} findings for each CPU s"
    )
    return number / clock.cpu


def parts(application, ending):
    """What the server would send, as it comes."""
    answer = application(environ(f"/findings/export.{ending}"), lambda status, headers: None)
    yield from answer


def bare():
    """The same columns by one question, in no order and with nothing guarded."""
    from django.db import connection

    from findings.taking_away import Taken, reading

    before, _, rest = reading._table(False).partition("FROM unnest")
    _, _, rest = rest.partition("JOIN (")
    sql = f"{before} FROM ({rest}".replace("ON f.pk = n.pk", "").replace("ORDER BY n.place", "")

    class Nothing:
        total = 0

    taken = Taken(Nothing(), "http://localhost", "http://localhost/findings/", "2026-11-29")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        with cursor.copy(f"COPY ({sql}) TO STDOUT", reading.parameters(taken, [])) as lines:
            yield from lines


def environ(path, query=""):
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }


if __name__ == "__main__":
    main()
