"""How the cost of our answers grows with the archive: the sizes are asked in turn, so that the machine is the same."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from statistics import median

from tests.benchmarks.corpus import size_of
from tests.benchmarks.corpus.opening import opened, ready

from .asking import questions
from .comparing import ORDERS


def growth(sizes: list[str], rounds: int) -> None:
    """Print by order how the median CPU of all questions grows from each size to the next, and over all."""
    number = len(list(questions(size_of(sizes[0]))))
    laps: dict[tuple[str, str], list[float]] = {(size, order): [] for size in sizes for order in ORDERS}
    with ExitStack() as stack:
        asked = {size: stack.enter_context(_process(size)) for size in sizes}
        tasks = [(place, order) for place in range(number) for order in ORDERS] * rounds
        random.Random(1).shuffle(tasks)
        for lap, (place, order) in enumerate([*tasks[: 2 * number], *tasks]):
            for size, process in asked.items():
                took = _ask(process, f"{place} {order}")
                if lap >= 2 * number:  # before that all is made warm
                    laps[size, order].append(took)
    print(f"\nOur own growth, {number} questions {rounds} times, each size in turn; CPU ms and ratios, p50:\n")
    print(f"| order | {' | '.join(sizes)} | {' | '.join(f'{small} to {large}' for small, large in _steps(sizes))} |")
    print("|---" * (1 + len(sizes) + len(_steps(sizes))) + "|")
    for order in ORDERS:
        medians = {size: median(laps[size, order]) * 1000 for size in sizes}
        told = [f"{value:.3g}" for value in medians.values()]
        told += [f"{medians[large] / medians[small]:.2f} ×" for small, large in _steps(sizes)]
        print(f"| {order} | {' | '.join(told)} |")


def _steps(sizes: list[str]) -> list[tuple[str, str]]:
    steps = list(pairwise(sizes))
    return [*steps, (sizes[0], sizes[-1])] if len(steps) > 1 else steps


@contextmanager
def _process(size: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.benchmarks.searching.growing", size]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def _ask(process: subprocess.Popen[str], question: str) -> float:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{question}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main() -> None:
    """Answer the questions that come line by line, each with a place among all and an order: what CPU it took."""
    ready()
    opened(size := sys.argv[1])
    from tests.benchmarks.clock import Clock

    from .ours import Ours

    ours, asked = Ours(), list(questions(size_of(size)))
    for line in sys.stdin:
        place, order = line.split()
        with (clock := Clock()):
            ours.ask(asked[int(place)], ORDERS[order])
        print(clock.cpu, flush=True)


if __name__ == "__main__":
    main()
