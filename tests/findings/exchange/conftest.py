import shutil
from pathlib import Path

import pytest

from findings.exchange.importing import Importer, ImportRefused

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture
def files(tmp_path):
    """A few records of Toytown, to be spoilt."""
    return Path(shutil.copytree(Path(__file__).parent / "toytown", tmp_path / "files"))


@pytest.fixture
def take():
    """Import a directory; returns what was added, changed and unchanged."""
    return lambda directory, **options: dict(Importer(directory, lambda line: None).run(**options))


@pytest.fixture
def refusals(take):
    """Import a directory that is refused; returns the problems, each as one line of text."""

    def try_it(directory):
        with pytest.raises(ImportRefused) as refused:
            take(directory)
        return [str(problem) for problem in refused.value.problems]

    return try_it
