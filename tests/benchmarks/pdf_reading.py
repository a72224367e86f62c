"""How long a long PDF takes: `python -m tests.benchmarks.pdf_reading [pages]`. Run by hand; asserts nothing.

Bars: 600 pages in under 60 s and under 1 GB; a page image under 300 ms after the first.
"""

import multiprocessing
import resource
import sys
import time

from sources.extraction.pdf import read
from sources.page_images import PageImages
from tests.sources.extraction.pdf.printing import MARGIN, Press, broken, sentences

WIDTH, HEIGHT, SIZE = 595.0, 842.0, 11.0


def long_report(pages):
    """About 400 words a page under a running head; every third page in two columns, every fifth with notes."""
    press = Press(WIDTH, HEIGHT)
    for number in range(1, pages + 1):
        press.line(MARGIN, 36, "The complete report on the lost keys of Toytown", 9)
        press.line(WIDTH - MARGIN - 20, HEIGHT - 30, str(number), 9)
        inner = WIDTH - 2 * MARGIN
        words = sentences(44, number)
        if number % 3:
            paragraphs = [" ".join(words[at : at + 6]) for at in range(0, 44, 6)]
            press.column(MARGIN, 76, inner, paragraphs, SIZE)
        else:
            half = (inner - 24) / 2
            lines = broken(" ".join(words), half, SIZE)
            middle = (len(lines) + 1) // 2
            press.lines(MARGIN, 76, lines[:middle], SIZE)
            press.lines(MARGIN + half + 24, 76, lines[middle:], SIZE)
        if number % 5 == 0:
            press.line(MARGIN, HEIGHT - 70, f"{number}  See the notebook of Sergeant Invented.", 8)
        press.next_page()
    return press.finished()


def child(body, queue):
    began = time.perf_counter()
    reading = read(body, lambda done, total: None)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queue.put((seconds, peak, len(reading.text.split()), len(reading.pages)))


def main(pages=600):
    began = time.perf_counter()
    body = long_report(pages)
    print(f"made {pages} pages, {len(body) / 1e6:.1f} MB, in {time.perf_counter() - began:.1f} s")

    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=child, args=(body, queue))
    process.start()
    seconds, peak, words, read_pages = queue.get()
    process.join()
    print(f"read {read_pages} pages, {words:,} words, in {seconds:.1f} s: {read_pages / seconds:.0f} pages/s")
    print(f"peak memory of the reading process {peak:.0f} MB")

    images = PageImages()
    taken = []
    for number in range(1, min(21, pages) + 1):
        began = time.perf_counter()
        images.picture("0" * 64, lambda: body, number, 1600)
        taken.append((time.perf_counter() - began) * 1000)
    images.close()
    print(f"page image 1600 wide: first {taken[0]:.0f} ms, then {len(taken) - 1} others ", end="")
    print(f"median {sorted(taken[1:])[len(taken[1:]) // 2]:.0f} ms, slowest {max(taken[1:]):.0f} ms")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
