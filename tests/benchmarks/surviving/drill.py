"""The drill: an editor's work on one side, kills on the other, and in the end what of it stands."""

import hashlib
import json
import random
import threading
import time
from typing import Any

from casearchive.embedded.locks import is_free
from tests.sources.extraction.pdf.printing import MARGIN, Press, paragraph, sentences

from .editing import Desk, Editor
from .killing import Killer
from .site import PATIENCE, Site

SAVERS = 2
KINDS = ["conclusion", "testimony", "recommendation"]


class Drill:
    """So many captures and saves while so many kills happen, all drawn from one seed."""

    def __init__(self, captures=200, saves=1000, kills=40, seed=1):
        self.captures, self.saves, self.kills, self.seed = captures, saves, kills, seed
        self.site = Site()
        self.ledger: dict[str, Any] = {"captures": [], "accepted": [], "findings": {}, "tokens": {}}
        self.done = self.asked_again = 0
        self.lock = threading.Lock()
        self.problems = []
        self.table = []

    def run(self):
        """What breaks each promise, by its name. Nothing is left of the site afterwards."""
        try:
            self.site.start()
            self.site.make_editor()
            self.prepare()
            self.work()
            self.wait_for_readings()
            return self.found()
        finally:
            self.site.remove()

    def prepare(self):
        """A source to excerpt, brought in over HTTP like all the others, and a theme."""
        editor = Editor(self.site.address)
        words = "\n\n".join(paragraph(1000 + number) for number in range(60))
        reading = self.bring(editor, text=words, title="The drill of Toytown")[0]
        self.until_read(editor, reading)
        source, self.text = editor.accept(reading)
        self.accepted(reading, source, self.text)
        self.source = source
        answer = editor.get(f"/admin/findings/quotedsource/{source}/desk/names/?text=1&of=theme&q=a").json()
        self.themes = [choice["id"] for choice in answer["choices"]][:5]

    def work(self):
        began = time.monotonic()
        workers = [threading.Thread(target=self.guarded, args=[self.bring_all], daemon=True)]
        share = [len(range(number, self.saves, SAVERS)) for number in range(SAVERS)]
        for number, count in enumerate(share):
            workers.append(threading.Thread(target=self.guarded, args=[self.save_all, number, count], daemon=True))
        chance = random.Random(self.seed)
        killer = Killer(self.site, self.kills, self.captures + self.saves, lambda: self.done, chance)
        for thread in [*workers, killer]:
            thread.start()
        for thread in workers:
            thread.join()
        killer.ended.set()  # the moments that never come are not waited for
        killer.join(PATIENCE)
        self.table = killer.table
        if killer.problem:
            self.problems.append(f"killing: {killer.problem!r}")
        self.site.until_healthy()
        self.seconds = time.monotonic() - began

    def guarded(self, work, *arguments):
        try:
            work(*arguments)
        except Exception as problem:  # noqa: BLE001  whatever it is, it is counted as a loss
            self.problems.append(f"{work.__name__}: {problem!r}")

    def bring_all(self):
        editor, chance = Editor(self.site.address), random.Random(self.seed + 1)
        unaccepted: list[Any] = []
        made = 0
        while made < self.captures:
            many = min(chance.choice([1, 1, 1, 1, 3]), self.captures - made)
            bodies = [self.body(self.seed * 100_000 + made + number, chance) for number in range(many)]
            if many == 1 and bodies[0][1].endswith(".txt") and chance.random() < 0.6:
                readings = self.bring(editor, text=bodies[0][0].decode(), title=f"Pasted {made}")
            else:
                readings = self.bring(editor, files=bodies)
            unaccepted += readings if chance.random() < 0.3 else []
            made += many
            with self.lock:
                self.done += many
            if unaccepted and not editor.is_being_read(unaccepted[0]):
                self.accept(editor, unaccepted.pop(0))
        for reading in unaccepted:
            self.until_read(editor, reading)
            self.accept(editor, reading)
        self.asked_again += editor.asked_again

    def bring(self, editor, files=(), text="", title=""):
        named = [(name, body) for body, name in files]
        readings = editor.bring(named, text, title)
        bodies = [body for body, _ in files] or [text.encode()]
        numbers = [int(reading.rstrip("/").split("/")[-2]) for reading in readings]
        assert len(numbers) == len(bodies), (numbers, len(bodies))
        for number, body in zip(numbers, bodies, strict=True):
            self.ledger["captures"].append({"number": number, "sha256": hashlib.sha256(body).hexdigest()})
        return readings

    def accept(self, editor, reading):
        if taken := editor.accept(reading):
            self.accepted(reading, *taken)
        else:
            self.problems.append(f"nothing was proposed at {reading}")

    def accepted(self, reading, source, text):
        capture = int(reading.rstrip("/").split("/")[-2])
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.ledger["accepted"].append({"capture": capture, "source": source, "sha256": digest})

    def until_read(self, editor, reading):
        deadline = time.monotonic() + 2 * PATIENCE
        while editor.is_being_read(reading) and time.monotonic() < deadline:
            time.sleep(0.3)

    def body(self, number, chance):
        """A small file of a kind, and its name."""
        lines = sentences(12, number)
        kind = chance.choice(["txt", "txt", "html", "pdf"])
        if kind == "txt":
            return f"Note {number}.\n\n{' '.join(lines)}".encode(), f"note-{number}.txt"
        if kind == "html":
            story = "".join(f"<p>{line} Number {number} of the ledger.</p>" for line in lines)
            head = f"<title>Page {number}</title>"
            page = f"<!doctype html><html lang=en-GB><head>{head}</head><body><article><h1>Page {number}</h1>{story}"
            return f"{page}</article></body></html>".encode(), f"page-{number}.html"
        press = Press()
        for sheet in range(chance.choice([1, 2, 3, 25])):
            press.column(MARGIN, 60, 320, [f"Sheet {sheet + 1} of report {number}.", *lines])
            press.next_page()
        return press.finished(), f"report-{number}.pdf"

    def save_all(self, saver, count):
        editor, chance = Editor(self.site.address), random.Random(self.seed + 10 + saver)
        held: list[Any] = []
        desk = Desk(editor, self.source, self.text)
        for number in range(count):
            entry = self.entry(f"Drill {saver}-{number}: {sentences(1, number)[0]}", chance)
            before = chance.choice(held) if held and chance.random() < 0.4 else None
            if before:
                entry |= {"finding": before["id"], "revision": before["revision"]}
            token, finding = desk.save(entry)
            if before:
                before["revision"] = finding["revision"]
            else:
                held.append({"id": finding["id"], "revision": finding["revision"]})
            with self.lock:
                self.done += 1
                self.ledger["tokens"][token] = finding["id"]
                self.ledger["findings"][finding["id"]] = [
                    entry["summary"],
                    entry["kind"],
                    entry["groups"],
                    [entry["words"]],
                    [entry["parties"][0]["descriptor"]],
                    sorted(theme["id"] for theme in entry["themes"]),
                    [figure["as_stated"] for figure in entry["figures"]],
                ]
        self.asked_again += editor.asked_again

    def entry(self, summary, chance):
        starts = [at for at in range(len(self.text)) if self.text.startswith("The ", at)]
        start = chance.choice(starts)
        end = self.text.index(".", start) + 1
        return {
            "finding": None,
            "revision": None,
            "spans": [[start, end]],
            "words": self.text[start:end],
            "summary": summary,
            "kind": chance.choice(KINDS),
            "groups": [],
            "themes": [{"id": theme} for theme in chance.sample(self.themes, min(2, len(self.themes)))],
            "parties": [{"role": "speaker", "descriptor": f"constable {chance.randint(1, 999)}"}],
            "figures": [],
        }

    def wait_for_readings(self):
        """Readings that lost their reader are begun again within a minute or two, unasked."""
        editor = Editor(self.site.address)
        began = time.monotonic()
        for capture in self.ledger["captures"]:
            self.until_read(editor, f"/admin/sources/capture/{capture['number']}/reading/")
        self.waited = time.monotonic() - began

    def found(self):
        file = self.site.local_dir / "ledger.json"
        file.write_text(json.dumps(self.ledger))
        checked = json.loads(self.site.run("-m", "tests.benchmarks.surviving.checking", str(file)).stdout)
        verified = self.site.run("manage.py", "verify_anchors", "--all", "--verbosity", "0", check=False)
        checked["quotations are as their texts"] = [verified.stderr[-2000:]] if verified.returncode else []
        self.verified = verified.stdout.strip()
        checked["every ask was answered in the end"] = self.problems
        status = self.site.end()
        checked["serve ends in order"] = [f"status {status}: {self.site.said()[-1000:]}"] if status else []
        checked["no process is left"] = [" ".join(process.cmdline()) for process in self.site.left_behind()]
        checked["no lock is left"] = [str(path) for path in self.locks() if not is_free(path)]
        return checked

    def locks(self):
        place = self.site.cluster.place
        return [self.site.local_dir / "prepare.lock", place.start_lock, place.alive_lock]
