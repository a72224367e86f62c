"""What pages of texts cost: `python -m tests.benchmarks.source_text --database bench_10k`.

Prints the CPU of process and backend for pages of findings, and for pages of a text of 100,000 words with 2,000
findings, made for it and taken back: open and restricted, its first page and its last, and the way to a finding.
"""

import argparse
import re
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.benchmarks.corpus.opening import ready

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, help="filled by tests.benchmarks.corpus")
    options = parser.parse_args()
    ready()
    from django.conf import settings
    from django.db import connection, transaction
    from django.test import Client

    from findings.models import Finding
    from sources.models import Source

    connection.settings_dict["NAME"] = options.database
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
    client = Client()
    addresses = [finding.get_absolute_url() for finding in Finding.objects.published().order_by("pk")[:50]]
    with transaction.atomic():
        source, shown = _long_text()  # first: once a reader has asked, the connection bounds how long a statement takes
        at = f"/sources/{source.slug}/text/"
        _told("the page of a finding", [lambda address=address: client.get(address) for address in addresses])
        for licence in ("open-government-licence", "all-rights-reserved"):
            Source.objects.filter(pk=source.pk).update(licence=licence)
            last = max(map(int, re.findall(r"\?page=(\d+)", client.get(at).content.decode())))
            for query in ("", f"?page={last}", f"?finding={shown}"):
                _told(f"{licence} {query}", [lambda query=query: client.get(at + query)] * 10)
        transaction.set_rollback(True)


def _long_text() -> tuple[Any, str]:
    from findings.models import Finding, Involvement, Quotation, Tagging
    from tests.factories import DraftFactory, PersonFactory, SourceFactory, TextVersionFactory, ThemeFactory

    said = [f"In case {n} the constables of Toytown lost the key to the evidence cupboard again." for n in range(7_000)]
    version = TextVersionFactory(source=SourceFactory(), text="\n\n".join(said))
    findings = Finding.objects.bulk_create([DraftFactory.build() for _ in range(2_000)])
    quotations, at = [], 0
    for finding, words in zip(findings, said[::3], strict=False):
        at = version.text.index(words, at)
        quotations.append(Quotation(finding=finding, text_version=version))
        quotations[-1].place(version.text, [(at, at + len(words))])
    Quotation.objects.bulk_create(quotations)
    theme, person = ThemeFactory(code="BENCH"), PersonFactory()
    Tagging.objects.bulk_create([Tagging(finding=finding, theme=theme) for finding in findings])
    Involvement.objects.bulk_create([Involvement(finding=each, role="speaker", person=person) for each in findings])
    Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(state="published")
    return version.source, findings[-1].shown_id


def _told(what: str, asked: list[Callable[[], Any]]) -> None:
    from tests.benchmarks.clock import Clock

    asked[0]()
    clock = Clock()
    for ask in asked:
        with clock:
            answer = ask()
        assert answer.status_code in (200, 302), answer.status_code
    size = len(answer.content)
    print(f"{what}: {1000 * median(cpu for _, cpu in clock.laps):.1f} ms CPU, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
