"""`kill -9` of everything, at random moments, while an editor works: `python -m tests.benchmarks.survival`.

Starts a site of its own in a temporary folder, and kills nothing but its processes. Ends with status 1 on any loss.
"""

import argparse
import sys
import time
from collections import defaultdict

from tests.benchmarks.surviving.drill import Drill


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captures", type=int, default=200)
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    drill = Drill(**vars(parser.parse_args()))
    print(f"seed {drill.seed}: {drill.captures} captures, {drill.saves} saves, {drill.kills} kills", flush=True)
    try:
        broken = drill.run()
    except BaseException:
        print("\n".join(drill.problems))
        raise
    show(drill, broken)
    sys.exit(1 if any(broken.values()) else 0)


def show(drill, broken):
    ledger, by_part = drill.ledger, defaultdict(list)
    for part, pid, seconds, starts in drill.table:
        by_part[part].append((pid, seconds, starts))
    print(f"\n{'killed':16} times  missed  longest until healthy  serve begun again")
    for part, kills in sorted(by_part.items()):
        hit = [kill for kill in kills if kill[0]]
        longest, starts = max(kill[1] for kill in kills), sum(kill[2] for kill in kills)
        print(f"{part:16} {len(hit):5}  {len(kills) - len(hit):6}  {longest:19.1f} s  {starts:17}")
    print(
        f"\nacknowledged: {len(ledger['captures'])} captures, {len(ledger['accepted'])} texts accepted, "
        f"{len(ledger['tokens'])} saves of {len(ledger['findings'])} findings; asked again {drill.asked_again} times; "
        f"{drill.seconds:.0f} s of work, then {drill.waited:.0f} s until everything was read"
    )
    print(f"{drill.verified}\n")
    for promise, breaks in broken.items():
        print(f"{'BROKEN' if breaks else 'holds':7} {promise}")
        for each in breaks[:10]:
            print(f"          {each}")


if __name__ == "__main__":
    main()
