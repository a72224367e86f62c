"""The site while its worker reads a long PDF: `python -m tests.benchmarks.site_under_reading [pages]`.

Uploads the file through the site, times the reading, watches the memory, and asks three public pages every second.
Bars: 600 pages in under 60 s and under 1 GB in the worker, the pages of the site unaffected meanwhile.
"""

import os
import statistics
import sys
import threading
import time

import psutil
import requests

from tests.benchmarks.pdf_reading import long_report
from tests.benchmarks.surviving.editing import Editor
from tests.benchmarks.surviving.site import Site

BEFORE = 30  # times each page is asked before


class Watch(threading.Thread):
    """The most memory that the worker, and its reader, had at once, and how long they computed."""

    def __init__(self, site):
        super().__init__(daemon=True)
        self.site, self.ended = site, threading.Event()
        self.peaks, self.computed = {"the worker": 0, "a reader": 0}, {"the worker": 0.0, "a reader": 0.0}

    def run(self):
        while not self.ended.wait(0.1):
            for part in self.peaks:
                for process in self.site.processes(part):
                    try:
                        self.peaks[part] = max(self.peaks[part], process.memory_info().rss)
                        self.computed[part] = max(self.computed[part], sum(process.cpu_times()[:2]))
                    except psutil.Error:
                        continue


def asked(browser, address):
    began = time.perf_counter()
    assert browser.get(address, timeout=60).status_code == 200
    return (time.perf_counter() - began) * 1000


def main(pages=600):
    body = long_report(pages)
    site = Site()
    try:
        site.start()
        site.make_editor()
        measure(site, body, pages)
    finally:
        site.remove()


def measure(site, body, pages):
    browser, editor = requests.Session(), Editor(site.address)
    _, _, rest = browser.get(f"{site.address}/findings/").text.partition("<main")
    words = [part.partition('"')[0] for part in rest.split('href="/findings/')[1:]]
    finding = next(word for word in words if word and not word.startswith(("?", "#")))
    addresses = {
        "home page": f"{site.address}/",
        "search": f"{site.address}/findings/?q=police",
        "finding": f"{site.address}/findings/{finding}",
    }
    before: dict[str, list[float]] = {name: [] for name in addresses}
    meanwhile: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(BEFORE):
        for name, address in addresses.items():
            before[name].append(asked(browser, address))
        time.sleep(0.2)
    watch = Watch(site)
    watch.start()
    began = time.monotonic()
    reading = editor.bring(files=[("long.pdf", body)])[0]
    uploaded = time.monotonic() - began
    while editor.is_being_read(reading):
        for name, address in addresses.items():
            meanwhile[name].append(asked(browser, address))
        time.sleep(1)
    seconds = time.monotonic() - began
    watch.ended.set()
    print(
        f"{pages} pages, {len(body) / 1e6:.1f} MB: uploaded in {uploaded:.1f} s, read and stored after {seconds:.1f} s"
    )
    for part, peak in watch.peaks.items():
        print(f"{part}: at most {peak / 2**20:.0f} MB, computed {watch.computed[part]:.1f} s")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name in addresses:
        was, now = statistics.median(before[name]), statistics.median(meanwhile[name])
        worst = max(meanwhile[name])
        print(f"{name:10} before: median {was:5.0f} ms, worst {max(before[name]):5.0f} ms; ", end="")
        print(f"meanwhile: median {now:5.0f} ms ({now / was:.1f} times), ", end="")
        print(f"worst {worst:5.0f} ms ({worst / max(before[name]):.1f} times the worst)")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
