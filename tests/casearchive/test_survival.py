"""Whatever is killed, what was acknowledged is there: the drill of `tests/benchmarks/survival.py`, in small."""

import pytest

from tests.benchmarks.surviving.drill import Drill

pytestmark = pytest.mark.cluster


def test_everything_may_be_killed_and_nothing_acknowledged_is_lost():
    drill = Drill(captures=8, saves=24, kills=4, seed=3)

    broken = drill.run()

    assert {promise: breaks for promise, breaks in broken.items() if breaks} == {}
    assert [kill for kill in drill.table if kill[1]]
    assert len(drill.ledger["tokens"]) == 24
