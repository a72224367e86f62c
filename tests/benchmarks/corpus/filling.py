"""The corpus written into the archive, by the way that any bulk of findings takes; begun again where it stopped."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import transaction

from findings.loading.loading import load
from findings.models import Finding, Theme

from . import cast
from .making import followers, newcomers, public_id
from .plan import Plan

STEP = 10_000  # findings in one transaction


class AnotherCorpus(Exception):
    """The archive holds findings that are not those of this corpus."""


def fill(size: int, plan: Plan, progress: Callable[[str], object] = print) -> int:
    """Bring the corpus in the archive to `size` findings; returns how many were added.

    What is there is kept, and each step is written whole, so that a run that was stopped goes on. Raises AnotherCorpus.
    """
    if not Theme.objects.exists():
        with transaction.atomic():
            cast.write(plan, progress)
    there = Finding.objects.count()
    if there and not Finding.objects.filter(public_id=public_id(there - 1)).exists():
        raise AnotherCorpus("This database holds other findings than this corpus. Give the name of another.")
    if there >= size:
        return 0
    players = cast.read(plan)
    for first in range(there, size, STEP):
        step(players, first, min(first + STEP, size))
        progress(f"{min(first + STEP, size):,} of {size:,} findings written")
    return size - there


def step(players: cast.Cast, first: int, past: int) -> None:
    """Write the findings from `first` up to `past`, with what became of them: all or none."""
    batch = list(newcomers(players, first, past))
    since: dict[Any, list[Any]] = defaultdict(list)
    with transaction.atomic():
        load(batch)
        for number, newcomer in enumerate(batch, start=first):
            for follower in followers(newcomer, number, players):
                since[type(follower)].append(follower)
        for model, rows in since.items():
            model._default_manager.bulk_create(rows)
