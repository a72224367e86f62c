"""Our own search, by the code of the site. The one place here that changes when its insides do."""

from urllib.parse import urlencode

from findings.asking.tree import Node
from findings.facets import ENDLESS, LONGEST, TITLES, occurring
from findings.index import searching as search
from findings.index.counting import Counts
from findings.index.following import current
from findings.index.searching import Answer
from findings.models import Institution, Person, Theme
from findings.results import Results
from findings.search import sought

from .question import COMPARED, PER_PAGE, Question
from .question import Answer as Result


class Ours:
    """The index over PostgreSQL."""

    name = "ours"
    ranks = True

    def __init__(self) -> None:
        models = {"theme": Theme, "institution": Institution, "person": Person}
        self.slugs = {
            name: list(model._default_manager.order_by("pk").values_list("pk", "slug"))
            for name, model in models.items()
        }

    def number(self, name: str, value: int | str) -> int | str:
        """The number in the database of the value that a question names: its place for records, itself for others."""
        return self.slugs[name][int(value)][0] if name in self.slugs else value

    def address(self, question: Question, order: str) -> str:
        """The query string that asks the question."""
        asked = {
            name: self.slugs[name][int(value)][1] if name in self.slugs else value
            for name, value in question.filters.items()
        }
        return urlencode({"q": self.words(question), **asked, "sort": order})

    def words(self, question: Question) -> str:
        """What a reader types to ask it, filters aside."""
        words = [*question.every, " OR ".join(question.either)]
        words += [f'"{" ".join(question.phrase)}"' if question.phrase else ""] + [f"-{w}" for w in question.without]
        return " ".join(filter(None, words))

    def ask(self, question: Question, order: str) -> Result:
        """The whole answer, as a peer gives it: total, 25 findings with the words marked and all that a row shows, and
        every facet by its numbers. Links, names of facets and HTML are the page’s, which is measured over HTTP.
        """
        tree = sought(self.words(question))
        answer = self._answer(question, tree, order)
        page = Results(answer, tree)[:PER_PAGE]
        self._counted(answer)
        return Result(answer.total, tuple(row.pk for row in page))

    def _answer(self, question: Question, tree: Node | None, order: str) -> Answer:
        chosen = {name: frozenset([self.number(name, value)]) for name, value in question.filters.items()}
        return Answer(current().archive, search.Question(tree, chosen, order=order))

    def _counted(self, answer: Answer) -> dict[str, Counts]:
        return {
            name: answer.commonest(name, LONGEST).counts if name in ENDLESS else occurring(answer.count(name))
            for name in (*TITLES, "year")
        }

    def tops(self, question: Question) -> dict[str, list[int]]:
        """By facet, the counts of the commonest values."""
        counted = self._counted(self._answer(question, sought(self.words(question)), "newest"))
        return {name: sorted(counts.values(), reverse=True)[:COMPARED] for name, counts in counted.items()}
