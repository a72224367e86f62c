"""Citations as files, one entry after another, so that of many none has to wait for the next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from findings.citing.cited import Cited

from .bibtex import bibtex
from .csl_json import csl_json
from .lines import every_style, one_line
from .ris import ris


@dataclass(frozen=True)
class Form:
    """A form of file: how it is called, what it is, and how an entry is written; `alone` where there is only one."""

    extension: str
    label: str
    media_type: str
    entry: Callable[[Cited], str]
    alone: Callable[[Cited], str] | None = None
    opening: str = ""
    between: str = ""
    closing: str = ""

    def one(self, cited: Cited) -> str:
        """The file of one finding."""
        return self.alone(cited) if self.alone else "".join(self.many([cited]))

    def many(self, cited: Iterable[Cited]) -> Iterator[str]:
        """The file of many, in pieces."""
        yield self.opening
        for number, each in enumerate(cited):
            yield self.between + self.entry(each) if number else self.entry(each)
        yield self.closing


FORMS = {
    form.extension: form
    for form in [
        Form("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex, between="\n"),
        Form("ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris, between="\r\n"),
        Form(
            "csl.json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json",
            csl_json,
            opening="[",
            between=",\n",
            closing="]\n",
        ),
        Form("txt", "Text", "text/plain; charset=utf-8", one_line, alone=every_style, between="\n"),
    ]
}
