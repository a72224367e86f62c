"""What it takes to export citations of everything: `python -m tests.benchmarks.citing --database bench_30000`.

Prints, for each form, the findings, the size, the time to the first piece, CPU, and by how much memory grew at most.
"""

import argparse
from pathlib import Path

from tests.benchmarks.corpus.opening import ready


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, help="filled by tests.benchmarks.corpus")
    options = parser.parse_args()
    ready()
    from django.conf import settings
    from django.db import connection
    from django.test import RequestFactory

    from findings.citing.files import FORMS
    from findings.index.following import current
    from findings.views import finding_export
    from tests.benchmarks.clock import Clock

    connection.settings_dict["NAME"] = options.database
    settings.ALLOWED_HOSTS = ["testserver"]
    total = len(current().archive)
    for form in FORMS:
        _forget_peak()
        idle, size = _memory("VmRSS"), 0
        first, whole = Clock(), Clock()
        with whole:
            with first:
                pieces = iter(finding_export(RequestFactory().get(f"/findings/export.{form}"), form=form))
                size += len(next(pieces))
            for piece in pieces:
                size += len(piece)
        grown = _memory("VmHWM") - idle
        print(
            f"{form}: {total:,} findings, {size / 1e6:.1f} MB; first piece {1000 * first.cpu:.0f} ms CPU, "
            f"all {whole.cpu:.1f} s CPU, {grown / 1000:.0f} MB more memory"
        )


def _memory(name: str) -> int:
    """In kB, as the kernel counts it."""
    return int(Path("/proc/self/status").read_text().partition(f"{name}:")[2].split()[0])


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


if __name__ == "__main__":
    main()
