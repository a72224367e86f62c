from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """What the corpus is drawn from, whatever its size. Everything in it follows from this and its own number."""

    seed: int = 1
    sources: int = 5_000
    reports: int = 500  # the first of the sources; the others are articles
    long: int = 50  # the first of the reports
    people: int = 2_000

    def words_in(self, source: int) -> int:
        """How many words the text of that source has: few reports are long, most articles are short."""
        return 20_000 if source < self.long else 4_000 if source < self.reports else 800
