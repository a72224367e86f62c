"""The figures as a table to be pasted into the documentation."""

from collections.abc import Sequence
from statistics import median, quantiles

from .comparing import Comparison

CLASSES = ["selective", "medium", "wide", "broad", "two words", "phrase", "or/not", "browse"]
CLASSES += ["filters only", "words + filter"]
Laps = Sequence[tuple[float, float]]


def p50_p95(laps: Laps, which: int) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds: of the wall clock (0) or of CPU (1)."""
    values = [lap[which] * 1000 for lap in laps]
    return median(values), (quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0])


def of_classes(measured: Comparison, order: str, engines: list[str]) -> list[str]:
    """One line for each class of questions, and one for all: CPU ms p50/p95 of each engine, and ours as a ratio."""
    sorts = [sort for sort in CLASSES if any((order, sort) == key[1:] for key in measured.costs)]
    peers = [name for name in engines[1:] if any(name == each and order == there for each, there, _ in measured.costs)]
    head = ["class", "matches", f"{engines[0]} CPU ms", "wall ms"]
    head += [cell for name in peers for cell in (f"{name} CPU ms", "ours ÷")]
    lines = [_line(head), "|---" * len(head) + "|"]
    for sort in [*sorts, None]:
        laps = {
            name: [
                lap
                for (each, there, of), found in measured.costs.items()
                for lap in found
                if each == name and there == order and sort in (of, None)
            ]
            for name in [engines[0], *peers]
        }
        ours = p50_p95(laps[engines[0]], 1)
        cells = [
            "**all**" if sort is None else sort,
            f"{measured.matches(sort):,}" if sort else "",
            _pair(ours),
            _pair(p50_p95(laps[engines[0]], 0)),
        ]
        for name in peers:
            theirs = p50_p95(laps[name], 1)
            cells += [_pair(theirs), f"{ours[0] / theirs[0]:.2f}"]
        lines.append(_line(cells))
    return lines


def _pair(values: tuple[float, float]) -> str:
    return "/".join(f"{value:.3g}" for value in values)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
