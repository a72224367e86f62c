import pytest
from django.db import transaction

from findings.importing.findings import FindingResource
from findings.importing.institutions import InstitutionResource
from findings.importing.people import PersonResource
from findings.importing.themes import ThemeResource
from sources.importing.reading import read_table
from sources.importing.sources import SourceResource
from tests.factories import EditorFactory

SHEETS = {
    "findings": FindingResource,
    "institutions": InstitutionResource,
    "people": PersonResource,
    "sources": SourceResource,
    "themes": ThemeResource,
}


@pytest.fixture
def account(db):
    """Who imports: with all rights, unless a test says otherwise."""
    return EditorFactory()


@pytest.fixture
def take(account):
    """Import a table, given as lines of cells parted by “|”; returns what it did, as the page tells it."""

    def import_it(noun, *rows, user=None, reason="", dry_run=False, body=None):
        sheet = SHEETS[noun]
        table = read_table(body or "\n".join(rows).encode(), sheet.columns.knows)
        resource = sheet(user=user or account, reason=reason)
        with transaction.atomic():
            resource.import_data(
                resource.dataset_of(table, sheet.columns.match(table)),
                dry_run=dry_run,
                rollback_on_validation_errors=True,
            )
        return resource.trial

    return import_it


def told(trial):
    """The problems as “line: column: sentence”."""
    return [f"{problem.line}: {problem.column}: {problem.sentence}" for problem in trial.problems]
