from collections.abc import Mapping
from dataclasses import dataclass, field

PER_PAGE = 25
COMPARED = 12  # values of each facet whose counts must be those of other engines


@dataclass(frozen=True)
class Question:
    """What a reader asks, in no engine's language. Filters name one value each, by its number or word."""

    sort: str  # the class of questions it belongs to
    every: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: Mapping[str, int | str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = [*self.every, " OR ".join(self.either), f'"{" ".join(self.phrase)}"' if self.phrase else ""]
        told += [f"-{word}" for word in self.without] + [f"{name}:{value}" for name, value in self.filters.items()]
        return " ".join(filter(None, told)) or "(everything)"


@dataclass(frozen=True)
class Answer:
    """What an engine found: the total and the page. Snippets and facets were made, and are thrown away."""

    total: int
    page: tuple[int, ...]
