"""Every question to every engine, interleaved in random order; what each cost, and where their totals differ."""

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from tests.benchmarks.clock import Clock

from .question import Question

ORDERS = {"date": "newest", "relevance": "relevance"}
TOLERATED = 0.02
Costs = dict[tuple[str, str, str], list[tuple[float, float]]]


@dataclass
class Comparison:
    """What was measured: seconds on the wall and of CPU, by engine, order and class of questions."""

    costs: Costs = field(default_factory=lambda: defaultdict(list))
    totals: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    sorts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def matches(self, sort: str) -> int:
        """How many findings the questions of that class match, at the median."""
        return int(median(next(iter(self.totals[question].values())) for question in self.sorts[sort]))

    def differing(self) -> dict[str, dict[str, int]]:
        """The questions whose totals differ by more than two in a hundred."""
        return {
            question: totals
            for question, totals in self.totals.items()
            if max(totals.values()) - min(totals.values()) > TOLERATED * max(totals.values())
        }


def numbered(ours: Any, asked: list[Question]) -> list[tuple[Question, Question]]:
    """Each question, and the same by the numbers that other engines know."""
    return [
        (each, replace(each, filters={name: ours.number(name, value) for name, value in each.filters.items()}))
        for each in asked
    ]


def facets_differing(ours: Any, peer: Any, asked: list[Question]) -> list[str]:
    """The questions of which the two count a facet differently."""
    return [
        str(question) for question, by_number in numbered(ours, asked) if ours.tops(question) != peer.tops(by_number)
    ]


def compare(engines: list[Any], asked: list[Question], rounds: int, seed: int = 1) -> Comparison:
    """Ask everything `rounds` times, and once before that is not counted, so that all is warm.

    The first engine is ours. A slow engine says with `rounds` that it is asked less often.
    """
    tasks = [
        (engine, order, pair, lap)
        for engine in engines
        for order in ORDERS
        if engine.ranks or order == "date"
        for pair in numbered(engines[0], asked)
        if order == "date" or pair[0].every or pair[0].either or pair[0].phrase
        for lap in range(min(rounds + 1, getattr(engine, "rounds", rounds + 1)))
    ]
    random.Random(seed).shuffle(tasks)
    measured, met = Comparison(), set()
    for engine, order, (question, by_number), _ in tasks:
        clock = Clock()
        with clock:
            answer = engine.ask(question if engine is engines[0] else by_number, ORDERS[order])
        measured.totals[str(question)][engine.name] = answer.total
        measured.sorts[question.sort].add(str(question))
        if (engine.name, order, str(question)) in met or getattr(engine, "rounds", 0) == 1:
            measured.costs[engine.name, order, question.sort] += clock.laps
        met.add((engine.name, order, str(question)))
    return measured
