"""Whole pages over HTTP, from one worker of the web server: what each costs beside its own search and beside others."""

import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from django.db import connection

from .comparing import ORDERS
from .ours import Ours
from .question import Question
from .table import p50_p95

ROOT = Path(__file__).resolve().parents[3]


def show(name: str, size: int, directory: Path, asked: list[Question], rounds: int) -> None:
    """Print what pages cost: CPU of the worker and its PostgreSQL backend, in ms, p50/p95 over all questions."""
    with served(name, size, directory) as port:
        costs = measured(port, asked, rounds)
    print("\nOver HTTP, one worker, all questions by date and by relevance: CPU ms and wall ms, p50/p95\n")
    print("| page | CPU ms | wall ms | CPU ÷ tantivy’s JSON | CPU ÷ trivial page |\n|---|---|---|---|---|")
    peers = [p50_p95(costs[peer], 1) for peer in ("tantivy, JSON", "trivial page")]
    for page, laps in costs.items():
        cpu, wall = p50_p95(laps, 1), p50_p95(laps, 0)
        ratios = [f"{cpu[0] / peer[0]:.2f}/{cpu[1] / peer[1]:.2f}" for peer in peers]
        print(f"| {page} | {cpu[0]:.3g}/{cpu[1]:.3g} | {wall[0]:.3g}/{wall[1]:.3g} | {ratios[0]} | {ratios[1]} |")


@contextmanager
def served(name: str, size: int, directory: Path) -> Iterator[int]:
    """A web server with one worker, on the port that this gives, for as long as it is wanted."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = {"BENCH_DATABASE": f"bench_{name}", "BENCH_SIZE": str(size), "BENCH_DIRECTORY": str(directory)}
    command = [sys.executable, "-m", "gunicorn", "tests.benchmarks.searching.site:application", "--workers=1"]
    server = subprocess.Popen(
        [*command, f"--bind=127.0.0.1:{port}", "--no-control-socket", "--log-level=error", "--timeout=300"],
        env=os.environ | told,
        cwd=ROOT,
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def measured(port: int, asked: list[Question], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds on the wall and of CPU of each request, by page."""
    ours = Ours()
    pages = {
        "the list of findings": lambda n, order: f"/findings/?{ours.address(asked[n], order)}",
        "the same, not changed (304)": lambda n, order: f"/findings/?{ours.address(asked[n], order)}",
        "tantivy, JSON": lambda n, order: f"/bench/tantivy/?n={n}&order={order}",
        "trivial page": lambda n, order: "/bench/trivial/",
    }
    tasks = [
        (page, n, order)
        for page in pages
        for order in ORDERS.values()
        for n, question in enumerate(asked)
        if order == "newest" or question.every or question.either or question.phrase
    ]
    tags: dict[str, str] = {}
    costs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    dice = random.Random(1)
    for lap in range(rounds + 1):  # the first warms up, and fetches the tags
        dice.shuffle(tasks)
        pids = workers(port) if lap else []
        for page, n, order in tasks:
            address = pages[page](n, order)
            headers = {"If-None-Match": tags.get(address, "")} if page.endswith("(304)") else {}
            before, began = cpu(pids), time.perf_counter()
            status, tag = get(port, address, headers)
            cost = time.perf_counter() - began, cpu(pids) - before
            if status not in (200, 304):
                raise RuntimeError(f"{address} was answered with {status}.")
            tags[address] = tag
            if lap and (status == 304) == page.endswith("(304)"):
                costs[page].append(cost)
    return {page: costs[page] for page in pages if costs[page]}


def get(port: int, address: str, headers: dict[str, str]) -> tuple[int, str]:
    """Ask for that address, and read all of the answer; returns its status and tag."""
    connected = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connected.request("GET", address, headers=headers)
        answer: Any = connected.getresponse()
        answer.read()
        return answer.status, answer.getheader("ETag", "")
    finally:
        connected.close()


def workers(port: int) -> list[int]:
    """The processes that answer: the web server's worker, and the backends of the database but our own."""
    masters = [each for each in psutil.Process().children() if any(f":{port}" in word for word in each.cmdline())]
    found = [child.pid for master in masters for child in master.children()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        return found + [pid for (pid,) in cursor.fetchall()]


def cpu(pids: list[int]) -> float:
    """Seconds of CPU that these processes have used."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9
