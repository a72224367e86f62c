"""How long the check of a quotation takes: `python -m tests.benchmarks.checking --size 100k --texts 2000 --words 1000`.

In a database of the corpus, with as many further texts as are wanted, of as many words each, in which no finding
stands. Pasted are stretches of findings and of these texts, as they are and with one word altered, and words that stand
nowhere. Each is asked once: nothing is remembered from one to the next.
"""

import argparse
from random import Random

from tests.benchmarks.corpus.opening import opened, ready

PERCENT = 50, 95, 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="10k")
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--words", type=int, default=1_000, help="of each of these texts")
    parser.add_argument("--times", type=int, default=40, help="how many pastes of each sort")
    parser.add_argument("--database", help="begins with bench; else bench_ and the size")
    options = parser.parse_args()
    ready()
    opened(options.size, options.database)
    texts = write(options.texts, options.words)
    show(measure(texts, options.times))


def write(number, words):
    """As many texts of published sources in which no finding stands; they stay for the next time."""
    from sources.models import Publisher, Source, TextVersion
    from tests.benchmarks.clock import Clock
    from tests.benchmarks.corpus.words import drawn

    publisher, _ = Publisher.objects.get_or_create(
        slug="checked-gazette", defaults={"name": "Checked Gazette", "kind": "newspaper"}
    )
    texts, clock = [], Clock()
    for n in range(number):
        dice = Random(f"checked text {n}")
        text = " ".join(drawn(dice) for _ in range(words))
        texts.append(text)
        source, new = Source.objects.get_or_create(
            slug=f"checked-{words}-{n}",
            defaults={"kind": "article", "title": f"Checked {n}", "state": "published", "publisher": publisher},
        )
        if new:
            with clock:
                TextVersion.objects.create(source=source, text=text)
    if clock.laps:
        print(f"{len(clock.laps):,} texts written: {clock.cpu / len(clock.laps) * 1000:.1f} ms of CPU each")
    return texts


def measure(texts, times):
    """Clocks of checks by what was pasted, with the verdict that each must have."""
    from django.db import connection

    from findings.checking import check
    from findings.models import Quotation
    from tests.benchmarks.clock import Clock

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE findings_textwindow")
    dice = Random("pasted")
    keys = list(Quotation.objects.filter(finding__state="published", role="taken-from").values_list("pk", flat=True))
    quoted = [Quotation.objects.get(pk=dice.choice(keys)).text.split() for _ in range(times * 5)]
    clocks: dict[str, Clock] = {}
    for sort, verdict, pasted in pastes(dice, quoted, [text.split() for text in dice.choices(texts, k=times * 3)]):
        with clocks.setdefault(sort, Clock()):
            result = check(pasted)
        assert verdict is None or result.whole.verdict == verdict, (sort, result.whole.verdict, pasted)
    return clocks


def pastes(dice, quoted, texts):
    """Sort, the verdict that it must have, and what is pasted; different each time."""
    for words in quoted[0::5]:
        yield "a finding, verbatim", "verbatim", " ".join(words[2:-2])
    for words in quoted[1::5]:
        yield "one word of it altered", "altered", " ".join(altered(dice, words))
    for words in quoted[2::5]:
        yield "six words of it", "verbatim", " ".join(words[4:10])
    for one, other, third in zip(quoted[3::5], quoted[4::5], texts[0::3], strict=True):
        parts = [altered(dice, one), other, third[60:90], [f"zebra{n}" for n in range(12)]]
        yield "four sentences", None, " ".join(" ".join(part).strip(".").capitalize() + "." for part in parts)[:2000]
    for words in texts[1::3]:
        length = min(25, len(words) - 2)
        start = dice.randrange(len(words) - length)
        yield "a text, verbatim", "not-excerpted", " ".join(words[start : start + length])
    for words in texts[2::3]:
        length = min(25, len(words) - 2)
        start = dice.randrange(len(words) - length)
        yield "one word of it altered ", "altered", " ".join(altered(dice, words[start : start + length]))
    for words in texts[0::3]:
        yield "2,000 characters", None, " ".join(words)[:1990]
    for n in range(len(texts) // 3):
        yield "nowhere", "absent", " ".join(f"zebra{n}x{m}" for m in range(30))
    from tests.benchmarks.corpus.words import SMALL

    for _ in range(len(texts) // 3):
        yield (
            "the commonest words alone",
            None,
            ". ".join(" ".join(dice.choices(SMALL, k=8)).capitalize() for _ in range(25)),
        )


def altered(dice, words):
    at = dice.randrange(3, len(words) - 3)
    return [*words[:at], "zebra", *words[at + 1 :]]


def show(clocks):
    print(f"{'':28}{'CPU ms: p50':>14}{'p95':>8}{'most':>8}{'wall: p50':>12}{'p95':>8}{'most':>8}")
    for sort, clock in clocks.items():
        walls, cpus = (sorted(lap[n] * 1000 for lap in clock.laps) for n in (0, 1))
        cells = [numbers[min(len(numbers) - 1, len(numbers) * p // 100)] for numbers in (cpus, walls) for p in PERCENT]
        print(f"{sort:28}{cells[0]:14.1f}{cells[1]:8.1f}{cells[2]:8.1f}{cells[3]:12.1f}{cells[4]:8.1f}{cells[5]:8.1f}")


if __name__ == "__main__":
    main()
