"""Addresses of the list of findings: one list has one address, in whatever order filters were chosen."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote_plus

from findings.record_addresses import address

Values = Mapping[str, object]  # by parameter: a value, or a list of several; None for none


class Addresses:
    """Addresses that keep the parameters `values`, and change some of them. `order` is that of the parameters."""

    def __init__(self, values: Values, order: Iterable[str], path: str | None = None) -> None:
        self.places = {name: place for place, name in enumerate(order)}
        self.path = path or address("findings:finding-list")
        self.pieces = {name: _written(name, given) for name, given in values.items()}
        self.written = [name for name in self.places if self.pieces.get(name)]

    def having(self, **changes: object) -> str:
        """The address with some parameters changed; None takes one away, a list gives several values."""
        return self._joined(self.pieces | {name: _written(name, given) for name, given in changes.items()})

    def at(self, path: str) -> str:
        """The same parameters at another path."""
        return Addresses({}, self.places, path)._joined(self.pieces)

    def varying(self, name: str, values: Collection[str] = (), *, without: Collection[str] = ()) -> "Varying":
        """Addresses with more or fewer values of one parameter than `values`, and without some parameters."""
        others = [other for other in self.written if other != name and other not in without]
        before = "".join(f"{self.pieces[other]}&" for other in others if self.places[other] < self.places[name])
        after = "".join(f"&{self.pieces[other]}" for other in others if self.places[other] > self.places[name])
        return Varying(self.path, before, name, after, values)

    def _joined(self, pieces: Mapping[str, str]) -> str:
        query = "&".join(pieces[name] for name in self.places if pieces.get(name))
        return f"{self.path}?{query}" if query else self.path


class Varying:
    """Addresses with one value more of a parameter, or one less: lean, for long lists of links."""

    def __init__(self, path: str, before: str, name: str, after: str, values: Collection[str]) -> None:
        self.path, self.before, self.name, self.after = path, before, name, after
        self.values = frozenset(values)
        self._first = f"{path}?{before}{name}="

    def more(self, value: str) -> str:
        """The address with this value too; values stand in the order of the alphabet."""
        return self._having({*self.values, value}) if self.values else f"{self._first}{_quoted(value)}{self.after}"

    def less(self, value: str) -> str:
        """The address without this value."""
        return self._having(self.values - {value})

    def numbered(self, number: int) -> str:
        """The address of a page of that number: the first needs none."""
        return self.more(str(number)) if number > 1 else self.less("")

    def _having(self, values: Collection[str]) -> str:
        if not values:
            query = self.before[:-1] + self.after if self.before else self.after[1:]
            return f"{self.path}?{query}" if query else self.path
        return f"{self.path}?{self.before}{_written(self.name, sorted(values))}{self.after}"


def _written(name: str, given: object) -> str:
    """A parameter with its values; nothing where there are none."""
    if given is None:
        return ""
    values = given if isinstance(given, list) else [given]
    return "&".join(f"{name}={quote_plus(str(value))}" for value in values)


@lru_cache(maxsize=20_000)
def _quoted(slug: str) -> str:
    return quote_plus(slug)
