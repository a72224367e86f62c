"""`python -m tests.benchmarks.suggesting`: precision and recall of quotations, and how often the speaker is right."""

import sys

from .expected import texts
from .scoring import Score, score

COLUMNS = "{:<34} {:>6} {:>6} {:>6} {:>8} {:>8} {:>9}"


def line(name: str, result: Score) -> str:
    """One row of the table."""
    return COLUMNS.format(
        name,
        result.expected,
        result.found,
        result.false,
        f"{result.recall:.1%}",
        f"{result.precision:.1%}",
        f"{result.accuracy:.1%}",
    )


def main(*, wordy: bool) -> None:
    """Print a row for each text, then one for each set and one for all."""
    print(COLUMNS.format("text", "marked", "found", "false", "recall", "precis.", "speakers"))
    known, held_out = Score(), Score()
    for text in texts():
        result = score(text)
        print(line(text.name, result))
        if wordy:
            print(*(f"    {error}" for error in result.errors), sep="\n")
        if text.held_out:
            held_out += result
        else:
            known += result
    for name, result in (("written first", known), ("held out", held_out), ("all", known + held_out)):
        print(line(name, result))


if __name__ == "__main__":
    main(wordy="-v" in sys.argv)
