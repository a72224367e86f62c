"""One size of the comparison, from the corpus to the printed tables."""

from itertools import pairwise
from pathlib import Path

from tests.benchmarks.corpus import database
from tests.benchmarks.corpus.filling import fill
from tests.benchmarks.corpus.plan import Plan

from .asking import questions
from .comparing import ORDERS, Comparison, compare, facets_differing
from .fts5 import Datasette
from .ours import Ours
from .reading import NAMES, rows
from .table import of_classes, p50_p95
from .tantivys import Tantivy

SLOW = 50_000  # findings from which Datasette, which then takes seconds, is asked each question once


def run(name: str, size: int, directory: Path, rounds: int, without: list[str]) -> dict[str, float]:
    """Print the tables of that size; returns the median CPU time of each engine over all questions by date, in ms."""
    database.use(f"bench_{name}")
    fill(size, Plan(), lambda line: None)
    peers = [Tantivy] if "datasette" in without else [Tantivy, Datasette]
    for peer in peers:
        ready(peer, directory)
    engines = [Ours(), *(peer(directory) for peer in peers)]
    if size >= SLOW and len(engines) > 2:
        engines[2].rounds = 1
    asked = list(questions(size))
    measured = compare(engines, asked, rounds)
    names = [engine.name for engine in engines]
    for order in ORDERS:
        print(f"\n{size:,} findings, by {order}: CPU ms, p50/p95 of {rounds} rounds of {len(asked)} questions\n")
        print("\n".join(of_classes(measured, order, names)))
    print("\nTotals that differ by more than 2 %:", measured.differing() or "none")
    print(
        "Questions with a facet counted otherwise by tantivy:",
        facets_differing(engines[0], engines[1], asked) or "none",
    )
    if "http" not in without:
        from .pages import show

        show(name, size, directory, asked, rounds)
    return {name: over_all(measured, name) for name in names}


def ready(peer: type, directory: Path) -> None:
    """Build the index of that engine where there is none of these fields yet."""
    done, fields = directory / f"{peer.__name__}.done", " ".join(NAMES)
    if not done.exists() or done.read_text() != fields:
        directory.mkdir(parents=True, exist_ok=True)
        peer.build(directory, rows())  # type: ignore[attr-defined]
        done.write_text(fields)


def over_all(measured: Comparison, engine: str) -> float:
    """The median CPU time of all questions by date, in ms."""
    laps = [
        lap for (name, order, _), found in measured.costs.items() for lap in found if (name, order) == (engine, "date")
    ]
    return p50_p95(laps, 1)[0]


def growth(medians: dict[str, dict[str, float]]) -> None:
    """Print how the medians grow from each size to the next."""
    sizes = list(medians)
    for smaller, larger in pairwise(sizes):
        told = ", ".join(f"{name} {medians[larger][name] / medians[smaller][name]:.1f} ×" for name in medians[larger])
        print(f"\nMedian CPU from {smaller} to {larger}: {told}")
