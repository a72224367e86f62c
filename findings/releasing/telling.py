"""What pages tell of a release, and in the words of schema.org."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from findings.citing.cited import NAME_OF_ARCHIVE
from findings.citing.schema_org import ScriptData, in_script
from findings.taking_away.columns import COLUMNS

from .kinds import ABOUT, COLLECTION, DATABASE, LINES, PACKED, REFERENCES
from .readme import how_to_cite
from .shelf import Release
from .tables import AS_READ

_DESCRIPTION = (
    "What official reports and the press have found about police misconduct in the United Kingdom: passages quoted "
    "word for word, with who said them, about whom, under which themes, and where they stand."
)
_WHOLE = [PACKED, DATABASE, LINES, REFERENCES, COLLECTION]


@dataclass(frozen=True)
class File:
    """A file as a page tells of it."""

    name: str
    url: str
    size: int
    sha256: str
    what: str


@dataclass(frozen=True)
class Told:
    """A release as a page tells of it."""

    release: Release

    @property
    def version(self) -> str:
        return self.release.version

    @property
    def url(self) -> str:
        return reverse("findings:release-detail", args=[self.release.version])

    @property
    def made_at(self) -> datetime.datetime:
        return self.release.made_at

    @property
    def taken_back(self) -> bool:
        return self.release.taken_back

    @property
    def findings(self) -> int:
        return int(self.release.told["counts"]["findings"])

    @property
    def before(self) -> str:
        return self.release.told["before"] or ""

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Of every table, as people say it."""
        return [(name.replace("_", " "), number) for name, number in self.release.told["counts"].items()]

    @property
    def changes(self) -> list[tuple[str, int]]:
        """How many of each sort there were since the release before."""
        return [(sort, number) for sort, number in self.release.told["changes"].items() if number]

    @property
    def citation(self) -> str:
        return how_to_cite(self.release.told)

    @property
    def amendments(self) -> list[dict[str, Any]]:
        made = self.release.told["amendments"]
        return [{**each, "on": datetime.datetime.fromisoformat(each["on"])} for each in made]

    @property
    def whole(self) -> list[File]:
        """Files that have everything."""
        return [file for file in self._files() if file.name in _WHOLE]

    @property
    def tables(self) -> list[File]:
        return [file for file in self._files() if file.name.endswith(".csv")]

    @property
    def about(self) -> list[File]:
        """Files that tell of the others."""
        return [file for file in self._files() if file.name in ABOUT]

    @property
    def pages(self) -> list[File]:
        """Pages of annotations."""
        return [file for file in self._files() if file.name.endswith(".jsonld") and file.name != COLLECTION]

    def _files(self) -> Iterator[File]:
        for name, its in self.release.files.items():
            url = reverse("findings:release-file", args=[self.release.version, name])
            yield File(name, url, its["bytes"], its["sha256"], its["what"])


def dictionary() -> list[dict[str, Any]]:
    """Every heading of every file, with what stands under it."""
    tables = [{"name": f"{table.name}.csv", "meaning": table.meaning, "columns": table.columns} for table in AS_READ]
    return [*tables, {"name": LINES, "meaning": "Each line but the first, which tells of all.", "columns": COLUMNS}]


def data_set(release: Release, origin: str) -> ScriptData:
    """The release as a `Dataset`, for search engines of data."""
    told = Told(release)
    page = origin + told.url
    return in_script(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": page,
            "url": page,
            "name": f"{NAME_OF_ARCHIVE}: findings about police misconduct",
            "description": _DESCRIPTION,
            "version": told.version,
            "datePublished": told.made_at.date().isoformat(),
            "inLanguage": "en-GB",
            "isAccessibleForFree": True,
            "license": f"{origin}/about/",
            "creator": {"@type": "Organization", "name": NAME_OF_ARCHIVE, "url": f"{origin}/"},
            "keywords": ["police misconduct", "findings", "quotations", "reviews", "inquiries"],
            "distribution": [_download(file, release, origin) for file in told.whole],
        }
    )


def _download(file: File, release: Release, origin: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": file.what,
        "contentUrl": origin + file.url,
        "encodingFormat": release.files[file.name]["type"].partition(";")[0],
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
