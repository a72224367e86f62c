"""The naive way: every document is read and compared, one question after another. Slow, and easy to believe."""

from collections import Counter, defaultdict
from datetime import date
from math import log

from django.db import connection

from findings.asking.expressing import expression
from findings.asking.tree import Either, Every, Without, leaves
from findings.index.documents import FACETS, NONE
from findings.index.searching import Question
from findings.models import SearchDocument

WEIGHTS = {"A": 1.0, "B": 0.4, "C": 0.2}


class Oracle:
    """What a question should find, by reading all documents."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.documents = {document.pk: document for document in SearchDocument.objects.defer("vector", "exact")}
        self.found = self._found(question.chosen)
        self.parts: dict[object, dict[str, set[int]]] = {}

    def _found(self, chosen):
        words = self.question.words
        there = set(self.documents) if words is None else self._matching(words)
        if self.question.among is not None:
            there &= self.question.among
        for facet, values in chosen.items():
            there = {pk for pk in there if set(self._values(pk, facet)) & values}
        for facet, values in self.question.refused.items():
            there = {pk for pk in there if not set(self._values(pk, facet)) & values}
        return there

    def _values(self, pk, facet):
        value = getattr(self.documents[pk], FACETS[facet].column)
        if FACETS[facet].several:
            return value or [NONE]
        return [NONE if value is None else value]

    def _matching(self, tree):
        if isinstance(tree, Every):
            return set.intersection(*map(self._matching, tree.parts))
        if isinstance(tree, Either):
            return set().union(*map(self._matching, tree.parts))
        if isinstance(tree, Without):
            return set(self.documents) - self._matching(tree.part)
        return self._holding(tree)

    def _holding(self, leaf, part=None):
        each = expression(leaf)
        column = each.column if part is None else f"ts_filter({each.column}, '{{{part}}}')"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT finding_id FROM findings_searchdocument WHERE {column} @@ {each.sql}",  # noqa: S608
                each.params,
            )
            return {pk for (pk,) in cursor.fetchall()}

    def counts(self):
        counts = {}
        for facet in FACETS:
            others = {name: values for name, values in self.question.chosen.items() if name != facet}
            there = self._found(others)
            counts[facet] = dict(Counter(value for pk in there for value in self._values(pk, facet)))
        return counts

    def findings(self):
        order = {
            "newest": self._newest,
            "oldest": self._oldest,
            "added": self._added,
            "corrected": self._corrected,
            "relevance": self._best(),
        }
        return sorted(self.found, key=order[self.question.order])

    def _newest(self, pk):
        day = self.documents[pk].dated_on
        return (day is None, -(day or date.min).toordinal(), -pk)

    def _oldest(self, pk):
        day = self.documents[pk].dated_on
        return (day is None, (day or date.min).toordinal(), pk)

    def _added(self, pk):
        return (-self.documents[pk].first_published.timestamp(), -pk)

    def _corrected(self, pk):
        moment = self.documents[pk].corrected_at
        return (-moment.timestamp() if moment else 0, *self._newest(pk))

    def _best(self):
        scores: dict[int, float] = defaultdict(float)
        for leaf in dict.fromkeys(leaves(self.question.words, wanted=True)):
            holding = self._holding(leaf)
            rarity = log(1 + (len(self.documents) - len(holding) + 0.5) / (len(holding) + 0.5))
            for pk in holding:
                weight = sum(weight for part, weight in WEIGHTS.items() if pk in self._parts(leaf)[part])
                scores[pk] += rarity * weight
        return lambda pk: (-scores[pk], *self._newest(pk))

    def _parts(self, leaf):
        if leaf not in self.parts:
            self.parts[leaf] = {part: self._holding(leaf, part) for part in WEIGHTS}
        return self.parts[leaf]
