"""Beginning, and memory of workers: `python -m tests.benchmarks.serving --size 10k,1m`.

Serves the corpus by the command of docs/operations.md, with two workers, and asks for the list of findings with every
question of the search's benchmark, by date and by relevance, twice. Prints what each worker has that no other process
shares (USS), at its start, after the first answer and at the end, and how long a server takes to begin.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import psutil


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k", help="10k, 100k, 1m; several with commas")
    options = parser.parse_args()
    print(f"`python -m tests.benchmarks.serving {' '.join(sys.argv[1:])}`\n")
    print("| findings | begins, wall s | CPU s | master, MB | a worker at first | after one page | after all pages |")
    print("|---|---|---|---|---|---|---|")
    for size in options.size.split(","):
        addresses = asked(size)
        with served(size) as (port, master, wall):
            cpu = sum(master.cpu_times()[:2])
            at_first = own(master)
            get(port, "/findings/?q=box", workers=2)
            one = own(master)
            for address in addresses * 2:
                get(port, address, workers=2)
            columns = [", ".join(f"{each:.0f}" for each in part) for part in (at_first, one, own(master))]
            print(f"| {size} | {wall:.1f} | {cpu:.1f} | {rss(master):.0f} | {' | '.join(columns)} |", flush=True)


def asked(size: str) -> list[str]:
    """The addresses of all questions. Made by a process of its own, and with the corpus where that is missing."""
    command = [sys.executable, "-m", "tests.benchmarks.serving.addresses", size]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()


@contextmanager
def served(size: str) -> Iterator[tuple[int, psutil.Process, float]]:
    """A web server's port and first process, and the seconds until it answered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "tests.benchmarks.serving.site:application",
        f"--bind=127.0.0.1:{port}",
    ]
    command += ["--worker-class=gthread", "--workers=2", "--threads=4", "--preload", "--no-control-socket"]
    command += ["--log-level=error", "--timeout=300"]
    server = psutil.Popen(command, env=os.environ | {"BENCH_DATABASE": f"bench_{size}", "LOCAL": "true"})
    try:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0 and len(server.children()) == 2:
                    break
            time.sleep(0.02)
        yield port, server, time.perf_counter() - began
    finally:
        server.terminate()
        server.wait(timeout=30)


def own(master: psutil.Process) -> list[float]:
    """The megabytes that each worker shares with nobody."""
    return [child.memory_full_info().uss / 2**20 for child in master.children()]


def rss(process: psutil.Process) -> float:
    return process.memory_info().rss / 2**20


def get(port: int, address: str, workers: int) -> None:
    """Ask so often at once that every worker is asked."""
    connections = [HTTPConnection("127.0.0.1", port, timeout=300) for _ in range(workers)]
    for connection in connections:
        connection.request("GET", address, headers={"Host": "localhost"})
    for connection in connections:
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{address} was answered with {answer.status}.")


if __name__ == "__main__":
    main()
