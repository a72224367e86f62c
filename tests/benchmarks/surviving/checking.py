"""What the database of a site has of what was acknowledged: `python -m tests.benchmarks.surviving.checking LEDGER`.

Run in the environment of that site. Prints each promise with what breaks it, as JSON.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

import django


def main(ledger):
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    django.setup()
    print(json.dumps({name: list(map(str, check(ledger))) for name, check in CHECKS.items()}))


def captures_are_there_once(ledger):
    from sources.models import Capture

    for wanted in ledger["captures"]:
        found = [*Capture.objects.filter(sha256=wanted["sha256"])]
        if len(found) != 1 or wanted["number"] not in (None, found[0].pk):
            yield wanted, found
        elif hashlib.sha256(found[0].body).hexdigest() != wanted["sha256"]:
            yield wanted, "other bytes"


def no_capture_was_made_unasked(ledger):
    from sources.models import Capture

    asked = {wanted["sha256"] for wanted in ledger["captures"]}
    yield from Capture.objects.exclude(sha256__in=asked)


def captures_have_their_bytes(ledger):
    from sources.models import Capture

    yield from Capture.objects.filter(payload=None)


def accepted_texts_are_there_once(ledger):
    from sources.models import TextVersion

    for wanted in ledger["accepted"]:
        found = TextVersion.objects.filter(capture=wanted["capture"])
        told = [(text.source_id, hashlib.sha256(text.text.encode()).hexdigest()) for text in found]
        if told != [(wanted["source"], wanted["sha256"])]:
            yield wanted, told


def texts_are_what_their_digest_says(ledger):
    from sources.models import TextVersion

    for text in TextVersion.objects.iterator(chunk_size=20):
        if hashlib.sha256(text.text.encode()).hexdigest() != text.sha256:
            yield text.pk


def readings_are_done(ledger):
    from sources.models import Capture, Extraction

    yield from Capture.objects.filter(extractions=None)
    yield from Extraction.objects.exclude(state="done").values_list("pk", "state", "attempts", "problem")


def readings_have_their_pages(ledger):
    from django.db.models import Count, F, Q

    from sources.models import Extraction

    counted = Extraction.objects.filter(state="done").annotate(laid_out=Count("pages"))
    of_files = Q(capture__media_type="application/pdf")
    yield from counted.filter(of_files).exclude(laid_out=F("total")).values_list("pk", "laid_out", "total")
    yield from counted.filter(Q(text="") | ~Q(done=F("total"))).values_list("pk", "done", "total")


def tasks_are_not_left_begun(ledger):
    from django_tasks_db.models import DBTaskResult

    yield from DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).values_list("pk", "status")


def saves_are_there_as_last_acknowledged(ledger):
    from findings.models import Finding

    for number, wanted in ledger["findings"].items():
        finding = Finding.objects.filter(pk=number).first()
        if finding is None:
            yield number, "gone"
            continue
        quoted = [quotation.text for quotation in finding.quotations.all()]
        parties = [line.descriptor for line in finding.involvements.all()]
        themes = sorted(finding.taggings.values_list("theme", flat=True))
        figures = [figure.as_stated for figure in finding.figures.all()]
        told = [finding.summary, finding.kind, finding.groups, quoted, parties, themes, figures]
        if told != wanted:
            yield number, wanted, told


def a_token_makes_one_finding(ledger):
    from findings.models import Finding, Receipt

    for token, number in ledger["tokens"].items():
        found = [*Receipt.objects.filter(token=token).values_list("finding", flat=True)]
        if found != [number]:
            yield token, number, found
    made = set(Finding.objects.filter(summary__startswith="Drill ").values_list("pk", flat=True))
    yield from made ^ set(map(int, ledger["findings"]))


def findings_are_whole(ledger):
    from findings.models import Finding

    yield from Finding.objects.filter(editing=None)
    yield from Finding.objects.filter(quotations=None)
    for finding in Finding.objects.filter(summary__startswith="Drill "):
        if not finding.involvements.exists() or not finding.receipts.exists():
            yield finding


def the_history_knows_the_last_of_each(ledger):
    from django.apps import apps

    history = apps.get_model("findings", "FindingEvent")
    for number, wanted in ledger["findings"].items():
        last = history.objects.filter(pgh_obj_id=number).order_by("pgh_id").last()
        if last is None or last.summary != wanted[0]:
            yield number, last


def nobody_holds_a_lock(ledger):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid, state, left(query, 80) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            " AND state LIKE 'idle in transaction%' AND state_change < now() - interval '5 seconds'"
        )
        yield from cursor.fetchall()
        cursor.execute("SELECT * FROM pg_prepared_xacts")
        yield from cursor.fetchall()


CHECKS = {
    function.__name__.replace("_", " "): function
    for function in [
        captures_are_there_once,
        no_capture_was_made_unasked,
        captures_have_their_bytes,
        accepted_texts_are_there_once,
        texts_are_what_their_digest_says,
        readings_are_done,
        readings_have_their_pages,
        tasks_are_not_left_begun,
        saves_are_there_as_last_acknowledged,
        a_token_makes_one_finding,
        findings_are_whole,
        the_history_knows_the_last_of_each,
        nobody_holds_a_lock,
    ]
}

if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
