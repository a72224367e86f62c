"""Whatever a public page shows changes the version that its tag is made of."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.publishing import withdraw
from sources.shown import version
from sources.tracking import is_history
from tests.crowd import crowd
from tests.factories import CorrectionFactory, FindingFactory, FormerAddressFactory, ReplyFactory
from tests.pages.addresses import MACHINES, leaving, pages

from .files import APPS

NOT_SHOWN = {
    "casearchive_editor": "accounts: no public page names an editor",
    "casearchive_editor_groups": "what accounts may do",
    "casearchive_editor_user_permissions": "what accounts may do",
    "findings_anchorquestion": "a finding in question is held, which stands in its own row",
    "findings_frequentphrase": "what the search box offers while somebody types, an answer that carries no tag",
    "findings_editing": "who wrote and reviewed a finding",
    "findings_indexpart": "what processes begin their index with, made of search documents",
    "findings_merge": "merges are told by the records and former addresses that they leave",
    "findings_receipt": "saves that arrived from the desk",
    "findings_refusedsuggestion": "what the desk does not suggest again",
    "findings_searchchange": "what the index follows: documents are written with it",
    "findings_taggingbatch": "tags stand in taggings",
    "findings_textwindow": "by what pasted words are looked for; they are written with their text, which is shown",
    "sources_capture": "what was brought in; readers see the text that was made of it",
    "sources_extraction": "what was read from it; readers see the text",
    "sources_pagelayout": "where words stand on pages, written with their reading, before any text made of it",
    "sources_payload": "the bytes of what was brought in: there before any text made of them, and never changed",
    "sources_shownchange": "the version itself",
    "sources_waitingimport": "spreadsheets that wait for a yes",
}
ASKED_WITHOUT_SHOWING = {"findings_indexpart", "findings_searchchange", "sources_shownchange"}
OUR_TABLES = re.compile(rf"\b(?:{'|'.join(APPS)})_[a-z_]+\b")

# INSERT, DELETE, UPDATE and TRUNCATE, after the statement: the bits of pg_trigger.tgtype.
SHOWN = """
    SELECT tgrelid::regclass::text FROM pg_trigger
    WHERE tgname LIKE 'pgtrigger\\_%%\\_is\\_shown\\_%%' AND tgtype = 4 + 8 + 16 + 32 AND tgenabled = 'O'
"""


def tables() -> set[str]:
    """Those of all our models but histories, which only editors read."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
    return {model._meta.db_table for model in models if not is_history(model)}


def shown() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(SHOWN, [])
        return {table for (table,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_table_changes_the_version_or_is_known_to_be_shown_nowhere():
    assert shown() | set(NOT_SHOWN) == tables()
    assert not shown() & set(NOT_SHOWN)


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(tables() - set(NOT_SHOWN)))
def test_each_statement_that_writes_it_changes_the_version(table):
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        for statement in ["INSERT INTO {0} SELECT * FROM {0}", "DELETE FROM {0}", "UPDATE {0} SET {1} = {1}"]:
            before = version()
            cursor.execute(f"{statement} WHERE false".format(table, key))
            assert version() != before, statement


@pytest.mark.django_db
def test_no_public_page_reads_a_table_that_leaves_the_version_as_it_was(client):
    findings = crowd(60)
    CorrectionFactory(finding=findings[0])
    ReplyFactory(finding=findings[0], state="published")
    FormerAddressFactory(noun="theme", slug="once", person=None, theme=findings[0].themes[0])
    gone, held = findings[1], FindingFactory()
    withdraw([gone], reason="error")
    type(held).objects.filter(pk=held.pk).update(held=True)
    others = [findings[0].get_absolute_url(), f"/findings/{gone.shown_id}/", f"/findings/{held.shown_id}/", *leaving()]

    with CaptureQueriesContext(connection) as queries:
        for address in [*pages(), *MACHINES, *others, "/themes/once/", "/findings/?theme=once", "/findings/?q=teapto"]:
            client.get(address)

    read = {table for query in queries for table in OUR_TABLES.findall(query["sql"])} & tables()
    assert len(read) > 10
    assert read - ASKED_WITHOUT_SHOWING <= shown()
