"""Our own search, asked as the page of the list asks it. The one place that changes when its insides do."""

from urllib.parse import urlencode

from django.http import QueryDict

from findings import facets
from findings.index.searching import Answer
from findings.listing import Listing
from findings.models import Institution, Person, Theme
from findings.results import Results
from findings.year_range import years

from .question import PER_PAGE, Question
from .question import Answer as Result


class Ours:
    """The index over PostgreSQL, by the code of the site."""

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
        words = [*question.every, " OR ".join(question.either)]
        words += [f'"{" ".join(question.phrase)}"' if question.phrase else ""] + [f"-{w}" for w in question.without]
        asked = {
            name: self.slugs[name][int(value)][1] if name in self.slugs else value
            for name, value in question.filters.items()
        }
        return urlencode({"q": " ".join(filter(None, words)), **asked, "sort": order})

    def ask(self, question: Question, order: str) -> Result:
        """The whole of a page's answer: total, 25 findings with the words marked, every facet with its names."""
        listing = Listing(QueryDict(self.address(question, order)))
        answer = Answer(listing.archive, listing.filterset.question())
        page = Results(answer, listing.filterset.tree)[:PER_PAGE]
        facets.facets(listing.filterset, answer, listing.addresses)
        years(listing.filterset, answer.count("year"), listing.addresses)
        return Result(answer.total, tuple(row.pk for row in page))
