"""What the interface for programs costs: `python -m tests.benchmarks.interface --size 10k`.

Asks the site, in this process, for pages of findings, near to the beginning and far down. Prints CPU of process and
backend for each, and how much memory and time the first question takes, with which the REST framework is loaded.
"""

import argparse
import gc
import statistics
import sys

import psutil

from tests.benchmarks.clock import Clock
from tests.benchmarks.corpus.opening import opened, ready

TIMES = 30


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k")
    options = parser.parse_args()
    ready(API_RATE="")
    opened(options.size)
    print(f"`python -m tests.benchmarks.interface {' '.join(sys.argv[1:])}`")
    measure()


def measure():
    from django.conf import settings
    from django.test import Client

    from findings.index.following import current

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    client, process = Client(), psutil.Process()
    print(f"{len(current().archive):,} findings are published")
    for _ in range(3):
        client.get("/findings/")
    gc.collect()
    gc.freeze()  # as a web server does before it is asked
    before, first = process.memory_info().rss, Clock()
    with first:
        client.get("/api/v1/")
    print(f"the first question: {first.cpu:.2f} s of CPU, {(process.memory_info().rss - before) / 1e6:.0f} MB more")
    print("| page | size | CPU ms p50 | kB |\n|---|---|---|---|")
    for size in (1, 25, 100):
        told("first", size, client, f"/api/v1/findings/?page_size={size}")
    told("first, of a word", 25, client, "/api/v1/findings/?q=review")
    told("list page, for comparison", 25, client, "/findings/")
    address = f"/api/v1/findings/?page_size={100}"
    for _ in range(80):
        address = client.get(address).json()["next"]
    told("81st", 100, client, address)
    told("81st, of 25", 25, client, address.replace("page_size=100", "page_size=25"))
    told("people", 25, client, "/api/v1/people/")
    told("not changed", 25, client, "/api/v1/findings/", held=client.get("/api/v1/findings/")["ETag"])


def told(name, size, client, address, held=""):
    clock = Clock()
    for _ in range(TIMES):
        with clock:
            response = client.get(address, headers={"If-None-Match": held} if held else {})
    assert response.status_code in (200, 304), response.content
    cpu = statistics.median(cpu for _, cpu in clock.laps) * 1000
    print(f"| {name} | {size} | {cpu:.1f} | {len(response.content) / 1000:.0f} |", flush=True)


if __name__ == "__main__":
    main()
