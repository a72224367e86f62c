"""tantivy: a search engine in this process, with facets counted by its aggregations and snippets by its generator."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import tantivy

from .question import COMPARED, PER_PAGE, Answer, Question
from .reading import FACETS, LONGEST, SHOWN, TEXTS, WORDS

MARKED = {"quotation": 700, "summary": 2_000}  # what a row shows marked, and how many characters of it


def schema() -> Any:
    """The fields of a finding."""
    built = tantivy.SchemaBuilder()
    built.add_unsigned_field("id", stored=True, fast=True)
    built.add_unsigned_field("date", fast=True)
    for name in FACETS:
        if name in TEXTS:
            built.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
        else:
            built.add_unsigned_field(name, indexed=True, fast=True)
    for name in WORDS:
        built.add_text_field(name, stored=True, tokenizer_name="en_stem")
    return built.build()


class Tantivy:
    """An index of its own, in a directory."""

    name = "tantivy"
    ranks = True

    def __init__(self, directory: Path) -> None:
        self.schema = schema()
        self.index = tantivy.Index(self.schema, str(directory / "tantivy"))
        self.searcher = self.index.searcher()
        self.facets = {name: {"terms": {"field": name, "size": LONGEST.get(name, SHOWN)}} for name in FACETS}

    @staticmethod
    def build(directory: Path, rows: Iterable[dict[str, Any]]) -> None:
        """Write the findings into a new index."""
        shutil.rmtree(directory / "tantivy", ignore_errors=True)
        (directory / "tantivy").mkdir()
        writer = tantivy.Index(schema(), str(directory / "tantivy")).writer(256_000_000, 1)
        for row in rows:
            document = tantivy.Document()
            document.add_unsigned("id", row["id"])
            document.add_unsigned("date", max(0, row["date"]))
            for name in FACETS:
                values = row[name] if isinstance(row[name], list) else [row[name]]
                for value in values:
                    if value not in (None, ""):
                        (document.add_text if name in TEXTS else document.add_unsigned)(name, value)
            for name in WORDS:
                document.add_text(name, row[name])
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question, order: str) -> Answer:
        """Total, 25 findings with their words marked, and every facet."""
        return self.told(question, order)[0]

    def told(self, question: Question, order: str) -> tuple[Answer, list[str], dict[str, Any]]:
        """The same, with what is marked and the counts."""
        query = self._query(question)
        by = {} if order == "relevance" else {"order_by_field": "date"}
        found = self.searcher.search(query, PER_PAGE, count=True, **by)
        counted = self._counted(question, query)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        snippets: list[str] = []
        if question.every or question.either or question.phrase:
            for name, length in MARKED.items():
                maker = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, name)
                maker.set_max_num_chars(length)
                snippets += [maker.snippet_from_doc(document).to_html() for document in documents]
        return Answer(found.count, tuple(document["id"][0] for document in documents)), snippets, counted

    def _counted(self, question: Question, query: Any) -> dict[str, Any]:
        """As our page has them: a facet that is filtered by is counted as if it were not."""
        asked = {name: each for name, each in self.facets.items() if name not in question.filters}
        counted = dict(self.searcher.aggregate(query, asked))
        for name in question.filters:
            others = {other: value for other, value in question.filters.items() if other != name}
            freely = self._query(replace(question, filters=others))
            counted |= self.searcher.aggregate(freely, {name: self.facets[name]})
        return counted

    def tops(self, question: Question) -> dict[str, list[int]]:
        """By facet, the counts of the commonest values."""
        counted = self.told(question, "newest")[2]
        return {name: [each["doc_count"] for each in counted[name]["buckets"]][:COMPARED] for name in FACETS}

    def _query(self, question: Question) -> Any:
        must, never = tantivy.Occur.Must, tantivy.Occur.MustNot
        parts = [(must, self._anywhere(word)) for word in question.every]
        if question.either:
            either = [(tantivy.Occur.Should, self._anywhere(word)) for word in question.either]
            parts.append((must, tantivy.Query.boolean_query(either)))
        if question.phrase:
            sought = [tantivy.Query.phrase_query(self.schema, name, list(question.phrase)) for name in WORDS]
            parts.append((must, tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in sought])))
        parts += [
            (must, tantivy.Query.term_query(self.schema, name, value)) for name, value in question.filters.items()
        ]
        parts = parts or [(must, tantivy.Query.all_query())]
        parts += [(never, self._anywhere(word)) for word in question.without]
        return tantivy.Query.boolean_query(parts)

    def _anywhere(self, word: str) -> Any:
        sought = [tantivy.Query.term_query(self.schema, name, word) for name in WORDS]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in sought])
