"""A directory of files taken into the archive: all of it, or nothing and a list of what is wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Model

from findings.anchoring.keeping import ask_unless_kept, kept_in_earlier_texts
from findings.anchoring.reanchoring import reanchor
from findings.models import Finding
from findings.triggers import heard
from sources.models import Source, TextVersion

from . import layout
from .applying import Effect, check_keys, fill, relate, save, settled, sync_parts, values
from .captures import CAPTURE, Captures
from .entries import take_entries
from .fields import Lookup
from .forms import CONNECTION, FINDING, SOURCE, Form
from .placing import parts_of, read_kept, read_quotation, written_quotation
from .reading import Problem, Record, read_yaml, records
from .texts import take_texts
from .together import AT_ONCE, QUOTATION, identifiers_of, take_together
from .together import OTHER_KEYS as OF_FINDINGS

OTHER_KEYS: dict[type[Model], list[str]] = {Source: ["texts"], Finding: OF_FINDINGS}
MOST_PROBLEMS = 50  # shown at once: more would hide the first


class ImportRefused(Exception):
    """The files were not taken in; `problems` says why, each with file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Importer:
    """One import. `progress` is told of each file when it was read."""

    def __init__(self, directory: Path, progress: Callable[[str], object] = print) -> None:
        self.directory, self.progress = directory, progress
        self.effects: Counter[Effect] = Counter()
        self.problems: list[Problem] = []
        self.find = Lookup()
        self.captures = Captures(directory)
        self.seen: dict[tuple[type[Model], str], Record] = {}
        self.late: list[tuple[Model, Record, Form, Effect]] = []
        self.findings: list[tuple[Finding, Record, Effect]] = []
        self.newer: set[TextVersion] = set()  # in which quotations of earlier texts are to be looked for

    def run(self, *, dry_run: bool = False) -> Counter[Effect]:
        """Take everything in; returns how many records were added, changed and unchanged.

        Raises ImportRefused, and writes nothing, where anything in the files is wrong. With `dry_run` nothing is
        written either way.
        """
        with transaction.atomic():
            heard()
            self._take_everything()
            if self.problems:
                raise ImportRefused(self.problems)
            transaction.set_rollback(dry_run)
        return self.effects

    def _take_everything(self) -> None:
        self.problems.extend(layout.strangers(self.directory))
        for name, form in layout.LISTS:
            self._take_list(name, form)
        self._finish_late()
        self._take_captures()
        folders = layout.source_directories(self.directory)
        for folder in folders:
            self._take_source(folder)
        self._finish_late()
        files = [folder / layout.FINDINGS_FILE for folder in folders] + [self.directory / layout.FINDINGS_FILE]
        waiting = self._findings_of(path for path in files if path.exists())
        while batch := list(islice(waiting, AT_ONCE)):
            self._take_findings(batch)
        for finding, record, effect in self.findings:
            if effect == Effect.ADDED and not {"connections", "replaced_by"} & record.keys():
                self.effects[effect] += 1
                continue
            with self._collecting():
                self._finish_finding(finding, record, effect)
        for version in self.newer:
            reanchor(version)

    @property
    def full(self) -> bool:
        """Whether there are so many problems that looking for more helps nobody."""
        return len(self.problems) >= MOST_PROBLEMS

    @contextmanager
    def _collecting(self) -> Iterator[None]:
        """A problem is written down, what it began is undone, and the next record is looked at."""
        try:
            with transaction.atomic():
                yield
        except Problem as problem:
            self.problems.append(problem)

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.directory))

    def _records(self, path: Path) -> Iterator[tuple[int, Record]]:
        for position, item in enumerate(records(path, self._name(path))):
            if isinstance(item, Problem):
                self.problems.append(item)
            elif not self.full:
                yield position, item

    def _take_list(self, name: str, form: Form) -> None:
        path = self.directory / name
        if not path.exists():
            return
        number = 0
        for position, record in self._records(path):
            with self._collecting():
                self._take(form, record, position)
            number += 1
        self.progress(f"{name}: {number} records read")

    def _take(self, form: Form, record: Record, position: int | None = None) -> tuple[Any, Effect]:
        check_keys(form, record, *OTHER_KEYS.get(form.model, []))
        found = values(form, record, self.find)
        key = found[form.key]
        first = self.seen.setdefault((form.model, key), record)
        if first is not record:
            raise record.problem(
                f"“{record[form.key.key]}” stands already in {first.file} line {first.line}.", form.key.key
            )
        instance: Any = form.model._default_manager.filter(**{form.key.attribute: key}).first()
        effect = Effect.UNCHANGED if instance else Effect.ADDED
        instance = instance or form.model()
        different = fill(instance, found)
        if form.numbered and position is not None and instance.position != position:
            instance.position, different = position, True
        if different or effect == Effect.ADDED:
            save(instance, record, form)
            effect = Effect.CHANGED if effect == Effect.UNCHANGED else effect
        if form is not FINDING:
            self.late.append((instance, record, form, effect))
        return instance, effect

    def _finish_late(self) -> None:
        """Now that all records of a sort are there, set what refers to others of the same sort."""
        for instance, record, form, effect in self.late:
            with self._collecting():
                found = values(form, record, self.find, late=True)
                different = fill(instance, found)
                if different:
                    save(instance, record, form)
                if (relate(instance, found, record, form) or different) and effect == Effect.UNCHANGED:
                    effect = Effect.CHANGED
            self.effects[effect] += 1
        self.late.clear()

    def _take_captures(self) -> None:
        for sha256 in [] if self.full else self.captures.names:
            with self._collecting():
                capture, record, effect = self.captures.take(sha256, self.find)
                self.late.append((capture, record, CAPTURE, effect))
        if self.captures.names:
            self.progress(f"{layout.CAPTURES}: {len(self.captures.names)} captures read")

    def _take_source(self, folder: Path) -> None:
        path = folder / layout.SOURCE_FILE
        file = self._name(path)
        with self._collecting():
            if not path.exists():
                raise Problem(file, 1, "This file is missing: each directory of sources/ has one.")
            record = read_yaml(path, file)
            if not isinstance(record, Record):
                raise Problem(file, 1, "This file holds one record, “key: value” on each line.")
            if record.get("slug") != folder.name:
                raise record.problem(f"The slug is that of the directory: {folder.name}.", "slug")
            source, effect = self._take(SOURCE, record)
            texts = take_texts(source, record, folder, self._name(folder), self.captures.readings)
            if texts and effect == Effect.UNCHANGED:
                self.late[-1] = (source, record, SOURCE, Effect.CHANGED)
            self.progress(f"{file}: 1 record read")

    def _findings_of(self, paths: Iterable[Path]) -> Iterator[Record]:
        for path in paths:
            number = 0
            for _, record in self._records(path):
                yield record
                number += 1
            self.progress(f"{self._name(path)}: {number} findings read")

    def _take_findings(self, records: list[Record]) -> None:
        """Those that are new together, where nothing is wrong; else one by one, so that each problem has its line."""
        taken = self._taken_together(records)
        for record in records:
            if id(record) not in taken and not self.full:
                with self._collecting():
                    self._take_finding(record)

    def _taken_together(self, records: list[Record]) -> set[int]:
        try:
            named = dict(zip(identifiers_of(records, self.find), records, strict=True))
            there = set(Finding.objects.filter(public_id__in=named).values_list("public_id", flat=True))
            new = {name: record for name, record in named.items() if name not in there}
            if len(named) < len(records) or not new:
                return set()
            with transaction.atomic():
                findings, newer = take_together(list(new.values()), self.find)
        except (Problem, DatabaseError):
            return set()
        self.newer |= newer
        self.seen |= {(Finding, name): record for name, record in new.items()}
        self.findings.extend(
            (finding, record, Effect.ADDED) for finding, record in zip(findings, new.values(), strict=True)
        )
        return {id(record) for record in new.values()}

    def _take_finding(self, record: Record) -> None:
        finding, effect = self._take(FINDING, record)
        different = self._sync_quotations(finding, record)
        for key, form in FINDING.parts.items():
            different |= sync_parts(finding, record, key, form, self.find)
        different |= take_entries(finding, record, self.find)
        settled(record, FINDING)
        if different and effect == Effect.UNCHANGED:
            effect = Effect.CHANGED
        self.findings.append((finding, record, effect))

    def _finish_finding(self, finding: Finding, record: Record, effect: Effect) -> None:
        different = fill(finding, values(FINDING, record, self.find, late=True))
        if different:
            save(finding, record, FINDING)
        different |= sync_parts(finding, record, "connections", CONNECTION, self.find)
        if different and effect == Effect.UNCHANGED:
            effect = Effect.CHANGED
        self.effects[effect] += 1

    def _sync_quotations(self, finding: Finding, record: Record) -> bool:
        parts = parts_of(record, "quotations")
        wanted = [(read_quotation(part, self.find), read_kept(part)) for part in parts]
        there = list(finding.quotations.select_related("text_version__source"))
        left = kept_in_earlier_texts(finding.quotations.all()) if there else {}
        if [written_quotation(*each) for each in wanted] == [written_quotation(q, left.get(q.pk)) for q in there]:
            return False
        finding.quotations.all().delete()
        for part, (quotation, kept) in zip(parts, wanted, strict=True):
            quotation.finding = finding
            save(quotation, part, QUOTATION)
            if newer := ask_unless_kept(quotation, kept):
                self.newer.add(newer)
        return True
